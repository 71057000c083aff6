"""Decoded text -> the text every offset refers to: all cleaning of characters is here, and nowhere else."""

import re
import unicodedata
from functools import cache

NEWLINES = re.compile("\r\n|[\r\n\u2028\u2029\u0085\v\f]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
# No program that shows text has a use for these, and XML forbids most of them.
FORBIDDEN = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffd\ud800-\udfff{_NONCHARACTERS}]")
# They change how a text looks or is compared without being seen: soft hyphen, zero-width and bidi marks, fillers, tags, BOM.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0e\ufeff\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# ZERO WIDTH JOINER stays where it holds an emoji together.
_JOINER = re.compile(r"(?<![\u2190-\U0001faff\ufe0f])\u200d|\u200d(?![\u2190-\U0001faff])")
_BLOCKS = (
    range(0x300, 0x3100),
    range(0xA600, 0xAC00),
    range(0xFB00, 0xFE30),
    range(0x10A00, 0x12000),
    range(0x1D100, 0x1E100),
)
# Nearly every text has only letters and signs that no rule here touches; these find the first that one may.
_STRANGE = re.compile(
    "[^\n -~\u00a1-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2116"
    "\u2190-\u2328\u232b-\u2adb\u2add-\u2bfe\U0001f300-\U0001faff]"
)
_STRANGE_BUT_SPACE = re.compile(_STRANGE.pattern.replace("[^", "[^\t\u00a0\u2000-\u200a\u202f\u205f"))


@cache
def _pile() -> re.Pattern[str]:
    """More than two marks on one letter cover the lines around it. Few texts have any, and the table takes long to make."""
    marks = "".join(chr(one) for block in _BLOCKS for one in block if unicodedata.category(chr(one)) in ("Mn", "Me"))
    return re.compile(f"([{marks}]{{2}})[{marks}]+")


# Latin letters that look like Cyrillic ones; a word with others («COVIDпен», «PRшы») is a Latin word with an ending.
_ALIKE, _OURS = "aceopxyikhəɵmtb", "а-яёәғқңөұүһі"
_MIXED = re.compile(rf"\b(?=[{_ALIKE}]*[{_OURS}])(?=[{_OURS}]*[{_ALIKE}])[{_ALIKE}{_OURS}]+\b", re.IGNORECASE)


def mixed_words(text: str) -> list[str]:
    """Cyrillic words in which somebody typed Latin letters that look alike: «Кaрaгaнды»."""
    return _MIXED.findall(text)


def is_clean(*values: object) -> bool:
    """Has no text in values, tables and lists a character that ``normalise`` would take out of an article?"""
    for value in values:
        if isinstance(value, dict):
            value = [*value, *value.values()]  # noqa: PLW2901  (its keys are texts too)
        if isinstance(value, (list, tuple)):
            if not is_clean(*value):
                return False
        elif isinstance(value, str) and (FORBIDDEN.search(value) or _INVISIBLE.search(value)):
            return False
    return True


def is_plain(text: str) -> bool:
    """Has a text only letters, signs and spaces that are never cleaned away? Most have."""
    return not _STRANGE_BUT_SPACE.search(text)


def normalise(raw: str) -> str:
    """Decoded text -> NFC, LF, no invisible characters, plain spaces, at most two marks on a letter. Idempotent."""
    text = raw
    if _STRANGE.search(raw):
        if not is_plain(raw):
            text = _INVISIBLE.sub("", FORBIDDEN.sub("", NEWLINES.sub("\n", raw)))
            text = _pile().sub(r"\1", unicodedata.normalize("NFC", _JOINER.sub("", text) if "\u200d" in text else text))
        text = _SPACES.sub(" ", text)
    return "\n".join(map(str.rstrip, text.split("\n")))
