"""The contract of each rule: one line, one case (``tests/cases``)."""

import re
from collections import Counter

import pytest

from conftest import ROOT, cases
from digest import document, duewords, edtf, furniture, i18n, patterns, sentences
from digest.dategrammar import read_date_line
from digest.facts import head, terms
from digest.lines import key_of
from digest.model import Line, Span
from digest.slugs import slug
from digest.syntax.deadlines import deadline_code
from digest.verdict import Context
from digest.vocabulary import Vocabulary

FILLER = "\nВторой абзац рассказывает о работе полиции подробнее и длиннее."


@pytest.mark.parametrize(("line", "expected"), cases("date_lines"))
def test_date_line(line: str, expected: str) -> None:
    found = read_date_line(line)
    if found is None:
        assert expected == "-"
        return
    value = found.dates[0].edtf if found.dates else None
    assert " ".join(part for part in (value, found.time, found.kind) if part) == expected


@pytest.mark.parametrize(("line", "expected"), cases("furniture"))
def test_furniture(line: str, expected: str) -> None:
    after_prose, text = line.startswith("…"), line.removeprefix("…")
    context = Context(Counter([key_of(text)]), seen_prose=after_prose)
    verdict = furniture.judge(Line(1, Span(0, len(text)), text, after_blank=True), context)
    assert (verdict.reason if verdict else "body") == expected


@pytest.mark.parametrize(("text", "expected"), cases("language"))
def test_language(text: str, expected: str) -> None:
    assert (sentences.language(text) or "-") == expected


@pytest.mark.parametrize("line", [line for (line,) in cases("sentences", parts=1)])
def test_sentences(line: str) -> None:
    expected = line.split("|")
    text = " ".join(expected)
    lang = sentences.language(text) or "ru"
    assert [span.of(text) for span in sentences.sentences(text, Span(0, len(text)), lang)] == expected


@pytest.mark.parametrize(("lang", "pattern", "marked"), [case[:3] for case in cases("patterns", 3, " | ") if len(case) == 3])
def test_pattern(lang: str, pattern: str, marked: str) -> None:
    expected = re.findall(r"\[([^\]]+)\]", marked)
    text = marked.replace("[", "").replace("]", "")
    hits = patterns.Matcher([(pattern, "key")], lang).find(text, patterns.tokenise(text, lang))
    assert [hit.span.of(text).strip("«»“”") for hit in hits] == [want.strip("«»“”") for want in expected]


@pytest.mark.parametrize(("text", "expected"), cases("regions"))
def test_regions(text: str, expected: str, words: Vocabulary) -> None:
    found = document.parse("case", text.replace("\\n", "\n"))
    parts = terms.passages(found, head.outlets(found, words).mentions)
    mentions = terms.find_places(found, parts, words)
    scope, regions = terms.scope_and_regions(found, mentions, words, None)
    assert " ".join([scope, *sorted(tag.id for tag in regions)]) == expected


@pytest.mark.parametrize(("line", "expected"), cases("titles"))
def test_headline(line: str, expected: str) -> None:
    found = document.parse("case", f"{line}\n\nПолиция города отчиталась о работе за год перед жителями.{FILLER}")
    assert found.title is not None
    assert found.title.of(found.text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("outlets"))
def test_outlets(text: str, expected: str, words: Vocabulary) -> None:
    found = head.outlets(document.parse("case", text.replace("\\n", "\n")), words)
    assert " ".join((name or "-").replace(" ", "_") for name in (found.carrier, found.cited)) == expected


@pytest.mark.parametrize(("line", "expected"), cases("photos"))
def test_photo_credit(line: str, expected: str) -> None:
    text = f"Полиция города отчиталась\n{line}\nПолиция города отчиталась о работе за год перед жителями.{FILLER}"
    assert (head.photo_credit(document.parse("case", text)) or "-") == expected


@pytest.mark.parametrize(("text", "expected"), cases("slugs"))
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize("text", ["😀😀", "«—»", "..."])
def test_slug_of_nothing_is_a_stable_hash(text: str) -> None:
    assert re.fullmatch(r"x[0-9a-f]{8}", slug(text))
    assert slug(text) == slug(text)


@pytest.fixture(scope="module")
def interface() -> dict[str, i18n.Words]:
    return i18n.words_for(i18n.load_catalogs(ROOT / "theme" / "locales"))


@pytest.mark.parametrize(("value", "kk", "ru"), cases("edtf_words", 3))
def test_date_in_words(value: str, kk: str, ru: str, interface: dict[str, i18n.Words]) -> None:
    # Babel and the catalogs may put no-break spaces; the words are what this is about.
    assert interface["kk"].date(value).replace("\u00a0", " ") == kk
    assert interface["ru"].date(value).replace("\u00a0", " ") == ru


@pytest.mark.parametrize(("code", "kk", "ru"), cases("deadline_words", 3))
def test_deadline_in_words(code: str, kk: str, ru: str, interface: dict[str, i18n.Words]) -> None:
    """What a page tells is also read again as the same deadline."""
    for lang, expected in (("kk", kk), ("ru", ru)):
        assert interface[lang].deadline(code) == expected
        assert deadline_code(expected, lang) == code


def test_every_deadline_that_is_read_has_its_words() -> None:
    told = {code for code, _, _ in cases("deadline_words", 3)}
    assert {code for _, codes in cases("deadlines") for code in codes.split("; ")} - {"-", "?"} <= told
    assert {f"{code}:1" for code in duewords.COUNTED} | set(duewords.NAMED) <= told


@pytest.mark.parametrize("value", ["2022-13", "2022-02-31", "XXXX", "XXXX-04", "22-04-09", "2026/2022", "1890", "весна"])
def test_bad_edtf_is_refused_with_an_example(value: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        edtf.parse(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-04-09", "2022-04-09"),
        ("XXXX-04-09", "04-09"),
        ("2022-04", "2022-04"),
        ("2022-04-09?", ""),
        ("2022/2024", ""),
        (None, ""),
    ],
)
def test_html_datetime_says_no_more_than_is_known(value: str | None, expected: str) -> None:
    assert edtf.html_datetime(value) == expected


def test_kazakh_letters_have_their_place_in_the_alphabet() -> None:
    names = ["Ұлытау", "Шымкент", "Ақмола", "Әуезов", "Қостанай", "Көкшетау", "Өскемен", "Орал", "Ыбырай", "Іле"]
    ordered = sorted(names, key=lambda name: i18n.alphabetical(name, "kk"))
    assert ordered == ["Ақмола", "Әуезов", "Көкшетау", "Қостанай", "Орал", "Өскемен", "Ұлытау", "Шымкент", "Ыбырай", "Іле"]


def test_russian_files_kazakh_letters_where_a_reader_looks() -> None:
    assert sorted(["Ұлытау", "Шымкент", "Павлодар", "Ёлка", "Жетісу"], key=lambda name: i18n.alphabetical(name, "ru")) == [
        "Ёлка", "Жетісу", "Павлодар", "Ұлытау", "Шымкент",
    ]  # fmt: skip
