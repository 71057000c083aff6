"""Topics, regions and places: vocabulary entries found in the text, with the words that say so."""

from dataclasses import dataclass

from ..edtf import parse
from ..model import Document, Place, Span, Tagged
from ..patterns import Hit, Token, longest, tokenise
from ..vocabulary import Region, Vocabulary

TITLE, LEAD, BODY = "title", "lead", "body"
WEIGHT = {TITLE: 4, LEAD: 3, BODY: 1}
MANY_REGIONS = 5
SPLIT_OF_2022 = (2022, 6)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence (or the headline) with its place in the article, its words, and the language they are matched in."""

    zone: str
    span: Span
    lang: str
    tokens: tuple[Token, ...]


def passages(document: Document, without: tuple[Span, ...] = ()) -> list[Passage]:
    """Headline and sentences as words; the dateline and ``without`` (names of outlets) tell nothing of the subject."""
    hidden = [*without, document.dateline] if document.dateline else list(without)
    parts = [(TITLE, document.title, document.base_lang)] if document.title else []
    lead = document.paragraphs[0]
    for sentence in document.sentences:
        parts.append((LEAD if lead.covers(sentence.span) else BODY, sentence.span, sentence.lang[:2]))
    found = []
    for zone, span, lang in parts:
        words = tokenise(document.text, lang, span.start, span.stop)
        seen = tuple(word for word in words if not any(word.span.overlaps(other) for other in hidden))
        found.append(Passage(zone, span, lang, seen))
    return found


def topics(document: Document, parts: list[Passage], vocabulary: Vocabulary) -> tuple[Tagged, ...]:
    """Topics with evidence about police work: a strong phrase, or weak words beside a word that says police.

    A text that is not about the police at all has none, whatever cameras and children it mentions.
    """
    strong: dict[str, list[Span]] = {}
    weak: dict[str, list[tuple[Span, bool]]] = {}
    context = {TITLE: 0, LEAD: 0, BODY: 0}
    for part in parts:
        hits = vocabulary.terms[part.lang].find(document.text, part.tokens)
        police = sum(hit.key[0] == "context" for hit in hits)
        context[part.zone] += police
        for kind, who in dict.fromkeys(hit.key for hit in hits if hit.key[0] != "context"):
            for span in _merged([hit.span for hit in hits if hit.key == (kind, who)]):
                if kind == "strong":
                    strong.setdefault(who, []).append(span)
                else:
                    weak.setdefault(who, []).append((span, police > 0 or part.zone == TITLE))
    if not is_about_police(context):
        return ()
    found = []
    for who in vocabulary.topics:
        spans = strong.get(who, [])
        beside = weak.get(who, [])
        if spans or any(near for _, near in beside):
            found.append(Tagged(who, _sorted([*spans, *[span for span, near in beside if near or spans]])))
    return tuple(sorted(found, key=lambda tag: (tag.evidence[0].start, tag.id)))


def is_about_police(context: dict[str, int]) -> bool:
    """A police word in the headline or the lead, or several in the text."""
    return context[TITLE] + context[LEAD] >= 1 and sum(context.values()) >= 2 or context[BODY] >= 3


def _merged(spans: list[Span]) -> list[Span]:
    """Overlapping hits of one entry become one span."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.stop)):
        if found and span.start < found[-1].stop:
            found[-1] = Span(found[-1].start, max(found[-1].stop, span.stop))
        else:
            found.append(span)
    return found


def _sorted(spans: list[Span]) -> tuple[Span, ...]:
    return tuple(_merged(spans))


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
        found += [Mention(hit.key, hit.span, part.zone) for hit in hits if hit.key[0] != "ignore"]
    return found


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
    national = [mention for mention in mentions if mention.key[0] == "national"]
    foreign = [mention for mention in mentions if mention.key[0] == "foreign"]
    score = {region: sum(WEIGHT[one.zone] for one in found) for region, found in by_region.items()}
    front = [region for region, found in by_region.items() if any(one.zone != BODY for one in found)]
    chosen = _chosen(score, front, national)
    if foreign and _weight(foreign) > max([_weight(national), *score.values()], default=0):
        if any(one.zone != BODY for one in foreign):
            return "foreign", ()
    if chosen:
        tags = [Tagged(region, _sorted([one.span for one in by_region[region]])) for region in chosen]
        return "regional", tuple(sorted(tags, key=lambda tag: tag.evidence[0].start))
    if national or score:
        return "national", ()
    return "unknown", ()


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
        dominant = [region for region, points in score.items() if points >= 3 and points > sum(score.values()) / 2]
        return dominant
    return [region for region, points in score.items() if points >= max(1, top / 2)] if len(score) <= 3 else []


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
        found.append(Place(key, name.kind, fitting[0] if len(fitting) == 1 else None, _sorted(where)))
    return tuple(found)


def region_name(region: Region, lang: str) -> str:
    """The region's label in a language."""
    return region.kk if lang == "kk" else region.ru
