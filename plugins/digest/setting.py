"""Which regions and topics one fact is about, where an article names several: those of its own sentence."""

from dataclasses import dataclass

from .model import Document, Span
from .record import Record
from .said import Tagged
from .spans import between

STEM = 5  # letters that a city's name and the words made from it share


@dataclass(frozen=True, slots=True)
class Setting:
    """Ids of regions and topics, and keys of cities and districts."""

    regions: tuple[str, ...]
    topics: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """A fact of one article with its place in the whole digest: ``key`` names it within the article, ``number`` is its place
    among the facts of its kind there.
    """

    key: str
    record: Record
    number: int
    setting: Setting

    @property
    def id(self) -> str:
        """Its name in the whole digest, also in the data: «atyrau-modular-posts/c-1a2b3c4d»."""
        return f"{self.record.id}/{self.key}"

    @property
    def regions(self) -> tuple[str, ...]:
        """Ids of the regions it is about."""
        return self.setting.regions

    @property
    def topics(self) -> tuple[str, ...]:
        """Ids of the topics it is about."""
        return self.setting.topics

    @property
    def places(self) -> tuple[str, ...]:
        """Keys of the cities and districts it is about."""
        return self.setting.places


def setting(record: Record, fact: Span, topic: str | None = None) -> Setting:
    """Where a fact belongs. ``fact`` is its evidence in the original, ``topic`` the one its measure makes.

    Regions: those the sentence names, else those of its paragraph, else the only one of the article. Topics: those of the
    sentence, else of the paragraph; an article with nine topics does not make each of its promises a matter of all nine.
    An article of one topic is. Cities and districts: those the sentence names; else the one of an article that names its
    region by nothing else, since its numbers are not those of the whole region.
    """
    document, facts = record.document, record.facts
    sentence = sentence_of(document, fact)
    topics, regions = _within(facts.topics, sentence), _within(facts.regions, sentence)
    if not topics or not regions:
        paragraph = next((one for one in between(document.paragraphs, fact, lambda one: one) if one.overlaps(fact)), fact)
        topics, regions = topics or _within(facts.topics, paragraph), regions or _within(facts.regions, paragraph)
    if topic is not None and any(tag.id == topic for tag in facts.topics):
        topics = tuple(dict.fromkeys((topic, *topics)))
    if not topics and len(facts.topics) == 1:
        topics = (facts.topics[0].id,)
    if not regions and len(facts.regions) == 1:
        regions = (facts.regions[0].id,)
    places = tuple(one.key for one in facts.places if any(span.overlaps(sentence) for span in one.evidence))
    return Setting(regions, topics, places or _only_place(record))


def _only_place(record: Record) -> tuple[str, ...]:
    facts = record.facts
    if len(facts.places) != 1 or len(facts.regions) != 1:
        return ()
    place, text = facts.places[0], record.document.text.lower()
    stem = place.evidence[0].of(text)[:STEM]
    words = [span.of(text) for span in facts.regions[0].evidence if not any(span.overlaps(own) for own in place.evidence)]
    named = [word for word in words if " " in word or not word.startswith(stem)]  # «карагандинец» is of the city too
    return () if named else (place.key,)


def _within(tags: tuple[Tagged, ...], frame: Span) -> tuple[str, ...]:
    first, last = frame
    return tuple(tag.id for tag in tags if any(start < last and first < stop for start, stop in tag.evidence))


def sentence_of(document: Document, fact: Span) -> Span:
    """The sentence a fact stands in, else the fact itself."""
    near = between(document.sentences, fact, lambda sentence: sentence.span)
    return next((one.span for one in near if one.span.overlaps(fact)), fact)
