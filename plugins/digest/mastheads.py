"""Heads of papers and sites: which lines above the article name who prints it."""

import re

from .lexicon import plain
from .lines import DOMAIN, domains, ends_sentence, is_prose, key_of, labels, words_of
from .model import Line
from .verdict import Context, Verdict

# «Общественно-политическая газета области», «аудандық қоғамдық-саяси газеті»; «Костанай: новости города и области».
_PAPER = re.compile(
    r"(?:общественно-политическ|областн|районн|городск|независим|республиканск)\w+ (?:газета|еженедельник)"
    r"|(?:қоғамдық-саяси|аудандық|облыстық|қалалық|тәуелсіз|республикалық)(?: \S+)? (?:газет|апталық)"
    r"|^\w+: (?:новости|жаңалықтар)"
)
_NUMBERED = re.compile(r"№\s*\d+.*\b(?:19|20)\d\d\b")  # «СЫР ЖОЛЫ № 111 (20158), четверг, 30 сентября 2021 года, стр. 6»
_ISSUE, _PARTED = re.compile(r"\s*№.*$"), re.compile(r"\s+[|–—-]\s+")
_TRAIL, _DESCRIBED = re.compile(r"\s[–—|/]\s"), re.compile(r"[^–—|]{2,40}\s[–—|-]\s(.+)$")


def site_header(line: Line, context: Context) -> Verdict | None:
    """A domain or an outlet's name as a line of its own above the article: «POLISIA.KZ», «Zakon.kz | Новости»."""
    if is_prose(line.text) and ends_sentence(line.text):
        return None
    if not context.seen_prose and (_PAPER.search(plain(line.text)) or _NUMBERED.search(line.text)):
        return Verdict("site header")
    words = words_of(_ISSUE.sub("", line.text) if "№" in line.text else line.text)  # «апталық   №38 (8912)»
    if not words:
        return None
    if holds_headline(_PARTED.split(line.text), context):
        return None
    domain = next(domains(line.text), None)
    trail = _TRAIL.split(line.text) if domain else []
    if domain and not context.seen_prose and len(trail) > 2 and all(len(words_of(part)) <= 3 for part in trail):
        return Verdict("site header")  # «Казинформ (inform.kz) – Главные новости – Регионы»
    if domain and len(words) <= 8 and not context.seen_prose and (len(words) <= 3 or DOMAIN.search(words[-1])):
        return Verdict("site header")
    if domain and ((domain.start() == 0 and len(words) <= 8) or domain.group() == line.text.strip(" .|«»")):
        return Verdict("site header")
    described = _DESCRIBED.match(line.text)
    if (
        described
        and not context.seen_prose
        and len(words) <= 9
        and {plain(word) for word in words_of(described[1])} & set(labels("outlet_words"))
    ):
        return Verdict("site header")
    low = [plain(word) for word in words]
    slogan = low and (low[0] in labels("slogan_words") or low[-1] in labels("slogan_words"))
    if slogan and not context.seen_prose and len(words) <= 5:
        return Verdict("site header")  # «Жетісу облысының жаңалықтары», «Новости Костаная и области»
    if (
        not context.seen_prose
        and 2 <= len(words) <= 6
        and (low[-1] in set(labels("outlet_words")) or (low[0] in set(labels("outlet_words")) and "«" in line.text))
    ):
        return Verdict("site header")
    return None


def holds_headline(parts: list[str], context: Context) -> bool:
    """«ОБЩЕСТВО | Полиция отчиталась о работе», «Полиция отчиталась о работе | Zakon.kz»: the only place of a headline.

    Where the headline also stands on a line of its own, this is the page's title or trail, and goes.
    """
    if context.seen_prose or len(parts) < 2 or DOMAIN.match(parts[0].strip()):
        return False
    names = set(labels("outlet_words"))
    long = [part for part in parts if len(words_of(part)) >= 4 and not names & set(map(plain, words_of(part)))]
    return len(long) == 1 and sum(key.endswith(key_of(long[0])) for key in context.counts) <= 1
