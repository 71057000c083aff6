"""Topics, regions and places: vocabulary entries found in the text, with the words that say so."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..edtf import parse
from ..lexicon import lexicon, plain
from ..model import Document, Span
from ..patterns import Hit, Token, fold, longest, tokens_in
from ..said import Figure, Place, Tagged
from ..spans import Cover, between, merged
from ..vocabulary import Vocabulary

TITLE, LEAD, BODY = "title", "lead", "body"
WEIGHT = {TITLE: 4, LEAD: 3, BODY: 1}
MANY_REGIONS = 5
SPLIT_OF_2022 = (2022, 6)


class Passage(NamedTuple):
    """A sentence (or the headline) with its place in the article, its words, and the language they are matched in."""

    zone: str
    span: Span
    lang: str
    tokens: tuple[Token, ...]


def passages(document: Document, without: tuple[Span, ...] = ()) -> list[Passage]:
    """Headline and sentences as words; the dateline and ``without`` (names of outlets) tell nothing of the subject."""
    hidden = Cover([*without, document.dateline] if document.dateline else without)
    parts = [(TITLE, document.title, document.lang)] if document.title else []
    lead = document.paragraphs[:1]
    if len(document.paragraphs) > 1 and not lead[0].of(document.text).endswith((".", "!", "?", "…", "»")):
        lead = document.paragraphs[:2]  # a standfirst without a full stop, then the lead
    parts += [
        (LEAD if any(part.covers(sentence.span) for part in lead) else BODY, sentence.span, sentence.lang)
        for sentence in document.sentences
    ]
    found = []
    for zone, span, lang in parts:
        words = tokens_in(document.text, lang, span)
        if words and hidden.touches(Span(words[0].start, words[-1].stop)):
            words = tuple(word for word in words if not hidden.touches(word.span))
        found.append(Passage(zone, span, lang, words))
    return found


SURE = 3  # police words or strong phrases of a text in which a clear word needs no support
SOFT = 5  # sentences with lesser words of police topics that make up for a missing police word
Told = tuple[str, str, Span]  # kind of word, topic, place
PoliceHits = list[tuple[Passage, list[Told]]]


def police_hits(document: Document, parts: list[Passage], vocabulary: Vocabulary) -> PoliceHits:
    """The words of topics and of police work in each passage; two words that say a topic together are clear ones."""
    found = []
    for part in parts:
        told = [(hit.key[0], hit.key[1], hit.span) for hit in _police_hits(document, part, vocabulary)]
        told += [("clear", who, span) for who, spans in vocabulary.pairs[part.lang].find(part.tokens) for span in spans]
        found.append((part, told))
    return found


def topics(document: Document, found: PoliceHits, vocabulary: Vocabulary) -> tuple[Tagged, ...]:
    """Topics with evidence about police work: a strong phrase, or weak words that something supports.

    A weak word is supported by a police word or a strong phrase in its paragraph, or by a second sentence with a weak
    word of the same topic. A clear word, and two words together, need no support in a text that comes back to the police
    or to what they do, and are weak in one that hardly names them. Only for texts about the police: others have no topics.
    """
    firm = {
        _paragraph(document, part.span) for part, told in found if any(kind in ("strong", "context") for kind, _, _ in told)
    }
    said: dict[str, list[Span]] = {}
    weak: dict[str, list[tuple[Span, Passage]]] = {}
    sure = len(_places_of_police(found)) >= SURE or (_soft(found) >= SOFT and _count(found, "others") <= 1)
    for part, told in found:
        for kind, who, span in told:
            if kind == "strong" or (kind == "clear" and sure):
                said.setdefault(who, []).append(span)
            elif kind in ("clear", "weak"):
                weak.setdefault(who, []).append((span, part))
    tags = []
    for who in vocabulary.topics:
        beside = weak.get(who, [])
        twice = len({part.span for _, part in beside}) > 1
        held = [span for span, part in beside if twice or said.get(who) or _paragraph(document, part.span) in firm]
        if said.get(who) or held:
            tags.append(Tagged(who, merged([*said.get(who, []), *held])))
    return tuple(sorted(tags, key=lambda tag: (tag.evidence[0].start, tag.id)))


STATISTICS = "crime-statistics"


def with_figures(tags: tuple[Tagged, ...], figures: Sequence[Figure], vocabulary: Vocabulary) -> tuple[Tagged, ...]:
    """Topics of a text, with those that its figures make: protocols of road police are about roads, two numbers of thefts
    that can be compared are statistics. Only for texts about the police.
    """
    evidence = {tag.id: tag.evidence for tag in tags}
    told = [(topic, one) for one in figures if one.measure and (topic := vocabulary.measures[one.measure].topic)]
    counted = [one for topic, one in told if topic == STATISTICS and one.status == "reported"]
    compared = [one for one in counted if one.direction or one.base is not None]
    dated = [one for one in counted if one.period]  # one case of a year is a case, two numbers of it are statistics
    statistics = {id(one) for one in (*compared, *(dated if compared or len(dated) > 1 else ()))}
    for topic, one in told:
        if topic != STATISTICS or id(one) in statistics:
            evidence[topic] = merged([*evidence.get(topic, ()), one.evidence[0]])
    found = [Tagged(who, spans) for who, spans in evidence.items()]
    return tuple(sorted(found, key=lambda tag: (tag.evidence[0].start, tag.id)))


def _police_hits(document: Document, part: Passage, vocabulary: Vocabulary) -> list[Hit[tuple[str, str]]]:
    """Hits of a passage, without lesser ones inside a longer strong phrase: «102 мобильді қосымша» is no digitalisation."""
    hits = vocabulary.terms[part.lang].find(document.text, part.tokens)
    strong: dict[int, list[Span]] = {}
    for hit in hits:
        if hit.key[0] == "strong":
            for at in range(hit.first, hit.last + 1):
                strong.setdefault(at, []).append(hit.span)
    return [
        hit
        for hit in hits
        if hit.key[0] not in ("clear", "weak")
        or not any(span != hit.span and span.covers(hit.span) for span in strong.get(hit.first, ()))
    ]


def _paragraph(document: Document, span: Span) -> Span:
    """The paragraph a span stands in, or the span itself (the headline)."""
    at = bisect_right(document.paragraphs, span.start, key=lambda paragraph: paragraph.start) - 1
    return document.paragraphs[at] if at >= 0 and document.paragraphs[at].covers(span) else span


def _places_of_police(found: PoliceHits) -> set[tuple[str, int]]:
    """Where police words or strong phrases stand: the zone and the first letter of each."""
    return {
        (part.zone, span.start)
        for part, told in found
        for span in merged([span for kind, _, span in told if kind in ("strong", "context")])
    }


def _soft(found: PoliceHits) -> int:
    """How many sentences have lesser words of police topics."""
    return sum(any(kind in ("clear", "weak") for kind, _, _ in told) for _, told in found)


def _count(found: PoliceHits, kind: str) -> int:
    return sum(one == kind for _, told in found for one, _, _ in told)


OTHERS = 4  # words of another trade


def is_about_police(found: PoliceHits) -> bool:
    """Police words or strong phrases: two with one of them in the headline or lead, or three anywhere.

    One in front also does when many sentences have lesser words of police topics: «в отделе полиции … участкового … обход»;
    so do two anywhere, in a story told without the word police, if it hardly has another trade's words.
    A text full of another trade's words with hardly one of the police's is about that trade: «участковый терапевт».
    """
    others = _count(found, "others")
    if others >= max(OTHERS, 3 * _count(found, "context")):
        return False
    places = _places_of_police(found)
    front = sum(zone != BODY for zone, _ in places)
    soft = _soft(found)
    told = len(places) >= 2 and soft >= 3 and others <= 1
    return (front >= 1 and (len(places) >= 2 or soft >= SOFT)) or len(places) >= 3 or told


@dataclass(frozen=True, slots=True)
class Mention:
    """A geographic word in the text. ``key`` as in Vocabulary.geo."""

    key: tuple[str, str]
    span: Span
    zone: str


def find_places(document: Document, parts: list[Passage], vocabulary: Vocabulary) -> list[Mention]:
    """Regions, cities, districts, national and foreign words; of overlapping readings the longest."""
    found = []
    for part in parts:
        hits: list[Hit[tuple[str, str]]] = longest(vocabulary.geo[part.lang].find(document.text, part.tokens))
        for hit in hits:
            if hit.key[0] != "ignore":
                zone = BODY if _is_elsewhere(document.text, hit.span, part.lang[:2]) else part.zone
                found.append(Mention(hit.key, hit.span, zone))
    return found


_STOPS = re.compile(r"[.!?\n]")


def _is_elsewhere(text: str, span: Span, lang: str) -> bool:
    """«уроженец Семея», «по опыту Астаны»: the place belongs to a life or a comparison, not to the story."""
    words = lexicon(lang)
    before, after = plain(text[max(0, span.start - 40) : span.start]), plain(text[span.stop : span.stop + 25])
    before = _STOPS.split(before)[-1]
    near = any(word in before and len(before) - before.rindex(word) < len(word) + 14 for word in words.elsewhere)
    return near or any(after.lstrip().startswith(word) for word in words.elsewhere_after)


def scope_and_regions(
    document: Document, mentions: list[Mention], vocabulary: Vocabulary, published: str | None
) -> tuple[str, tuple[Tagged, ...]]:
    """What the article is about: some regions, the whole country, another country, or unknown.

    Title and lead weigh more than a mention; a passing mention in a story about the ministry makes no region.
    """
    by_region: dict[str, list[Mention]] = {}
    for mention in mentions:
        for region in _regions_of(mention, vocabulary, published):
            by_region.setdefault(region, []).append(mention)
    foreign = [mention for mention in mentions if mention.key[0] == "foreign"]
    abroad = Cover(
        one.span for mention in foreign for one in between(document.sentences, mention.span, lambda one: one.span)
    )
    national = [one for one in mentions if one.key[0] == "national" and not abroad.holds(one.span)]
    score = {region: sum(WEIGHT[one.zone] for one in found) for region, found in by_region.items()}
    front = [region for region, found in by_region.items() if any(one.zone != BODY for one in found)]
    chosen = _chosen(score, front, national)
    ours = any(one.zone != BODY and _names_kazakhstan(document, one) for one in mentions if one.key[0] == "national")
    abroad_first = any(one.zone != BODY for one in foreign) and not ours
    if abroad_first and _weight(foreign) > max([_weight(national), *score.values()], default=0):
        return "foreign", ()
    if chosen:
        tags = [Tagged(region, merged([one.span for one in by_region[region]])) for region in chosen]
        return "regional", tuple(sorted(tags, key=lambda tag: tag.evidence[0].start))
    if national or score:
        return "national", ()
    return "unknown", ()


def _names_kazakhstan(document: Document, mention: Mention) -> bool:
    return fold(mention.span.of(document.text), "kk").startswith(("казахстан", "кр "))


def _chosen(score: dict[str, int], front: list[str], national: list[Mention]) -> list[str]:
    if not score:
        return []
    top = max(score.values())
    if len(front) > MANY_REGIONS:
        return []
    if front:
        ministry_first = any(one.zone == TITLE for one in national) or sum(WEIGHT[one.zone] for one in national) > 2 * top
        strong = [region for region in front if score[region] >= max(3, top / 3)]
        if ministry_first and top <= WEIGHT[LEAD]:
            return []
        return strong
    if any(one.zone != BODY for one in national):
        return [region for region, points in score.items() if points >= 3 and points > sum(score.values()) / 2]
    # Named only further down: the one region of the text, or those it comes back to; a list of examples is none.
    again = [region for region, points in score.items() if points >= 2 and points >= top / 2]
    return list(score) if len(score) == 1 else again


def _weight(mentions: list[Mention]) -> int:
    return sum(WEIGHT[one.zone] for one in mentions)


def _regions_of(mention: Mention, vocabulary: Vocabulary, published: str | None) -> tuple[str, ...]:
    kind, key = mention.key
    if kind == "region":
        return (key,)
    if kind != "place":
        return ()
    place = vocabulary.places[key]
    if len(place.regions) != 1:
        return ()
    if place.split_from and published and _before_split(published):
        return (place.split_from, place.regions[0])
    return place.regions


def _before_split(published: str) -> bool:
    """Was the text published before the regions of 2022 existed? Then it speaks of the old one and the present one."""
    start = parse(published).start
    return start.year is not None and (start.year, start.month or 1) < SPLIT_OF_2022


def places(mentions: list[Mention], regions: tuple[Tagged, ...], vocabulary: Vocabulary) -> tuple[Place, ...]:
    """Cities and districts named in the text; a shared district name takes the one region the text is about."""
    about = {tag.id for tag in regions}
    spans: dict[str, list[Span]] = {}
    for mention in mentions:
        if mention.key[0] == "place":
            spans.setdefault(mention.key[1], []).append(mention.span)
    found = []
    for key, where in spans.items():
        name = vocabulary.places[key]
        fitting = [region for region in name.regions if region in about] if len(name.regions) > 1 else list(name.regions)
        found.append(Place(key, name.kind, fitting[0] if len(fitting) == 1 else None, merged(where)))
    return tuple(found)
