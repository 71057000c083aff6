"""Shortcuts of extraction change nothing: what a quick question rules out, the dear one would not have found either."""

import re
import unicodedata
from functools import cache

import pytest

from conftest import ROOT
from digest import dategrammar, document, furniture, normal, patterns
from digest.lexicon import plain
from digest.lines import DOMAIN, domains, ends_sentence
from digest.model import DigestError, Document
from digest.syntax import reading
from digest.syntax.actions_kk import KAZAKH
from digest.syntax.actions_ru import RUSSIAN
from digest.syntax.forms import lowered
from digest.syntax.numerals import _number, find_numbers
from digest.syntax.reading import Sentence
from digest.vocabulary import Vocabulary

UNLIKE = "Полиция бекеті ашылды\n\nİstanbul қаласының полиция қызметкерлері АҚТӨБЕ қаласында жаңа бекет ашты.\n"
ODD = (
    "е\u0301\u0301\u0301",
    "a\u00adb",
    "\ufeffмәтін",
    "😀\u200d👍",
    "а\u200dб",
    "№\u00a05\u2009%",
    "İstanbul полициясы",
    "ΣΑΣ",
    UNLIKE,
)


@cache
def texts() -> tuple[str, ...]:
    """Every truth article that may be read, and what no shortcut may pass over."""
    seen = (path for path in sorted((ROOT / "tests" / "gold").glob("*.txt")) if int(path.stem.split("-")[1]) <= 180)
    return (*(path.read_text(encoding="utf-8") for path in seen), *ODD)


@cache
def documents() -> tuple[Document, ...]:
    found = []
    for text in texts():
        try:
            found.append(document.parse("a", text))
        except DigestError:
            continue
    return tuple(found)


@cache
def sentences() -> tuple[Sentence, ...]:
    return tuple(one for document in documents() for one in reading.read(document).sentences)


def test_a_plain_text_needs_no_cleaning() -> None:
    for text in (*texts(), "x\r\ny", *(f"а{chr(code)}б" for code in range(0x20, 0x3000))):
        thorough = normal._INVISIBLE.sub("", normal.FORBIDDEN.sub("", normal.NEWLINES.sub("\n", text)))
        thorough = normal._pile().sub(r"\1", unicodedata.normalize("NFC", normal._JOINER.sub("", thorough)))
        lines = normal._SPACES.sub(" ", thorough).split("\n")
        assert normal.normalise(text) == "\n".join(line.rstrip() for line in lines)


def test_sites_are_found_between_spaces() -> None:
    more = "a.b x.kz y@z.ru https://polisia.kz/ru.html, www.gov.kz\nabc.kz.info.com q.KZ 1.ru"
    for text in (*texts(), more):
        assert [one.span() for one in domains(text)] == [one.span() for one in DOMAIN.finditer(text)]


def test_parts_of_phrases_are_found_by_their_last_word() -> None:
    every = [part for same in furniture._parts_by_last_word().values() for part in same]
    lines = (line for text in texts() for line in text.split("\n"))
    for line in (*lines, *(f"а{part}б" for part in every), *every):
        low = plain(line)
        assert sorted(furniture.parts_in(low)) == sorted(part for part in every if part in low)


def test_a_line_ends_a_sentence_with_a_stop_and_closing_marks() -> None:
    ends = re.compile(r"[.!?…][\"»”’)\]]*$")
    for text in texts():
        for line in text.split("\n"):
            assert ends_sentence(line.strip()) == (ends.search(line.strip()) is not None)


def _every_date(low: str) -> tuple[list[tuple[int, int, str]], list[tuple[int, int]]]:
    """What every form of both languages reads, one after the other."""
    found: list[tuple[int, int, str]] = []
    none: list[tuple[int, int]] = []
    for lang in ("ru", "kk"):
        for pattern, build, loose in dategrammar._forms(lang):
            for match in pattern.finditer(low):
                start, stop = match.span()
                if any(start < end and begin < stop for begin, end in (*none, *((one[0], one[1]) for one in found))):
                    continue
                if value := build(match, lang):
                    found.append((start, stop, value))
                elif not loose:
                    none.append((start, stop))
    return sorted(found, key=lambda one: one[0]), none


def test_dates_are_found_where_a_month_or_a_pair_of_numbers_stands() -> None:
    odd = (
        "12.05.2024 ж.",
        "32.13.2024 жыл",
        "31 февраля 2024, 5 мая",
        "1.II.2024 5 мамыр",
        "2024-05-01 жылғы",
        "05.06 жыл 5.06.24",
    )
    for text in (*texts(), *odd):
        for line in text.split("\n"):
            dates, none = dategrammar._dates(line, ("ru", "kk"))
            assert ([(*one.span, one.edtf) for one in dates], none) == _every_date(plain(line))


def test_a_rule_on_actions_finds_none_in_a_sentence_without_its_tags() -> None:
    for sentence in sentences():
        assert sentence.tags == frozenset().union(*(word.form.tags for word in sentence.words))
        for rule in RUSSIAN if sentence.lang == "ru" else KAZAKH:
            if rule.needs and rule.needs.isdisjoint(sentence.tags):
                assert not [*rule.find(sentence.words, False), *rule.find(sentence.words, True)]  # noqa: FBT003


def test_numbers_begin_where_a_sentence_says() -> None:
    for sentence in sentences():
        found, at = [], 0
        while at < len(sentence.words):
            number = _number(sentence.words, at, sentence.lang)
            found += [number] if number else []
            at = number.last + 1 if number else at + 1
        assert find_numbers(sentence) == found


def test_words_stand_where_they_are_told_to() -> None:
    """The words of a sentence are those of its text in the letters of the grammar."""
    for one in documents():
        for sentence in reading.read(one).sentences:
            low = lowered(sentence.span.of(one.text), one.lang if one.lang[:2] == sentence.lang else sentence.lang)
            start = sentence.span.start
            assert [word.low for word in sentence.words] == [
                low[word.start - start : word.stop - start] for word in sentence.words
            ]


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_words_of_patterns_are_the_same_read_one_by_one(lang: str) -> None:
    slow = re.compile("(" + patterns._WORD.pattern.split("|", 2)[2])  # without its first alternative, which is a shortcut
    for text in (*texts(), "ІІМ-нің БҚО-дағы 5-ші, polisia.kz-ке Zakon.kz. Сөз.Сөз А-Б-В ДЧС-тің-нің 5-ші.kz-те"):
        found, after = [], 0
        for word in slow.finditer(text):
            if word.start() < after:
                continue
            suffix = patterns._SUFFIX.match(text, word.end())
            after = suffix.end() if suffix else after
            found.append((*word.span(), *patterns._seen(lang)[word[0]]))
        assert list(patterns.tokenise(text, lang)) == found


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_patterns_are_found_by_the_first_letter_of_their_second_word(lang: str, words: Vocabulary) -> None:
    matcher = words.terms[lang]
    exact, stems = matcher._tables
    every = [one for table in (exact, *stems.values()) for same in table.values() for one in same]
    text = next(one.text for one in documents() if one.lang == lang)
    tokens = patterns.tokenise(text, lang)
    fitting = [
        (key, at)
        for at, token in enumerate(tokens)
        for own, key in every
        if own[0].fits(token) and matcher._fits(text, tokens, at, own)
    ]
    assert sorted(fitting) == sorted((hit.key, hit.first) for hit in matcher.find(text, tokens))
