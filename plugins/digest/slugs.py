"""ASCII slugs that keep every Kazakh letter apart from nothing: ә becomes a, қ becomes q, never a hyphen."""

import hashlib
import unicodedata

from slugify import slugify

# python-slugify drops ә and һ and Pelican's own slugify drops ә, ғ, ө…; hence our own table, applied first.
KAZAKH = {
    "ә": "a", "ғ": "g", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i",
    "й": "y", "х": "kh", "ё": "yo", "щ": "shch", "я": "ya", "ю": "yu",
}  # fmt: skip
REPLACEMENTS = [pair for low, latin in KAZAKH.items() for pair in ((low, latin), (low.upper(), latin))]
MAX_LENGTH = 60
# Names that Windows keeps for devices: a folder called so could not be unpacked there.
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)


def slug(text: str) -> str:
    """Text of any script -> ``[a-z0-9]+(-[a-z0-9]+)*`` of at most 60 characters.

    A text without a letter or a digit (only emoji, only punctuation) gets a short hash of itself instead.
    """
    found = slugify(
        unicodedata.normalize("NFC", text),
        replacements=REPLACEMENTS,
        replacement_stage="pre",
        backend="text-unidecode",  # "auto" would pick Unidecode because Pelican happens to install it
        max_length=MAX_LENGTH,
        word_boundary=True,
        save_order=True,
    )
    if found in RESERVED:
        return marked(found, text)
    return found or f"x{_mark(text)}"


def marked(found: str, text: str) -> str:
    """A slug made another's by a short hash of ``text``, within the same length."""
    mark = _mark(text)
    return f"{found[: MAX_LENGTH - len(mark) - 1].rstrip('-')}-{mark}"


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
