"""``verbs.ru.toml``: the forms of Russian verbs of measures, made by rule from four of each."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

_LONG = ("ый", "ая", "ое", "ые", "ого", "ой", "ому", "ую", "ым", "ых", "ыми", "ом")


def measure_forms() -> dict[str, set[str]]:
    """The tags of every form: ``deliver`` (done), ``future`` (will be done), ``progress`` (going on), ``we`` (by us)."""
    data = tomllib.loads((Path(__file__).parent / "verbs.ru.toml").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for verb in (*data["measures"], *data["happenings"]):
        past, future, passive, present = (*verb.split(), "-", "-")[:4]
        told = {"deliver": (*_past(past), *_passive(passive)), "future": (*_persons(future), *_mine(future))}
        for tag, forms in told.items():
            for form in forms:
                found.setdefault(form, set()).add(tag)
        for form in _mine(future):
            found[form].add("we")
        for form in (*_persons(present), *_persons(_itself(present))):
            found.setdefault(form, {"progress"})  # «оборудуют» is rather what will be
    return found


def _past(they: str) -> Iterator[str]:
    """«открыли» -> открыл, открыла, …; «привезли» -> привез; «открылись» -> открылся, …"""
    own = they.removesuffix("сь")
    if they == "-":
        return
    stem, back = own[:-1], own != they
    he = stem if stem[-2] in "аеиоуыяю" else stem[:-1]
    yield he + ("ся" if back else "")
    yield from (stem + ending + ("сь" if back else "") for ending in "аои")


def _passive(they: str) -> Iterator[str]:
    """«установлены» -> установлен, установлена, …, установленный, …; «открыты» -> открытый."""
    if they == "-":
        return
    stem = they[:-1]
    yield from (stem, stem + "а", stem + "о", they)
    long = stem + "н" if stem.endswith("н") else stem
    yield from (long + ending for ending in _LONG)


def _persons(they: str) -> Iterator[str]:
    """«откроют» -> откроют, откроет, откроем; «откроются» -> the same with «-ся»."""
    if they == "-":
        return
    own = they.removesuffix("ся")
    stem, vowel = own[:-2], "е" if own.endswith(("ют", "ут")) else "и"
    if vowel == "е":
        stem = stem.removesuffix("г") + "ж" if stem.endswith("г") else stem
    yield from (form + they[len(own) :] for form in (own, stem + vowel + "т", stem + vowel + "м"))


def _itself(they: str) -> str:
    """«строят» -> «строятся»."""
    return they if they == "-" or they.endswith("ся") else they + "ся"


# How the last sound of a stem changes in «я …»: установят -> установлю.
_SOFTENED = (
    ("ст", "щ"),
    ("б", "бл"),
    ("в", "вл"),
    ("м", "мл"),
    ("п", "пл"),
    ("ф", "фл"),
    ("д", "ж"),
    ("з", "ж"),
    ("с", "ш"),
    ("т", "щ"),
)


def _mine(they: str) -> Iterator[str]:
    """«откроют» -> открою, «установят» -> установлю, «привезут» -> привезу."""
    if they == "-" or they.endswith("ся"):
        return
    if not they.endswith(("ят", "ат")):
        yield they[:-1]
        return
    stem = they[:-2]
    end, changed = next((pair for pair in _SOFTENED if stem.endswith(pair[0])), ("", ""))
    yield stem.removesuffix(end) + changed + ("у" if (changed or stem)[-1] in "щжшч" else "ю")
