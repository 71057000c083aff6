"""``content/vocabulary/*.toml`` -> topics, regions, outlets, measures, posts and their patterns, or all errors at once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .entries import (
    LANGS,
    OUTLET_KINDS,
    SERVES,
    TEXT_LANGS,
    KnownPerson,
    Measure,
    Outlet,
    PlaceName,
    Post,
    Region,
    Topic,
    Unit,
)
from .entryfile import EntryFile
from .messages import expected, msg, one_of
from .model import DigestError, DigestErrors
from .pairs import Pair, Pairs
from .patterns import Matcher

POLICIES = ("full", "excerpt")
REGION = msg("expected the id of a [[region]]")
STATUSES = ("verified", "partly", "proposed")
TOPIC_KEYS = {"id", "kk", "ru", "kk_status", "kk_source", "match", "clear", "weak", "pair", "example", "counter"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything editors keep under ``content/vocabulary``.

    Matchers are per language. ``measure_words``: measure id; ``post_words`` and ``post_later``: post id, the latter for a
    post named without its holder. Keys of ``geo``: ("region", id), ("place", key), ("national", ""), ("foreign", ""),
    ("ignore", ""); of ``terms``: ("strong" | "clear" | "weak", topic id), ("context", "") and ("others", ""); of
    ``outlet_names``: the outlet's id. ``pairs``: words that make a topic together. ``mastheads``: the names outlets print
    at the head of a page, in small letters -> outlet id.
    """

    topics: dict[str, Topic]
    regions: dict[str, Region]
    places: dict[str, PlaceName]
    outlets: dict[str, Outlet]
    geo: dict[str, Matcher[tuple[str, str]]]
    terms: dict[str, Matcher[tuple[str, str]]]
    pairs: dict[str, Pairs]
    outlet_names: dict[str, Matcher[str]]
    mastheads: dict[str, str]
    measures: dict[str, Measure]
    measure_words: dict[str, Matcher[str]]
    units: dict[str, Unit]
    unit_words: dict[str, Matcher[str]]
    posts: dict[str, Post]
    post_words: dict[str, Matcher[str]]
    post_later: dict[str, Matcher[str]]
    people: tuple[KnownPerson, ...]


def load(folder: Path) -> Vocabulary:
    """Read and check the vocabulary folder. Raises DigestErrors with every mistake in all files."""
    errors: list[DigestError] = []
    file = EntryFile(folder, "topics.toml", errors)
    topics, terms = _topics(file)
    pairs = _pairs(file)
    regions, places, geo = _regions(EntryFile(folder, "regions.toml", errors))
    outlets, names = _outlets(EntryFile(folder, "outlets.toml", errors))
    file = EntryFile(folder, "measures.toml", errors)
    measures, counted = _measures(file, topics)
    units, written = _units(file)
    posts, held, later, people = _posts(EntryFile(folder, "people.toml", errors))
    if errors:
        raise DigestErrors(errors)

    def matchers(keyed: dict[str, list[tuple[str, str]]]) -> dict[str, Matcher[str]]:
        return {lang: Matcher(keyed[lang[:2]], lang) for lang in TEXT_LANGS}

    return Vocabulary(
        topics,
        regions,
        places,
        outlets,
        geo={lang: Matcher(geo[lang[:2]], lang) for lang in TEXT_LANGS},
        terms={lang: Matcher(terms[lang[:2]], lang) for lang in TEXT_LANGS},
        pairs={lang: Pairs(pairs[lang[:2]], lang) for lang in TEXT_LANGS},
        outlet_names=matchers(names),
        mastheads={name.lower(): who for who, one in outlets.items() for name in (one.name, who.split(".")[0])},
        measures=measures,
        measure_words=matchers(counted),
        units=units,
        unit_words=matchers(written),
        posts=posts,
        post_words=matchers(held),
        post_later=matchers(later),
        people=people,
    )


Keyed = dict[str, list[tuple[str, tuple[str, str]]]]


def _topics(file: EntryFile) -> tuple[dict[str, Topic], Keyed]:
    topics, keyed = {}, {lang: [] for lang in LANGS}  # type: ignore[var-annotated]
    for who, entry in file.entries("topic"):
        status = file.choice(entry, "kk_status", who, STATUSES)
        topics[who] = Topic(who, file.text(entry, "kk", who), file.text(entry, "ru", who), status)
        for key in sorted(set(entry) - TOPIC_KEYS):
            file.fail(msg("%(id)s has an unknown key %(key)r", id=who, key=key), one_of(sorted(TOPIC_KEYS)), f"{key}.")
        for key in ("match", "example", "counter"):
            missing = [lang for lang in LANGS if not (isinstance(entry.get(key), dict) and entry[key].get(lang))]
            if missing:
                absent = msg("%(id)s has no %(key)s", id=who, key=", ".join(f"{key}.{lang}" for lang in missing))
                file.fail(absent, msg("every topic has them in both languages"), f'"{who}"')
        for lang in LANGS:
            for key, lists in (("strong", entry.get("match")), ("clear", entry.get("clear")), ("weak", entry.get("weak"))):
                keyed[lang] += [(pattern, (key, who)) for pattern in file.patterns(lists or {}, lang, who)]
    for lang in LANGS:
        for key in ("context", "others"):
            keyed[lang] += [(pattern, (key, "")) for pattern in file.patterns(file.data.get(key, {}), lang, f"[{key}]")]
    return topics, keyed


def _pairs(file: EntryFile) -> dict[str, list[Pair]]:
    """Of each language, the topics' [[topic.pair]]: two lists of single words."""
    found: dict[str, list[Pair]] = {lang: [] for lang in LANGS}
    for entry in file.data.get("topic", []):
        who = str(entry.get("id"))
        for lang, sides in ((lang, pair.get(lang, ())) for pair in entry.get("pair", []) for lang in LANGS):
            lists = [[one for one in file.patterns(side, lang, who) if " " not in one] for side in sides]
            if len(lists) == 2 and all(len(good) == len(side) > 0 for good, side in zip(lists, sides, strict=True)):
                found[lang].append((who, lists[0], lists[1]))
            elif sides:
                wrong = msg("%(id)s has a pair that cannot match", id=who)
                file.fail(wrong, expected('ru = [["жител*"], ["спросил*"]]'), "[[topic.pair]]", inside=who)
    return found


def _regions(file: EntryFile) -> tuple[dict[str, Region], dict[str, PlaceName], Keyed]:
    regions, places, keyed = {}, {}, {lang: [] for lang in LANGS}  # type: ignore[var-annotated]

    def add(lists: Any, who: str, key: tuple[str, str]) -> None:
        for lang in LANGS:
            keyed[lang] += [(pattern, key) for pattern in file.patterns(lists or {}, lang, who)]

    def add_place(entry: dict[str, Any], kind: str, ids: tuple[str, ...]) -> None:
        name = file.text(entry, "ru", entry.get("kk", kind))
        key = f"{'+'.join(ids)}/{kind}/{name}"
        places[key] = PlaceName(key, kind, file.text(entry, "kk", name), name, ids, entry.get("split_from"))
        add(entry.get("match"), name, ("place", key))

    for who, entry in file.entries("region"):
        tile = entry.get("tile")
        if not (isinstance(tile, list) and len(tile) == 2):
            file.fail(msg("%(id)s has no %(key)s", id=who, key="tile"), expected("tile = [0, 2]"), f'"{who}"')
            tile = [0, 0]
        regions[who] = Region(
            who,
            file.address(entry, "slug", who),
            file.choice(entry, "kind", who, ("city", "oblast")),
            file.text(entry, "kk", who),
            file.text(entry, "ru", who),
            file.label(entry, "in", who),
            (tile[0], tile[1]),
            file.label(entry, "tile_label", who),
            _neighbours(file, entry, who),
        )
        add(entry.get("match"), who, ("region", who))
        for kind in ("city", "district"):
            for place in entry.get(kind, []):
                add_place(place, kind, (who,))
    for place in file.data.get("shared_district", []):
        ids = tuple(place.get("regions", ()))
        for unknown in [one for one in ids if one not in regions]:
            file.fail(msg("unknown region %(id)r", id=unknown), REGION, f'"{unknown}"')
        add_place(place, "district", ids)
    for key in ("national", "foreign", "ignore"):
        add(file.data.get(key), f"[{key}]", (key, ""))
    _check_borders(file, regions)
    return regions, places, keyed


def _neighbours(file: EntryFile, entry: dict[str, Any], who: str) -> tuple[str, ...]:
    ids = entry.get("neighbours")
    if isinstance(ids, list) and ids and all(isinstance(one, str) for one in ids):
        return tuple(ids)
    file.fail(msg("%(id)s has no %(key)s", id=who, key="neighbours"), expected('neighbours = ["KZ-…"]'), f'"{who}"')
    return ()


def _check_borders(file: EntryFile, regions: dict[str, Region]) -> None:
    """A border has two sides: every mistake is named in the line of the region that makes it."""
    for who, region in regions.items():
        for other in region.neighbours:
            if other not in regions:
                problem, wanted = msg("%(id)s has an unknown neighbour %(other)r", id=who, other=other), REGION
            elif other == who:
                problem, wanted = msg("%(id)s is its own neighbour", id=who), msg("expected the ids of other regions")
            elif region.neighbours.count(other) > 1:
                problem, wanted = (
                    msg("%(id)s names %(other)s twice", id=who, other=other),
                    msg("expected each neighbour once"),
                )
            elif who not in regions[other].neighbours:
                problem = msg("%(id)s has the neighbour %(other)s", id=who, other=other)
                wanted = msg("%(id)s must have the neighbour %(other)s too", id=other, other=who)
            else:
                continue
            file.fail(problem, wanted, "neighbours =", inside=who)


def _outlets(file: EntryFile) -> tuple[dict[str, Outlet], dict[str, list[tuple[str, str]]]]:
    outlets, names = {}, {lang: [] for lang in LANGS}  # type: ignore[var-annotated]
    for who, entry in file.entries("outlet"):
        outlets[who] = Outlet(
            who,
            file.text(entry, "name", who),
            file.text(entry, "kk", who),
            file.text(entry, "ru", who),
            file.choice(entry, "kind", who, OUTLET_KINDS),
            file.text(entry, "site", who),
            file.choice(entry, "text", who, POLICIES),
        )
        for lang in LANGS:
            names[lang] += [(pattern, who) for pattern in file.patterns(entry.get("match", []), lang, who)]
    return outlets, names


def _measures(file: EntryFile, topics: dict[str, Topic]) -> tuple[dict[str, Measure], dict[str, list[tuple[str, str]]]]:
    measures, counted = {}, {lang: [] for lang in LANGS}  # type: ignore[var-annotated]
    for who, entry in file.entries("measure"):
        forms = _forms(file, who, entry)
        measures[who] = Measure(
            who,
            file.text(entry, "kk", who),
            file.text(entry, "ru", who),
            file.text(entry, "kk_counted", who),
            forms,
            file.choice(entry, "kk_status", who, STATUSES),
            file.choice(entry, "good", who, ("increase", "decrease", "")),
            entry.get("shares", True) is True,
            entry.get("topic"),
        )
        if topics and measures[who].topic not in (None, *topics):  # without any, topics.toml could not be read
            file.fail(msg("%(id)s has an unknown topic", id=who), msg("expected an id of topics.toml"), f'"{who}"')
        for lang in LANGS:
            counted[lang] += [(pattern, who) for pattern in file.patterns(entry.get("match") or {}, lang, who)]
    return measures, counted


def _forms(file: EntryFile, who: str, entry: dict[str, Any]) -> tuple[str, str, str]:
    """The three Russian forms after a number."""
    forms = entry.get("ru_counted")
    if isinstance(forms, list) and len(forms) == 3 and all(isinstance(one, str) and one for one in forms):
        return forms[0], forms[1], forms[2]
    absent = msg("%(id)s has no %(key)s", id=who, key="ru_counted")
    file.fail(absent, msg("expected three forms: after 1, after 2, after 5"), f'"{who}"')
    return "", "", ""


def _units(file: EntryFile) -> tuple[dict[str, Unit], dict[str, list[tuple[str, str]]]]:
    units, written = {}, {lang: [] for lang in LANGS}  # type: ignore[var-annotated]
    for who, entry in file.entries("unit"):
        units[who] = Unit(who, _forms(file, who, entry), file.text(entry, "kk_counted", who))
        for lang in LANGS:
            written[lang] += [(pattern, who) for pattern in file.patterns(entry.get("match") or {}, lang, who)]
    return units, written


Patterns = dict[str, list[tuple[str, str]]]


def _posts(file: EntryFile) -> tuple[dict[str, Post], Patterns, Patterns, tuple[KnownPerson, ...]]:
    posts, people = {}, []
    held: Patterns = {lang: [] for lang in LANGS}
    later: Patterns = {lang: [] for lang in LANGS}
    for who, entry in file.entries("post"):
        status = file.choice(entry, "kk_status", who, STATUSES)
        serves = file.choice({"serves": "", **entry}, "serves", who, SERVES)
        posts[who] = Post(who, file.text(entry, "kk", who), file.text(entry, "ru", who), status, serves)
        for lang in LANGS:
            held[lang] += [(pattern, who) for pattern in file.patterns(entry.get("match") or {}, lang, who)]
            later[lang] += [(pattern, who) for pattern in file.patterns(entry.get("aka") or {}, lang, who)]
    for who, entry in file.entries("person"):
        holds = tuple(entry.get("posts", ()))
        for unknown in [one for one in holds if one not in posts]:
            wrong = msg("%(id)s holds an unknown post %(post)r", id=who, post=unknown)
            file.fail(wrong, msg("expected the id of a [[post]]"), f'"{unknown}"')
        status = file.choice(entry, "kk_status", who, STATUSES)
        people.append(KnownPerson(who, file.text(entry, "kk", who), file.text(entry, "ru", who), holds, status))
    return posts, held, later, tuple(people)
