"""Forms of Russian verbs: passive or not, of one or of many, with whom they agree; where their clause begins."""

from ..lexicon.grammar import word_set
from .reading import Word, Words, tags_at

PRONOUNS = {"он": "m", "она": "f"}
_PASSIVE = ("тся", "ные", "ный", "ная", "ных", "ным", "ного", "ной", "тых", "тый")


def is_passive(words: Words, at: int) -> bool:
    """«поручено», «утвержден», «будут установлены», «строится»."""
    word = words[at]
    tags = word.form.tags
    if word.low.startswith("намерен"):
        return False
    if "will" in tags:
        return any("passive" in tags_at(words, near) for near in range(at + 1, min(len(words), at + 5)))
    if word.low in word_set("ru", "passive_governors") or ("passive" in tags and "past" not in tags):
        return True
    if not tags.isdisjoint(("approve", "deliver")) and word.low.endswith(("ен", "ан", "ят", "ыт", "ут")):
        return True
    return word.low.endswith(_PASSIVE) and not word.low.startswith(("собира", "намерева", "обязу", "берет"))


def is_impersonal(word: Word) -> bool:
    """«решили», «обещают», «откроют»: many do it, nobody is named."""
    return word.low.removesuffix("ся").removesuffix("сь").endswith(("ли", "ют", "ят", "ут", "ат", "намерены"))


_OPENS = frozenset((";", ":", "что", "чтобы", "если", "когда", "где", "куда", "чем"))


def clause(words: Words, at: int) -> int:
    """Where the clause of a verb begins: behind «;», «:», «что»; not at a comma or a closed «которому …,»."""
    first, comma, quoted = at, False, 0
    while first > 0 and at - first < 30:
        low = words[first - 1].low
        quoted += (low == "»") - (low == "«")
        if quoted < 0 or (not quoted and low in _OPENS) or (low.startswith("котор") and not comma):
            break
        comma = comma or low == ","
        first -= 1
    return first


_VERB_ENDINGS = tuple(
    (ending, frozenset(genders))
    for endings, genders in (
        (("ли", "ерены", "ют", "ят", "ут", "ат"), "p"),
        (("ла", "ерена"), "f"),
        (("ло", "ерено"), "n"),
        (("л", "ерен"), "m"),
        (("т",), "mfn"),
    )
    for ending in endings
)


def agrees(word: Word, gender: str) -> bool:
    """May a verb have a subject of this gender? «коллегия утвердила», «власти решили», «министерство намерено»."""
    low = word.low.removesuffix("ся").removesuffix("сь")
    own = next((genders for ending, genders in _VERB_ENDINGS if low.endswith(ending)), None)
    return own is None or not gender or not own.isdisjoint(gender)


def gender_of_verb(word: Word) -> str | None:
    """«приказал» is said of a man, «пообещала» of a woman; None when the form does not tell."""
    low = word.low.removesuffix("ся").removesuffix("сь")
    if "past" not in word.form.tags:
        return None
    return "f" if low.endswith("ла") else "m" if low.endswith("л") else None
