"""Many texts at once: no two truth articles are one story, and comparing stays quick."""

from dataclasses import replace

import pytest

from digest import reprints
from digest.model import Span
from digest.record import Record


@pytest.fixture(scope="module")
def truth(gold_records: dict[str, Record]) -> list[Record]:
    """The seen part of the truth articles, which tell different stories."""
    return [one for name, one in gold_records.items() if int(name.split("-")[1]) <= 180]


def test_no_two_truth_articles_are_one(truth: list[Record]) -> None:
    assert len(truth) == 360
    assert [one.id for one in reprints.gather(truth) if one.reprints] == []


def test_a_phrase_in_all_texts_and_one_text_in_all_portals_stay_quick(truth: list[Record]) -> None:
    """Comparisons grow with the number of texts: a frame with other words in it, and one text a hundred times."""
    base = replace(truth[0], facts=replace(truth[0].facts, figures=(), regions=(), places=()))

    def made(name: str, text: str) -> Record:
        document = replace(base.document, id=name, text=text, paragraphs=(Span(0, len(text)),), dateline=None)
        return replace(base, id=name, document=document)

    frame = [f"слово{number}" for number in range(60)]
    frames = [made(f"f{at:03}", " ".join([*frame, *(f"дело{at}и{n}" for n in range(40))])) for at in range(300)]
    copies = [made(f"c{at:03}", " ".join(f"весть{n}" for n in range(90)) + f" портал{at}") for at in range(300)]
    late = made("late", frames[-1].document.text + " и всё")
    compared = 0
    original = reprints._repeats

    def counted(*given: object) -> bool:
        nonlocal compared
        compared += 1
        return original(*given)  # type: ignore[arg-type]

    reprints._repeats = counted  # type: ignore[assignment]
    try:
        items = reprints.gather([*frames, *copies, late])
    finally:
        reprints._repeats = original
    assert compared < 3 * len(copies)
    assert sorted(len(one.reprints) for one in items)[-2:] == [1, 299]
    assert len(items) == 301


def test_long_near_copies_are_compared_in_a_moment() -> None:
    """Word by word with every other word it took hours: two texts as long as a file may be, with a change in every line."""
    line = "полиция города провела встречу номер {} с жителями района и ответила на вопросы о дорогах"
    one, other = ([word for at in range(20_000) for word in line.format(at).split()] for _ in range(2))
    other[9::15] = ["иначе"] * len(other[9::15])
    assert len(reprints._gaps(one, other)) == 20_000
    assert reprints._gaps(["а"] * 300_000, ["а"] * 299_999) == [(slice(0, 300_000), slice(0, 299_999))]
