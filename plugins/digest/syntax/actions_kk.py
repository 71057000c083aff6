"""Kazakh rules for actions: an ordered list; the verb stands behind what it governs."""

import re
from collections.abc import Iterator

from ..lexicon.grammar import word_set, word_starts
from .actions import GOVERNS, STATUS, Action, Rule
from .reading import Words, low_at, tagged, tags_at

_FUTURE, _DONE = frozenset(("intent", "present", "future participle")), frozenset(("past", "perfect", "past we"))
_GOING = frozenset(("progress", "converb", "noun of action"))
_CONVERB, _APPROVE = frozenset(("converb",)), frozenset(("approve",))


def kazakh_governed(words: Words, quoted: bool) -> Iterator[Action]:
    """«… күшейтуді тапсырды», «… орнату жоспарлануда», «… ашуға уәде берді»: nouns of action before the governing word."""
    for at in tagged(words, GOVERNS):
        status = governor(words, at)
        if status is None:
            continue
        nouns = _kazakh_nouns(words, at, status)
        if status == "ordered" and "order" in words[at].form.tags and nouns:
            nouns = [*_with_them(words, nouns[0]), *nouns]
        for number, noun in enumerate(nouns):
            start = _kazakh_start(words, noun, nouns[number - 1] + 1 if number else 0)
            yield Action(status, start, noun, at, noun)


def governor(words: Words, at: int) -> str | None:
    """The status that a word gives to the actions before it; None when it governs nothing."""
    tags = words[at].form.tags
    if "order_noun" in tags and any("give" in tags_at(words, at + step) for step in (1, 2)):
        return "ordered"
    if "decide_noun" in tags and any("accept" in tags_at(words, at + step) for step in (1, 2)):
        return "decided"
    if "need" in tags:
        return "ordered"
    if "promise" in tags and (
        words[at].low not in ("соз", "кепилдик") or low_at(words, at + 1) in ("берди", "берген", "бердик")
    ):
        return "promised"
    if "order" in tags and any(
        word.low.startswith(("отиниш", "кужат", "арыз", "емтихан", "кару")) for word in words[max(0, at - 2) : at]
    ):
        return None
    if "plan" in tags and low_at(words, at - 1).startswith(("жаза", "шара", "айыппул")):
        return None  # «жазасы көзделген»: what a law says
    for tag in ("order", "decide", "plan"):
        if tag in tags:
            return STATUS[tag]
    return None


def _kazakh_nouns(words: Words, at: int, status: str) -> list[int]:
    """Nouns of action before a governing word: the nearest in any case it takes, then those in the accusative."""
    found: list[int] = []
    for near in range(at - 1, -1, -1):
        tags, low = words[near].form.tags, words[near].low
        finite = "past" in tags and not low_at(words, near + 1)[:1].isalpha()
        if low in ".;:" or ((finite or tags & {"order", "decide", "plan", "promise"}) and near < at - 1):
            break
        if "future participle" in tags and status == "promised" and near >= at - 4:
            found.append(near)
        if "noun of action" not in tags or len(low) < 3:
            continue
        close = at - near <= 3
        accusative = low.endswith(("уды", "уди", "уын", "уин", "юди", "юды"))
        listed = found and low_at(words, near + 1) in (",", "жане", "мен", "пен", "сондай-ак", "эрі")
        inner = found and not any(word.low in (",", "жане") for word in words[near + 1 : found[-1]])
        if (accusative and not inner) or (close and not found) or listed:
            found.append(near)  # of «алдын алуды күшейтуді» only the outer noun is the action
    return sorted(found)


def _with_them(words: Words, noun: int) -> list[int]:
    """«бағытын қайта сызып, кестесін жаңартуды тапсырды»: a converb with an object of its own is ordered too."""
    found: list[int] = []
    for near in range(noun - 2, max(0, noun - 14), -1):
        low = words[near].low
        if low in ".;:" or words[near].form.tags & {"past", "say", "speech"}:
            break
        if "converb" in words[near].form.tags and low_at(words, near + 1) == ",":
            objects = [low_at(words, near - step) for step in (1, 2, 3)]
            if any(re.search(r"(?:[ыи]н|[дтн][ыи])$", one) for one in objects):
                found.insert(0, near)
    return found


def _kazakh_start(words: Words, noun: int, floor: int) -> int:
    """The first word of the phrase that ends in a noun of action: after a comma, «және» or eight words."""
    start = noun
    while (
        start > floor
        and noun - start < 7
        and words[start - 1].low not in ",.;:–—«"
        and words[start - 1].low not in ("жане", "сондай-ак")
    ):
        start -= 1
    return start


def _kazakh_action(words: Words, at: int, status: str) -> Action:
    return Action(status, _kazakh_start(words, at, 0), at, at, at)


def kazakh_future(words: Words, quoted: bool) -> Iterator[Action]:
    """«орнатылады», «ашпақ», «салынатынын айтты»; «орнатамыз» in a quotation is a promise."""
    for at in tagged(words, _FUTURE):
        word, tags = words[at], words[at].form.tags
        if low_at(words, at + 1) in ("болып", "болган", "емес") or (word.low == "болады" and _may(words, at)):
            continue
        if "intent" in tags and not word.capital:
            yield _kazakh_action(words, at, "planned")
        elif "measure" in tags and "present" in tags:
            final = not low_at(words, at + 1)[:1].isalpha() or low_at(words, at + 1) in ("жане", "ал", "деп", "деди")
            habit = any(near.low in word_set("kk", "habit") for near in words)
            ahead = any(near.low.startswith(word_starts("kk", "ahead")) for near in words)
            if (
                final
                and (ahead or not habit)
                and (ahead or tags & {"we", "future"} or word.low.startswith(word_starts("kk", "strong_stems")))
            ):
                status = "decided" if _decided_before(words, at) else "promised" if "we" in tags else "planned"
                yield _kazakh_action(words, at, status)
        elif quoted and "we" in tags and "present" in tags and not low_at(words, at + 1)[:1].isalpha():
            if any(near.low.startswith(word_starts("kk", "ahead")) or "month" in near.form.tags for near in words):
                yield _kazakh_action(words, at, "promised")
        elif (
            "measure" in tags
            and "future participle" in tags
            and word.low.endswith(("ынын", "инин", "ыны", "ини", "дыгын", "дигин"))
        ):
            yield _kazakh_action(words, at, "planned")


def _decided_before(words: Words, at: int) -> bool:
    """«Алқа шешім қабылдады: … енгізіледі»: what stands behind the colon is decided."""
    colon = next((near for near in range(at - 1, 0, -1) if words[near].low == ":"), 0)
    return colon > 1 and any(
        "decide_noun" in tags_at(words, near) or "decide" in tags_at(words, near) for near in range(max(0, colon - 4), colon)
    )


def _may(words: Words, at: int) -> bool:
    """«бақылауға болады»: it is possible, not planned."""
    return low_at(words, at - 1).endswith(("уга", "уге"))


def kazakh_will_be(words: Words, quoted: bool) -> Iterator[Action]:
    """«түсірілетін болады», «қызметкер болатыны»: the future in two words."""
    for at in range(1, len(words)):
        if words[at].low in ("болады", "болмак") and "future participle" in words[at - 1].form.tags:
            yield Action("planned", _kazakh_start(words, at, 0), at, at - 1, at - 1)


def kazakh_chain(words: Words, quoted: bool) -> Iterator[Action]:
    """«40 камера қосылып, … шақырылады»: a converb before a comma shares the tense of the finite verb behind it."""
    for at in tagged(words, _CONVERB):
        if low_at(words, at + 1) != "," or not _is_measure(words[at].low):
            continue
        verb = next((near for near in range(at + 2, min(len(words), at + 16)) if _finite_status(words, near)), None)
        if verb is not None and (status := _finite_status(words, verb)):
            yield Action(status, _kazakh_start(words, at, 0), at, verb, at)


def _is_measure(low: str) -> bool:
    """Is a converb of a measure? «орнатып», «қосылып»."""
    stem = re.sub(r"(?:ып|ип|п)$", "", low)
    return stem in word_set("kk", "measure_stems")


def _finite_status(words: Words, at: int) -> str | None:
    """The status that a finite verb of a measure has by its tense."""
    tags = words[at].form.tags
    if "intent" in tags or (low_at(words, at) in ("болады", "болмак") and "future participle" in tags_at(words, at - 1)):
        return "planned"
    if "measure" not in tags or low_at(words, at + 1)[:1].isalpha():
        return None
    if tags & {"past", "perfect", "past we"}:
        return "delivered"
    if "present" in tags:
        return "promised" if "we" in tags else "planned"
    return None


def kazakh_progress(words: Words, quoted: bool) -> Iterator[Action]:
    """«салынуда», «салынып жатыр»."""
    for at in tagged(words, _GOING):
        word, tags = words[at], words[at].form.tags
        going = low_at(words, at + 1).startswith("жат") or (
            low_at(words, at + 1) in ("отыр", "отырмыз", "келеди") and _is_measure(word.low)
        )
        begun = "noun of action" in tags and word.low.endswith(("уды", "уди")) and low_at(words, at + 1) == "бастады"
        if ("progress" in tags and "measure" in tags) or ("converb" in tags and going) or begun:
            yield _kazakh_action(words, at, "in_progress")


# Two words that are one verb: «сатып алды», «пайдалануға берілді», «жұмысын бастады».
_PAIRED = {
    "сатып": "ал", "пайдалануга": "бер", "жумысын": "баста", "иске": "кос", "бас": "тарт", "ортак": "пайдалан",
    "курылысы": "аякта", "курылысын": "аякта", "курылыс": "аякта",
}  # fmt: skip


def kazakh_done(words: Words, quoted: bool) -> Iterator[Action]:
    """«ашылды», «орнатылған», «енгіздік»."""
    for at in tagged(words, _DONE):
        word, tags = words[at], words[at].form.tags
        pair = low_at(words, at - 1) in _PAIRED and word.low.startswith(_PAIRED[low_at(words, at - 1)])
        if "measure" not in tags and not pair:
            continue
        final = at + 1 >= len(words) or not words[at + 1].low[0].isalpha() or "speech" in tags_at(words, at + 1)
        light = word.low.startswith(("бер", "кой", "сал", "ал", "кабылда", "откиз", "шыгар", "жаса", "жарияла")) and low_at(
            words, at - 1
        ).startswith(word_starts("kk", "light_nouns"))
        dismissed = word.low.startswith("босат") and low_at(words, at - 1).endswith(("тен", "дан", "нан"))
        if ("perfect" in tags and not final) or (light and not pair) or dismissed:
            continue
        yield _kazakh_action(words, at, "delivered")


def kazakh_approved(words: Words, quoted: bool) -> Iterator[Action]:
    """«бекітілді», «мақұлданды»."""
    for at in tagged(words, _APPROVE):
        law = any(near.low.startswith(word_starts("kk", "laws")) for near in words[max(0, at - 6) : at])
        yield _kazakh_action(words, at, "decided" if law else "delivered")


KAZAKH: tuple[Rule, ...] = (
    Rule(kazakh_governed, GOVERNS),
    Rule(kazakh_future, _FUTURE),
    Rule(kazakh_will_be, frozenset(("future participle",))),
    Rule(kazakh_approved, _APPROVE),
    Rule(kazakh_progress, _GOING),
    Rule(kazakh_done, _DONE),
    Rule(kazakh_chain, _CONVERB),
)
