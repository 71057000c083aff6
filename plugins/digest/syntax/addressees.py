"""To whom an order goes: «руководителям подразделений», «бөлім бастықтарына»."""

import re

from ..lexicon.grammar import word_starts
from .actions import Action
from .cast import Cast
from .reading import Sentence

# Endings of the dative.
_DATIVE = {"ru": re.compile(r"(?:ам|ям|у|ю|ому|ему|ым|им)$"), "kk": re.compile(r"(?:ға|ге|қа|ке|на|не|га|ка)$")}


def addressee(sentence: Sentence, action: Action, cast: Cast) -> str | None:
    """To whom an order goes, in the words of the text: «руководителям подразделений», «бөлім бастықтарына»."""
    if action.status != "ordered" or action.first <= action.governor <= action.last:
        return None
    words, lang = sentence.words, sentence.lang
    start, stop = sorted((action.governor, action.verb))
    stems, ending = word_starts(lang, "addressees"), _DATIVE[lang]
    near = range(start + 1, stop) if lang == "ru" else range(max(0, action.first - 6), stop)
    at = next((at for at in near if words[at].low.startswith(stems) and ending.search(words[at].low)), None)
    if at is None:
        return None
    first = last = at
    while first - 1 > start and lang == "ru" and re.search(r"(?:ым|им|ому|ему)$", words[first - 1].low):
        first -= 1
    while (
        last + 1 < stop
        and lang == "ru"
        and re.search(r"(?:ий|ов|ей|ых|их|ы|и|а|дел)$", words[last + 1].low)
        and not words[last + 1].form.tags & {"infinitive", "duration"}
        and len(words[last + 1].low) > 2
    ):
        last += 1
    return cast.reading.text[words[first].start : words[last].stop]
