"""Russian gender: of a person by the name, and of the one an attribution speaks of: «сказала она», «добавил полковник»."""

import re
from collections.abc import Iterable
from functools import lru_cache

from .names import russian_given
from .reading import Word

_WOMAN = re.compile(r"(?:овна|евна|ична|ова|ева|ина|ына|ская|цкая|қызы|кызы|qyzy)$")
_MAN = re.compile(r"(?:ович|евич|ьич|ов|ев|ёв|ин|ын|ский|цкий|ұлы|улы|uly|ūly)$")
_SHE, _HE = re.compile(r"ла(?:сь)?$"), re.compile(r"л(?:ся)?$")


@lru_cache(maxsize=4096)
def gender_of(name: str) -> str | None:
    """``f`` or ``m`` by patronymic, surname or given name; None when none of them tells."""
    parts = [part.lower().replace("ё", "е") for part in name.split()]
    for part in reversed(parts):
        if len(part) > 3 and _WOMAN.search(part):
            return "f"
        if len(part) > 3 and _MAN.search(part):
            return "m"
    readings = russian_given().get(parts[0], ())
    return next((one.gender for one in readings if one.case == "nom"), None)


def gender_said(words: Iterable[Word]) -> str | None:
    """``f`` or ``m`` when a pronoun or a verb in the past tells who speaks."""
    for word in words:
        if word.low in ("она", "он"):
            return "f" if word.low == "она" else "m"
        if "past" in word.form.tags and not word.capital:
            if _SHE.search(word.low):
                return "f"
            if _HE.search(word.low):
                return "m"
    return None
