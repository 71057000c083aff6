"""Headline, outlet, cited outlet and photo credit: what stands around the story."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..lexicon import lexicon, plain
from ..lines import domains, label_is, labels, words_of
from ..model import Document, Span, after_dateline
from ..patterns import tokenise
from ..said import Title
from ..spans import Cover
from ..syntax.names import agree, plain_readings, russian_given, surname_readings
from ..vocabulary import Vocabulary

TITLE_LENGTH = 120
_FILES = (".jpg", ".png", ".jpeg", ".mp4", ".pdf", ".doc", ".docx", ".html", ".php")
_SOCIAL = re.compile(
    r"(?:t\.me|facebook|instagram|whatsapp|youtube|twitter|tiktok|telegram|vk|ok)\.?(?:com|ru)?$", re.IGNORECASE
)
_NOTICE = ("copyright", "registration certificate", "site header", "source line")
_NO_NOTICE = ("photo credit", "related articles", "tags", "subscription notice", "share buttons")
_QUOTED_NAME = re.compile(r"«([^«»]{3,40})»")


def title(document: Document) -> Title:
    """The headline; where the text has none, the first sentence of its lead that stands on its own, marked derived."""
    if document.title:
        return Title(document.title.of(document.text), document.lang, derived=False)
    spans = after_dateline(document)
    texts = [span.of(document.text) for span in spans[:8]]
    chosen = next((text for text in texts if _stands_alone(text, document.base_lang)), texts[0])
    return Title(_shorten(_without_attribution(chosen, document.base_lang)), document.lang, derived=True)


def _stands_alone(text: str, lang: str) -> bool:
    low = plain(text).lstrip(' –—-«"“')
    pointing = any(re.match(rf"{re.escape(word)}(?!\w)", low) for word in lexicon(lang).dangling)
    return not pointing and text[0] not in '–—-«"“' and len(words_of(text)) >= 4


def _without_attribution(text: str, lang: str) -> str:
    """«…, сообщает Polisia.kz.» and «…, деп хабарлайды BAQ.kz.» come off; so does the full stop."""
    text = text.strip()
    verbs = "|".join(map(re.escape, lexicon(lang).says))
    start = r"(?:об этом\s+)?(?:как\s+)?" if lang == "ru" else r"(?:деп\s+)?"
    text = re.sub(rf"\s*[,–—-]+\s*{start}(?:{verbs})(?:\s[^,;]{{2,80}})?[.…]?$", "", text, flags=re.IGNORECASE)
    if lang == "kk":
        text = re.sub(rf"\s+деп\s+(?:{verbs})[.…]?$", "", text, flags=re.IGNORECASE)
    return text.strip(" .…,–—-")


def _shorten(text: str) -> str:
    """At most 120 characters, cut between words and shown to be cut."""
    if len(text) <= TITLE_LENGTH:
        return text
    return text[: text.rfind(" ", 0, TITLE_LENGTH)].rstrip(" ,;:–—-") + "…"


_CREDIT = re.compile(r".*(?:©\s*(?:фото|сурет)?|\b(?:фото|сурет|foto|suret)(?:сы|і)?\s*[:/©|–—])\s*(.+)$", re.IGNORECASE)


def photo_credit(document: Document) -> str | None:
    """Who is credited: the words behind «Фото:», «Сурет:», «© Фото»; None when nobody is named."""
    nobody = labels("no_credit")
    for line in document.furniture("photo credit"):
        text = line.text.strip("()[] ")
        found = _CREDIT.match(text)
        rest = label_is(text, "photo_labels") or (found[1] if found else "")
        rest = (label_is(rest, "photo_labels") or rest).strip(" .:–—-|()©")
        rest = rest or _named(text)
        if rest and label_is(rest, "photo_labels") is None and not plain(rest).startswith(nobody):
            return rest
    return None


def _named(text: str) -> str:
    """«Фото Андрей Лунин»: two capitalised words right behind the label."""
    found = re.fullmatch(r"(?:Фото|Сурет)\s+((?:[А-ЯӘҒҚҢӨҰҮҺІ][\w.-]+\s*){2,3})", text)
    return _nominative(found[1]) if found else ""


def _nominative(name: str) -> str:
    """«Владислава Шина» behind «Фото» is the genitive of «Владислав Шин»; «Андрей Лунин» stays."""
    parts = name.split()
    given = russian_given().get(parts[0].lower().replace("ё", "е"), ())
    surname = surname_readings(parts[-1].lower().replace("ё", "е"))
    if (
        len(parts) != 2
        or not any(one.case == "gen" for one in given)
        or any(one.case == "nom" and one.gender == "m" for one in given)
    ):
        return name
    agreed = agree([list(given), surname or plain_readings(parts[-1].lower())], "gen")
    return " ".join(word.capitalize() for word in agreed) if agreed else name


@dataclass(frozen=True, slots=True)
class Outlets:
    """``carrier`` published the text, ``cited`` is where it took the story; ``mentions`` are spans of all names."""

    carrier: str | None
    cited: str | None
    mentions: tuple[Span, ...]


def outlets(document: Document, vocabulary: Vocabulary) -> Outlets:
    """Kazakh portals sign the lead with their own name, so an attribution names the carrier unless the page itself
    (header, footer, copyright, source line, headline's tail) names another: then the attribution is a citation.
    """
    text, lang = document.text, document.base_lang
    named = _mentions(document, vocabulary)
    notice, paragraphs = _notice(document), Cover(document.paragraphs)
    page = [who for who, span in named if notice.holds(span)]
    body = [(who, span) for who, span in named if paragraphs.holds(span)]
    # A site nobody knows is an outlet only when it is the one who tells: «на сайте 1402-bonus.kz, сообщили в полиции».
    body = [(who, span) for who, span in body if who in vocabulary.outlets or not _is_address(text, span, lang)]
    said = [who for who, span in body if _is_attribution(text, span, lang, "says")]
    cited = [who for who, span in body if _is_attribution(text, span, lang, "cites")]
    said = [who for who in said if who not in cited]
    if document.dateline:
        said = [who for who, span in body if document.dateline.covers(span)] + said
    subscription = Cover(line.span for line in document.furniture("subscription notice"))
    asks = [who for who, span in named if subscription.holds(span)]
    carrier = next(iter([*page, *_own_name(document, vocabulary), *said, *cited, *asks]), None)
    others = [who for who in [*cited, *said] if who != carrier]
    return Outlets(carrier, others[0] if others else None, tuple(span for _, span in named))


def _own_name(document: Document, vocabulary: Vocabulary) -> list[str]:
    """An outlet names itself without its domain: at the very top («OTYRAR | Новости», «Вестник Улытау» above
    «Общественно-политическая газета»), in a header or copyright («Степной вестник», © «Жетісу үні»).
    """
    known = vocabulary.mastheads
    top = [line for line in document.dropped if line.span.start < document.paragraphs[0].start][:3]
    papers = set(labels("outlet_words"))
    heads = [re.split(r"\s[|–—•-]\s|\.\s", line.text)[0] for line in top]
    heads = [quoted[1] if (quoted := _QUOTED_NAME.search(head)) else head for head in heads]
    found = [known[plain(head)] for head in heads if plain(head) in known]
    found += [name for line in top if (name := _described(line.text, known, papers))]
    for head, below in zip(heads, top[1:], strict=False):
        issue = re.search(r"№\s*\d", below.text) or papers & {plain(word) for word in words_of(below.text)}
        if len(words_of(head)) <= 4 and issue and not papers & {plain(word) for word in words_of(head)}:
            found.append(_as_name(head))
    for line in [*top, *document.furniture("site header", "copyright", "source line")]:
        if line in top and not papers & {plain(word) for word in words_of(line.text)}:
            continue
        quoted = _QUOTED_NAME.search(line.text)
        if quoted:
            found.append(_as_name(quoted[1]))
    return found


def _described(text: str, known: Mapping[str, str], papers: set[str]) -> str | None:
    """«Знамя труда – общественно-политическая газета области», «СЫР БОЙЫ облыстық газеті»: a name, and what it is."""
    head, *rest = re.split(r"\s[|–—-]\s", text, maxsplit=1)
    if not rest:
        low = plain(text)
        head = next((text[: len(name)] for name in known if low.startswith(f"{name} ")), "")
        rest = [text[len(head) :]] if head else []
    if not rest or len(words_of(head)) > 4 or papers & {plain(word) for word in words_of(head)}:
        return None
    return known.get(plain(head)) or _as_name(head) if papers & {plain(word) for word in words_of(rest[0])} else None


def _as_name(text: str) -> str:
    """«АҚ ЖОЛ» -> «Ақ жол»: a name in capitals as it stands in running text."""
    return text.capitalize() if text.isupper() and len(text) > 4 else text


def _mentions(document: Document, vocabulary: Vocabulary) -> list[tuple[str, Span]]:
    """(outlet id or domain, span) in order of the text; a known name wins over the bare domain inside it."""
    text, lang = document.text, document.lang
    found = [(hit.key, hit.span) for hit in vocabulary.outlet_names[lang].find(text, tokenise(text, lang))]
    known_names = Cover(span for _, span in found)
    for match in domains(text):
        span, domain = Span(*match.span()), match.group().lower().removeprefix("www.")
        if not known_names.touches(span) and not _SOCIAL.search(domain) and not domain.endswith(_FILES):
            found.append((domain, span))
    return sorted(found, key=lambda item: (item[1].start, -item[1].stop))


def _notice(document: Document) -> Cover:
    """Where the page itself names an outlet: anywhere above the text but in a credit, or in a notice below it."""
    first = document.paragraphs[0].start
    above = [line for line in document.dropped if line.span.start < first and line.reason not in _NO_NOTICE]
    return Cover(line.span for line in (*above, *document.furniture(*_NOTICE)))


def _is_address(text: str, span: Span, lang: str) -> bool:
    """Is the site a place to go to rather than a teller: «через портал eotinish.kz», «kaspi-bonus.kz сайтына»?"""
    before, after = plain(text[max(0, span.start - 35) : span.start]), plain(text[span.stop : span.stop + 20])
    words = lexicon(lang)
    further = plain(text[span.stop : span.stop + 40])
    tells = any(word in before for word in words.says) or after.lstrip().startswith(words.says)
    tells = tells or any(word in further for word in words.cites_after) or any(word in before for word in words.cites)
    return not tells and any(word in before[-30:] or word in after for word in lexicon(lang).address_words)


def _is_attribution(text: str, span: Span, lang: str, kind: str) -> bool:
    """Is the name introduced by a verb of telling (``says``) or by «со ссылкой на», «-ке сілтеме жасап» (``cites``)?"""
    words = lexicon(lang)
    before = plain(text[max(0, span.start - 60) : span.start])
    before = re.split(r"[.!?;\n](?=\s)|\n", before)[-1]
    after = re.split(r"[.!?\n](?=\s|$)", plain(text[span.stop : span.stop + 60]))[0]
    near = 45 if kind == "says" else 40
    if any(word in before[-near:] for word in getattr(words, kind)):
        return True
    if kind == "says":
        return any(word in after[:40] for word in words.says)
    return any(word in after[:30] for word in words.cites_after)
