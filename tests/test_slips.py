"""What people mistype: the line is named in an editor's words, put right, and passes when it is copied back."""

import tomllib
from pathlib import Path

import pytest

from conftest import cases
from digest import edtf, tomlslips
from digest.sidecar import parse
from digest.vocabulary import Vocabulary

REASON = 'reason.kk = "Себебі осы"\nreason.ru = "Потому что"\n'


def refused(source: str) -> str:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(source)
    return str(caught.value)


@pytest.mark.parametrize(("written", "said", "wanted"), cases("slips", 3))
def test_a_slip_is_named_and_put_right(written: str, said: str, wanted: str) -> None:
    source = written.replace("⏎", "\n") + "\n"
    problem, expected, line = tomlslips.slip(source, refused(source))
    number, _, words = said.rpartition(": ") if said[0].isdigit() else (source.count("\n"), "", said)
    assert (line, str(problem)) == (int(number), words)
    assert wanted in str(expected)


# Cases whose expectation is a whole line, without blanks.
MENDED = [
    (written, wanted)
    for written, _, wanted in cases("slips", 3)
    if "⏎" not in written and " = " in wanted and "…" not in wanted
]


@pytest.mark.parametrize(("written", "wanted"), MENDED)
def test_what_was_expected_is_toml(written: str, wanted: str) -> None:
    refused(written)
    assert tomllib.loads(wanted)


def test_lines_are_counted_as_the_parser_does() -> None:
    for source in ('a = "1"\r\nb = "2\r\n', '# \u2028 one line\nb = "2\n', 'a = "1"\nb = "2\n\n\n'):
        problem, _, line = tomlslips.slip(source, refused(source))
        assert (str(problem), line) == ("a quotation mark is missing", 2)


def test_an_unseen_character_is_named() -> None:
    source = 'edtf\u00a0= "2024"\n'
    problem, _, line = tomlslips.slip(source, refused(source))
    assert (str(problem), line) == ("holds a character that is not seen (U+00A0)", 1)


def test_what_no_rule_knows_is_told_with_the_words_of_the_parser() -> None:
    source = 'value = "\\q"\n'
    problem, _, line = tomlslips.slip(source, refused(source))
    assert str(problem).startswith("cannot be read (")
    assert line == 1
    assert tomlslips.slip("a = 1\n", "too many brackets within brackets")[2] is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [("03.03.2024", "2024-03-03"), ("3,3,2024", "2024-03-03"), ("2024-3-3?", "2024-03-03?"), ("2024/03/05", "2024-03-05"),
     ("2024-31-03", "2024-03-31"), ("2024-02-30", None), ("3 марта 2024", None), ("03.03.24", None), ("", None)],
)  # fmt: skip
def test_a_date_that_is_plain_is_put_in_order(written: str, meant: str | None) -> None:
    assert edtf.mended(written) == meant


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f'[publised]\nedtf = "2024"\n{REASON}', ["1: unknown key 'publised'; did you mean published?"]),
        ('url = "https://a.kz"\n', ["1: unknown key 'url'; write [source] above it"]),
        (f'[topics]\nadd = ["migration"]\n{REASON}published = {{edtf = "2024", reason = {{kk = "a", ru = "b"}}}}\n',
         ["5: published stands inside [topics]; move the line published = … to the top, above the first [table]"]),
        ('[source]\nurl = "https://a.kz"\nadded = 2026-11-22\n',
         ["3: added stands inside [source]; move the line added = … to the top, above the first [table]"]),
        ('title = "Новое"\n', ['1: title has a value, but no reason; expected title = {value = "Новое", reason = {kk = "…", ru = "…"}}']),
        (f'[published]\nedtf = "2024"\nreason.kz = "a"\n{REASON}', ["3: a reason has no language 'kz'; expected one of kk, ru"]),
        (f'[published]\nedtf = "03,03,2024"\n{REASON}',
         ["2: '03,03,2024' is no date as it is written here; expected edtf = \"2024-03-03\""]),
        (f'[outlet]\nvalue = "Polisia.kz"\n{REASON}', ["2: 'Polisia.kz' is a name; expected value = \"polisia.kz\""]),
        (f'[outlet]\nvalue = "kostanay-news.kz"\n{REASON}', []),
        ('added = "2026-11-22"\n', []),
        ('added = "вчера"\n', ["1: added = 'вчера' is not a date; expected added = 2026-11-22"]),
        ('published = {edtf = "YYYY-03-03", reason = {kk = "a", ru = "b"}}\n',
         ["1: 'YYYY-03-03' is no date as it is written here; expected year, month, day: edtf = \"2022-04-09\""]),
    ],
)  # fmt: skip
def test_a_correction_gone_wrong_says_what_was_meant(text: str, told: list[str], words: Vocabulary) -> None:
    _, errors = parse("a.toml", text, words)
    assert [str(error).removeprefix("a.toml:") for error in errors] == told


def test_a_mistake_found_in_the_text_names_the_line_of_the_correction(words: Vocabulary, tmp_path: Path) -> None:
    side, errors = parse(
        str(tmp_path), f'added = 2026-11-22\n\n[lines]\ndrop = [99]\n{REASON}[facts]\nremove = ["x"]\n{REASON}', words
    )
    assert errors == []
    assert side.places == {"lines": 3, "facts": 7}
