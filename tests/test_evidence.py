"""Evidence as pages show it: each word of the sentence once, however the spans of a fact lie."""

import pytest

from digest.evidence import evidence_of
from digest.model import Document, Dropped, Sentence, Span

TEXT = "Жаңа бекет\nБекет ашылды, екі экипаж келді. Үшінші де бар.\nБөлісу"
HEAD, FIRST, SECOND, SHARE = Span(0, 10), Span(11, 42), Span(43, 57), Span(58, 64)
DOCUMENT = Document(
    "a", TEXT, "kk", HEAD, (Span(11, 57),), (Sentence(FIRST, "kk"), Sentence(SECOND, "kk")),
    (Dropped(3, SHARE, "Бөлісу", "share"),), None,
)  # fmt: skip


def span(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([span("ашылды")], ["Бекет |ашылды|, екі экипаж келді."]),
        ([span("екі"), span("Бекет")], ["|Бекет| ашылды, |екі| экипаж келді."]),
        ([span("ашылды"), span("ашылды, екі")], ["Бекет |ашылды, екі| экипаж келді."]),  # one inside the other
        ([span("Бекет ашылды"), span("ашылды, екі")], ["|Бекет ашылды, екі| экипаж келді."]),  # they overlap
        ([span("Үшінші"), span("Бекет")], ["|Үшінші| де бар.", "|Бекет| ашылды, екі экипаж келді."]),
        ([span("бекет")], ["Жаңа |бекет|"]),
        ([span("Бөлісу")], ["|Бөлісу|"]),
        ([span("келді. Үшінші")], ["|келді. Үшінші|"]),  # over the end of a sentence: only itself
    ],
)
def test_each_word_stands_once(spans: list[Span], shown: list[str]) -> None:
    found = evidence_of(DOCUMENT, tuple(spans), {})
    assert ["".join(f"|{text}|" if own else text for text, own in one.parts) for one in found] == shown


def test_marks_are_those_that_hold_the_words() -> None:
    numbers = {span("Бекет ашылды"): 1, span("екі"): 2, span("Үшінші"): 3}
    found = evidence_of(DOCUMENT, (span("екі"), span("ашылды")), numbers)
    assert [one.numbers for one in found] == [(1, 2)]
