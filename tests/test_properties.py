"""What must hold of every input, looked for with random ones: a few seconds here, as long as it is told in ``make fuzz``."""

import os
import random
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from digest import csvtext, edtf, sidecarfile, source
from digest.normal import normalise
from digest.record import Record
from digest.slugs import MAX_LENGTH, slug
from fuzzing import hostile, press, reading
from fuzzing.reading import SLUG

Test = TypeVar("Test", bound=Callable[..., Any])
ROUND = int(os.environ.get("FUZZ_ROUND", "0"))  # examples of a round of the long run; it draws other ones each time
CHEAP = 0.1  # what costs more is not made smaller when it fails: that would take the rest of the day


def examples(share: float) -> Callable[[Test], Test]:
    """A share of the examples of a run; what costs more gets fewer. In the tests they are the same every time."""
    return settings(
        max_examples=max(2, int((ROUND or 200) * share)),
        derandomize=not ROUND,
        database=None,
        deadline=None,  # a time never fails a test
        suppress_health_check=list(HealthCheck),
        phases=[one for one in Phase if one is not Phase.explain and (one is not Phase.shrink or share >= CHEAP)],
    )


@examples(0.6)
@given(hostile.texts())
def test_a_text_is_read_or_set_aside_and_what_is_told_of_it_stands_in_it(text: str) -> None:
    reading.read(text)


@examples(0.3)
@given(hostile.files())
def test_a_file_of_any_bytes_is_read_or_set_aside(data: bytes) -> None:
    text = reading.decoded(data)
    if text is not None:
        reading.read(text)


@examples(0.05)
@given(hostile.texts())
@example(hostile.full(hostile.MARKUP))
@example(hostile.full(hostile.SYNTAX))
@example(hostile.full(hostile.FORMULAS + hostile.HIDDEN))
def test_the_pages_of_any_text_show_it_and_nothing_of_it_acts(text: str) -> None:
    if record := reading.read(text):
        press.check_words(record)


# Controls, what cannot be seen, what turns the line round, noncharacters.
HIDES = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0010ffff]"
)


@examples(1)
@given(st.lists(st.one_of(hostile.FRAGMENT, st.text(max_size=8)), max_size=12).map("".join))
def test_normalising_twice_changes_nothing_and_leaves_nothing_that_hides(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert not HIDES.search(once)


@examples(1)
@given(st.one_of(hostile.FRAGMENT, st.text(), hostile.STEMS))
def test_a_slug_is_an_address(text: str) -> None:
    found = slug(text)
    assert SLUG.fullmatch(found)
    assert len(found) <= MAX_LENGTH
    assert slug(found) == found


NAMES = st.text(alphabet="abcаәҚІ019 -_.,()'&%\n👮", min_size=1, max_size=20).filter(lambda name: name.strip("."))


@examples(0.2)
@given(
    st.lists(st.tuples(NAMES, st.sampled_from((".txt", ".TXT", ".kk.txt", ".ru.txt", ".toml", ".docx", ""))), max_size=12)
)
@example([("a", ".txt"), ("a", ".TXT")])
@example([("a", ".txt"), ("a", ".kk.txt"), ("a", ".ru.txt")])
def test_every_file_name_has_an_address_of_its_own_or_is_named(names: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for stem, end in names:
            (root / f"{stem}{end}").write_bytes(b"")
        found = source.find(root)
        ids = [one.id for one in found.articles]
        assert len(ids) == len(set(ids))
        assert all(map(SLUG.fullmatch, ids))
        read = {path for one in found.articles for path in (one.original, *(one.translation or ()))}
        said = "\n".join(map(str, found.errors))
        for name in (path.name for path in root.iterdir()):
            hidden = name.startswith(".") or name.endswith("~") or "#" in name
            assert hidden or not name.lower().endswith(".txt") or name in read or name in said, f"{name!r} is passed over"


HEAD = f"{hostile.PROSE[0]}\n{hostile.PROSE[1]}\n"
LENGTH = 4000  # letters of the shorter text


@pytest.mark.parametrize(
    "unit",
    [
        "Москва, ", "Polisia.kz\n", "40 мың ", "г. Астана ", "Решено: 5 постов. ", "Семей\n", "«Да, мы знаем это», – сказал он. ",
        "Министр {0} поручил открыть пост. ",
    ],
)  # fmt: skip
def test_twice_the_text_takes_twice_the_steps(unit: str) -> None:
    def repeated(length: int) -> str:
        return HEAD + "".join(
            unit.format(chr(1040 + at % 32) + chr(1072 + at // 32) * 4) for at in range(length // len(unit))
        )

    assert reading.steps(repeated(2 * LENGTH)) < 2.7 * reading.steps(repeated(LENGTH))


@examples(1)
@given(st.lists(st.one_of(hostile.FRAGMENT, st.text()), min_size=1, max_size=5))
def test_a_cell_never_runs_and_its_text_can_be_had_back(texts: list[str]) -> None:
    fields = [f"field{number}" for number in range(len(texts))]
    table = csvtext.to_csv(fields, [dict(zip(fields, texts, strict=True))]).decode()
    press.check_table("case.csv", table)
    (row,) = csvtext.from_csv(table, fields)
    assert [csvtext.unguarded(row[name]) for name in fields] == [" ".join(text.split()) for text in texts]


@examples(1)
@given(st.one_of(st.text(max_size=15), st.from_regex(r"[-X\d]{4}(-[\dX]{2}){0,2}[?~%]?", fullmatch=True)))
def test_a_date_is_refused_with_a_reason_or_read(text: str) -> None:
    try:
        found = edtf.parse(text)
    except ValueError as error:
        assert str(error)
    else:
        assert found.bucket
        assert edtf.sort_key(text)


VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(-5, 3000), st.sampled_from(("2024-05-06", "1e400", "nan", "2024-05-06T10:00:00Z")).map(lambda bare: ("bare", bare)),
              st.one_of(st.text(max_size=10), st.sampled_from(("full", "KZ-10", "migration", "2022-04", "15:41", "other", "полиции", "https://polisia.kz/x", "https://[x")))),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(("kk", "ru", "article", "promise", "report", "status", "x")), inner, max_size=4)),
    max_leaves=6,
)  # fmt: skip
KEYS = st.sampled_from((*sidecarfile.TABLES, *sidecarfile.PLAIN, "titel"))
PARTS = st.sampled_from(
    ("value", "add", "remove", "keep", "drop", "edtf", "time", "articles", "steps", "of", "url", "reason", "x")
)
REASON = {"kk": "Түзету.", "ru": "Правка."}


def toml(value: object) -> str:
    """A value as TOML has it."""
    if isinstance(value, tuple):
        return str(value[1])
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(one if one.isprintable() and one not in '"\\' else f"\\U{ord(one):08x}" for one in value) + '"'
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + "}"
    return str(value)


@st.composite
def sidecars(draw: st.DrawFn) -> str:
    """A sidecar with keys that exist and values of any kind."""
    found = {}
    for key in draw(st.lists(KEYS, min_size=1, max_size=3, unique=True)):
        table = draw(st.dictionaries(PARTS, VALUES, max_size=3))
        found[key] = draw(VALUES) if draw(st.booleans()) and key in sidecarfile.PLAIN else {"reason": REASON} | table
    return "".join(f"{key} = {toml(value)}\n" for key, value in found.items())


@examples(0.5)
@given(sidecars(), hostile.texts())
@example('[follows]\nsteps = [5]\nreason = {kk = "а", ru = "а"}\n', hostile.PROSE[0])
@example('[follows]\narticles = 5\nreason = {kk = "а", ru = "а"}\n', hostile.PROSE[0])
@example('[lines]\nkeep = [0]\nreason = {kk = "а", ru = "а"}\n', hostile.PROSE[0])
def test_a_sidecar_of_any_kind_costs_at_most_its_article(side: str, text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = {"a.txt": text, "a.toml": side, "b.txt": hostile.PROSE[0]}
        found, aside = press.records(press.write(files, Path(folder, "content")))
    assert "b" in {one.id for item in found for one in (item, *item.reprints)} or any("b.txt" in str(one) for one in aside)
    assert len(found) == 2 or aside or any(one.reprints for one in found)


@examples(0.01)
@given(hostile.archives())
def test_a_site_of_any_texts_is_whole_and_inert(folder: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        found, _ = press.records(press.write(folder, Path(place, "content")))
        press.check(press.build(found, Path(place, "output")), found)


@examples(0.01)
@given(hostile.archives(4), st.randoms(use_true_random=False))
def test_files_in_another_order_give_the_same_bytes(folder: dict[str, str], chance: random.Random) -> None:
    def shuffled(items: list[Any]) -> list[Any]:
        return chance.sample(items, len(items))

    with tempfile.TemporaryDirectory() as place:
        one: list[Record] = press.records(press.write(folder, Path(place, "content")))[0]
        other = press.records(press.write(dict(shuffled(list(folder.items()))), Path(place, "again", "content")))[0]
        assert press.build(one, Path(place, "output")) == press.build(shuffled(other), Path(place, "other"))
