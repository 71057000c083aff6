"""Bytes -> text: the encoding, and whether the result is a text of a size that can be an article. All decoding is here."""

import codecs
import re

from .messages import Message, grouped, msg
from .model import DigestError
from .normal import FORBIDDEN, NEWLINES, is_plain
from .sentences import language

MAX_LINES = 20_000
MAX_LINE = 100_000
SAVE_AS = msg("save the article as UTF-8 text")
_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as the mark of UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Cyrillic UTF-8 read as Windows-1251 («РџРѕР») or as Latin-1 («ÐŸÐ¾»), Windows-1251 read as Latin-1 («Ïîëèöèÿ»).
_MOJIBAKE = re.compile("(?:[РС][^а-яёА-ЯЁ\\s]){2,}|(?:[ÐÑ].){2,}|[À-ÿ]{4,}")
_MAY_BE_SPOILT, _ACCENTED = re.compile(r"(?:[РС][^а-яёА-ЯЁ\s]){2}"), re.compile("[À-ÿ]")  # without one of them it is not
# KOI8 read as Windows-1251, or the other way round, has its letters in the wrong case: «оНКХЖХЪ».
_SWAPPED, _CAPITALISED = re.compile(r"\b[а-яё][А-ЯЁ]{2,}"), re.compile(r"\b[А-ЯЁ][а-яё]+")
_COMMON = frozenset("оеаинтсрвлыкд")  # half of the letters of any Russian or Kazakh text
# Windows-1251 has them for Serbian and Ukrainian; Kazakh tables of that time had Kazakh letters in their place.
_STRANGE = re.compile("[ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЄЇґєјЅѕї]")
_LOST = "\ufffd"
_FEW = 20  # one character in so many may be unreadable


def decode(data: bytes, where: str) -> tuple[str, str, tuple[Message, ...]]:
    """Bytes -> (text, encoding, notes): by its mark, as UTF-8, then as Windows-1251 when that reads as an article.

    A last character cut in half is left out with a note; so are, in the cleaning later, control characters. Raises
    DigestError for anything else: a wrong guess would publish nonsense.
    """
    mark, encoding = next(((mark, name) for mark, name in _MARKED if data.startswith(mark)), (b"", "utf-8"))
    notes: list[Message] = []
    try:
        text, whole = _decoded(data[len(mark) :], encoding)
    except UnicodeDecodeError as error:
        line = None if mark else data[: error.start].count(b"\n") + 1
        text, whole, encoding = (
            _legacy(data, DigestError(where, msg("is not UTF-8 text"), SAVE_AS, line)),
            True,
            "windows-1251",
        )
        notes.append(msg("read as Windows-1251, which has no Kazakh letters; save it as UTF-8"))
    _check_size(text, where)
    if not whole:
        notes.append(msg("the file ends in the middle of a letter; it was left out"))
    return text, encoding, (*notes, *_check_text(text, where))


def _decoded(data: bytes, encoding: str) -> tuple[str, bool]:
    """(text, False where the last character is cut in half). Raises UnicodeDecodeError."""
    decoder = codecs.getincrementaldecoder(encoding)()
    text = decoder.decode(data)
    return text, not decoder.getstate()[0]


def _legacy(data: bytes, hint: DigestError) -> str:
    """Windows-1251, when small and usual Cyrillic letters prevail and the words are ours; else raises ``hint``."""
    try:
        text = data.decode("cp1251")
    except UnicodeDecodeError as error:
        raise hint from error
    letters = [letter for letter in text if letter.isalpha()]
    small = sum("а" <= letter <= "я" for letter in letters)
    common = sum(letter in _COMMON for letter in text.lower())
    strange = len(_STRANGE.findall(text))
    if not letters or small < 0.7 * len(letters) or common < 0.5 * len(letters) or strange * 2 * _FEW > len(letters):
        raise hint
    if language(text[:MAX_LINE]) not in ("ru", "kk"):
        raise hint
    return text


def _check_size(text: str, where: str) -> None:
    """Raise DigestError for a text of too many or too long lines, whatever ends them."""
    if len(text) < min(MAX_LINE, MAX_LINES):
        return
    start = number = 0
    for number, end in enumerate(NEWLINES.finditer(text), 1):
        if end.start() - start > MAX_LINE or number > MAX_LINES:
            break
        start = end.end()
    else:
        number, end = number + 1, None
    if number > MAX_LINES:
        raise DigestError(
            where, msg("has more than %(most)s lines", most=grouped(MAX_LINES)), msg("leave out what is not the article")
        )
    length = (end.start() if end else len(text)) - start
    if length > MAX_LINE:
        problem = msg("is a line of %(length)s characters", length=grouped(length))
        raise DigestError(where, problem, msg("a line has at most %(limit)s", limit=grouped(MAX_LINE)), number)


def _check_text(text: str, where: str) -> list[Message]:
    """What is to be told about unreadable characters. Raises DigestError when it is no text, or was spoilt before."""
    bad, lost = 0 if is_plain(text) else len(FORBIDDEN.findall(text)), text.count(_LOST)
    swapped = len(_SWAPPED.findall(text))
    spoilt = len(_MOJIBAKE.findall(text)) if _MAY_BE_SPOILT.search(text) or _ACCENTED.search(text) else 0
    if spoilt * 5 > len(text.split()) > 0 or (swapped > 2 and swapped > len(_CAPITALISED.findall(text))):
        raise DigestError(
            where,
            msg("was decoded wrongly before it was saved, as in «РџРѕР»РёС†РёСЏ»"),
            msg("copy the article again and save it as UTF-8 text"),
        )
    if bad * _FEW > len(text) > 0:
        raise DigestError(where, msg("is not text"), SAVE_AS)
    notes = [msg("control characters were removed")] if bad > lost else []
    return [*notes, msg("letters are missing where � stood; copy the article again")] if lost else notes
