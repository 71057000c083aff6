"""Rules for the lines that say who made it: photo credits, bylines, source lines. See ``furniture.py``."""

import re

from .lexicon import plain
from .lines import LEADING, ends_sentence, is_prose, is_rubric, label_is, labels, words_of
from .model import Line
from .verdict import Context, Verdict

_CAPTION = re.compile(r"(?:суретте|фотода|на фото|на снимке)\s*[:–—-]")
_TRAILING = re.compile(r"\s(?:фото|сурет)\s*:\s*[^!?]{2,60}$", re.IGNORECASE)
_MARKED = re.compile(r"(?:/|\||©|\()\s*(?:фото|сурет)\b")


def photo(line: Line, _context: Context) -> Verdict | None:
    """«Фото: polisia.kz», «© Фото из архива», «(Сурет: …)», «Иллюстративное фото»."""
    text = line.text.strip("()[] ")
    if is_prose(line.text) and ends_sentence(line.text) and ":" not in text[:40]:
        return None  # «Видео – главное доказательство по делу, считают в полиции.»
    if _CAPTION.match(plain(text)) and len(words_of(text)) <= 25:
        return Verdict("photo credit")
    if ":" in text and _TRAILING.search(text) and not ends_sentence(text):
        return Verdict("photo credit")
    if is_prose(line.text) and len(words_of(line.text)) > 12:
        return None
    if label_is(text, "photo_labels") is not None:
        return Verdict("photo credit")
    low = LEADING.sub("", plain(text))
    few = len(words_of(text)) <= 6 and not ends_sentence(text)
    first = words_of(low)[:1]
    if few and first and first[0] in labels("photo_words"):
        return Verdict("photo credit")
    if few and _MARKED.search(low):
        return Verdict("photo credit")
    return None


def source_line(line: Line, context: Context) -> Verdict | None:
    """«Источник: …», «Дереккөз: …»."""
    if context.inside:
        return None
    if context.seen_prose and re.fullmatch(r"«[^«»]{3,30}»[.,]?", line.text):
        return Verdict("source line")
    rest = label_is(line.text, "source_labels")
    return Verdict("source line") if rest is not None and len(words_of(rest)) <= 12 else None


def byline(line: Line, context: Context) -> Verdict | None:
    """«Автор: Имя Фамилия», «Жан Арыстанұлы Редактор», and a bare name of two or three words."""
    words = words_of(line.text)
    if context.inside or (is_prose(line.text) and len(words) > 8) or line.text.endswith(":"):
        return None
    if (
        ": " in line.text
        and len(words_of(line.text.split(": ", 1)[1])) >= 3
        and label_is(line.text, "byline_labels") is None
    ):
        return None  # «Жұлдыз ЕРГЕШОВА, подполковник: Мектепке жаза кесуге бармаймыз» is a headline
    rest = label_is(line.text, "byline_labels")
    if rest is not None and len(words_of(rest)) <= 8:
        return Verdict("author line")
    low = [plain(word) for word in words]
    known = set(labels("byline_labels"))
    if 2 <= len(words) <= 5 and (low[-1] in known or low[0] in known) and sum(word[0].isupper() for word in words) >= 2:
        return Verdict("author line")
    return Verdict("author line") if _is_bare_name(line.text) else None


_NAME = re.compile(
    r"(?:[А-ЯЁӘҒҚҢӨҰҮҺІ]{3,}|[А-ЯЁӘҒҚҢӨҰҮҺІA-Z][а-яёәғқңөұүһіa-z’'ñğşıäöüūńǵýáóú]+(?:-[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+)?|[А-ЯЁӘҒҚҢӨҰҮҺІA-Z]\.)"
)


def _is_bare_name(text: str) -> bool:
    parts = text.split(",", maxsplit=1)[0].strip(" .,|–—").split()
    if len(parts) == 2 and all(_NAME.fullmatch(part) for part in parts) and parts[1].isupper() and not parts[0].isupper():
        return True  # «Нұрлан ҚҰМАР», «Лаура НАУРЫЗБАЕВА, Алматы»
    parts = text.strip(" .,|–—").split()
    if not 2 <= len(parts) <= 3 or not all(_NAME.fullmatch(part) for part in parts):
        return False
    return any(plain(part.rstrip(".")).endswith(labels("name_endings")) for part in parts) and not is_rubric(text)
