"""Russian rules for actions: an ordered list; each finds its own kind of verb."""

import re
from collections.abc import Iterator

from ..lexicon.grammar import word_set, word_starts
from .actions import GOVERNS, STATUS, Action, Rule
from .clauses_ru import clause_start, clause_stop
from .reading import Words, low_at, tagged, tags_at

_FUTURE = frozenset(("will", "future", "perfective", "perfective we"))
_APPROVE, _DELIVER = frozenset(("approve",)), frozenset(("deliver",))
_JOIN = frozenset(
    [",", "и", "а", "также", "или", "либо", ":", ";", "–", "—", "-", "но", "для", "того", "при", "этом", "затем", "потом"]
)


def russian_governed(words: Words, quoted: bool) -> Iterator[Action]:
    """«поручил усилить … и увеличить …», «решено …», «планируется …», «заверил, что … продолжит»."""
    for at in tagged(words, GOVERNS):
        status = governor(words, at)
        if status is None:
            continue
        stop = _reach(words, at)
        verbs = _infinitives(words, at + 1, stop)
        if verbs:
            yield from _spread(words, verbs, stop, status, at)
        elif (verb := _clause_verb(words, at)) is not None:
            yield Action(status, verb, clause_stop(words, verb), at, verb)
        elif "need" not in words[at].form.tags and (noun := _noun_of_action(words, at, status)) is not None:
            stop = clause_stop(words, noun) + 1
            nouns = [
                noun,
                *[
                    near
                    for near in range(noun + 2, stop)
                    if low_at(words, near - 1) in ("и", ",") and _ACTION_NOUN.search(words[near].low)
                ],
            ]
            yield from _spread(words, nouns, stop, status, at)
        elif status in ("ordered", "decided", "planned") and (verbs := _infinitives(words, max(0, at - 14), at)):
            yield from _spread(words, verbs, at, status, at)


def governor(words: Words, at: int) -> str | None:
    """The status that a word gives to the actions behind it; None when it governs nothing."""
    tags = words[at].form.tags
    if "order_noun" in tags and any("give" in tags_at(words, at + step) for step in (*range(-7, 0), 1, 2, 3)):
        return "ordered"
    if "give" in tags and words[at].low.startswith("да") and _gives_time(words, at):
        return "ordered"
    if "decide_noun" in tags and any("accept" in tags_at(words, at + step) for step in (-2, -1, 1, 2)):
        return "decided"
    if "need" in tags:
        return "ordered" if words[at].low != "важно" else None
    for tag in ("promise", "order", "decide", "plan"):
        if tag in tags:
            if tag == "plan" and words[at].low in ("планах", "плане", "планы") and low_at(words, at - 1) != "в":
                return None
            return STATUS[tag]
    return None


def _gives_time(words: Words, at: int) -> bool:
    """«дал отделу срок до декабря: обучить …», «дал комитету месяц на то, чтобы …»: an order with a term."""
    near = words[at + 1 : at + 9]
    term = any(word.low == "срок" or "duration" in word.form.tags for word in near)
    return term and any("infinitive" in word.form.tags for word in words[at + 2 : at + 16])


def _reach(words: Words, at: int) -> int:
    """How far a governing word reaches: to the next one, or the end of the sentence."""
    for near in range(at + 2, len(words)):
        tags = words[near].form.tags
        if tags & {"order", "decide", "plan", "promise", "will", "future"} or (
            "past" in tags
            and "infinitive" not in tags
            and near > at + 3
            and words[near - 1].low != "чтобы"
            and low_at(words, near - 2) not in ("который", "которые", "которая")
        ):
            return near
    return len(words)


def _infinitives(words: Words, start: int, stop: int) -> list[int]:
    """Infinitives on one level: the first, and those joined to it by commas or «и»; not «чтобы …», not «возможность …»."""
    found: list[int] = []
    at = start
    while at < stop:
        low = words[at].low
        if low == "чтобы" and at + 1 < stop and "infinitive" in tags_at(words, at + 1) and low_at(words, at - 2) == "то":
            found.append(at + 1)  # «на то, чтобы изолировать»
            at += 1
        elif low in ("чтобы", "дабы") or low.startswith("котор") or low in ("где", "пока", "если"):
            while (at < stop and words[at].low not in (",", ";")) or (
                at < stop and words[at].low == "," and words[at - 1].low == "чтобы"
            ):
                at += 1
        elif "infinitive" in words[at].form.tags:
            before = [low_at(words, at - step) for step in (1, 2, 3)]
            chained = found and "infinitive" in tags_at(words, at - 1)
            joined = not found or any(low in _JOIN for low in before)
            if not chained and joined and before[0] not in word_set("ru", "before_own_infinitive"):
                found.append(at)
        at += 1
    return found


def _spread(words: Words, verbs: list[int], stop: int, status: str, governor: int) -> Iterator[Action]:
    for number, verb in enumerate(verbs):
        limit = verbs[number + 1] if number + 1 < len(verbs) else stop
        last = limit - 1
        while last > verb and (words[last].low in _JOIN or words[last].low in ".!"):
            last -= 1
        if number + 1 == len(verbs):
            last = min(last, clause_stop(words, verb))
        yield Action(status, verb, last, governor, verb)


def _clause_verb(words: Words, at: int) -> int | None:
    """«заверил, что … продолжит», «потребовал, чтобы … принимали»: the verb of the clause a governing word opens."""
    for near in range(at + 1, min(len(words), at + 6)):
        if words[near].low in ("что", "чтобы", ":"):
            for verb in range(near + 1, min(len(words), near + 16)):
                tags = words[verb].form.tags
                if tags & {"future", "will"} or (words[near].low == "чтобы" and "past" in tags):
                    return verb
            return None
        if words[near].low in ".;":
            return None
    return None


# «о проведении … и усилении …»: one case through the list.
_ACTION_NOUN = re.compile(r"(?:[еа]нии|[еа]нию|[еа]ние|тии|тию)$")


def _noun_of_action(words: Words, at: int, status: str) -> int | None:
    """«планируется установка», «поручил проверку», «дал поручение о проведении»: the noun that names the action."""
    for near in range(at + 1, min(len(words), at + 6)):
        low = words[near].low
        if low in ".,;:–—":
            return None
        if low in ("о", "об", "по") and status == "ordered":
            return near + 1 if near + 1 < len(words) else None
        if low.endswith(word_starts("ru", "action_endings")) and len(low) > 4:
            return near
    return None


def russian_future(words: Words, quoted: bool) -> Iterator[Action]:
    """«будут установлены», «откроют», «в следующем году появится»; «установим» in a quotation is a promise."""
    for at in tagged(words, _FUTURE):
        word, tags = words[at], words[at].form.tags
        if "will" in tags:
            verb = next(
                (
                    near
                    for near in range(at + 1, min(len(words), at + 7))
                    if tags_at(words, near) & {"passive", "infinitive"}
                ),
                None,
            )
            if verb is None:
                verb = next(
                    (near for near in range(at - 1, max(-1, at - 3), -1) if tags_at(words, near) & {"passive"}), None
                )
            if verb is None and any(
                low_at(words, near).startswith(("экипаж", "пост", "камер", "программ", "патрул", "электронн"))
                or tags_at(words, near) & {"additional"}
                or words[near].form.value
                for near in range(at + 1, min(len(words), at + 4))
            ):
                verb = at
            if verb is None:
                verb = next(
                    (near for near in range(at - 1, max(-1, at - 5), -1) if "infinitive" in tags_at(words, near)), None
                )
            if verb is not None:
                status = "promised" if word.low in ("будем", "буду") or _promised(words, at) else "planned"
                yield Action(status, clause_start(words, min(at, verb)), clause_stop(words, max(at, verb)), at, verb)
        elif "perfective we" in tags and quoted and "future" not in tags:
            yield Action("promised", clause_start(words, at), clause_stop(words, at), at, at)
        elif (
            ("future" in tags or ("perfective" in tags and not word.capital))
            and "past" not in tags
            and low_at(words, at - 1) != "чтобы"
        ):
            status = "promised" if "we" in tags or _promised(words, at) else "planned"
            yield Action(status, clause_start(words, at), clause_stop(words, at), at, at)


def russian_dated(words: Words, quoted: bool) -> Iterator[Action]:
    """«встреча назначена на 18 сентября», «светофор запланирован на 2026 год»; «предусмотрено 18 миллиардов тенге»."""
    for at, word in enumerate(words):
        set_for = word.low.startswith(("назначен", "запланирован", "намечен"))
        if not set_for and "earmarked" not in word.form.tags:
            continue
        behind = words[at + 1 : at + 7]
        dated = (
            set_for
            and low_at(words, at + 1) == "на"
            and any("month" in near.form.tags or near.low in ("год", "завтра") for near in behind)
        )
        around = words[max(0, at - 6) : at + 7]
        money = "earmarked" in word.form.tags and any("money" in near.form.tags for near in around)
        if dated or money:
            yield Action("planned", clause_start(words, at), clause_stop(words, at), at, at)


def _promised(words: Words, at: int) -> bool:
    """«пообещал, что …»: the clause belongs to a promise."""
    return any(
        "promise" in tags_at(words, near) and low_at(words, near + 1) in (",", "что") for near in range(max(0, at - 16), at)
    )


def russian_progress(words: Words, quoted: bool) -> Iterator[Action]:
    """«ведётся работа», «строится», «внедряется»."""
    for at, word in enumerate(words):
        if word.low not in ("идет", "идут", "проходит") and "progress" not in word.form.tags:
            continue
        going = word.low in ("идет", "идут", "проходит") and any(
            low_at(words, at + step).startswith(word_starts("ru", "works")) for step in (-2, -1, 1, 2, 3)
        )
        if going or "progress" in word.form.tags:
            yield Action("in_progress", clause_start(words, at), clause_stop(words, at), at, at)


def russian_done(words: Words, quoted: bool) -> Iterator[Action]:
    """«открыты», «построено», «закупили»: a measure in the past."""
    for at in tagged(words, _DELIVER):
        word, tags = words[at], words[at].form.tags
        if (
            tags & {"passive", "past"}
            and "infinitive" not in tags
            and not (word.low.endswith(("ся", "сь")) and not word.low.startswith(word_starts("ru", "reflexive_acts")))
            and not any("will" in tags_at(words, at - step) for step in (1, 2, 3))
        ):
            yield Action("delivered", clause_start(words, at), clause_stop(words, at), at, at)
        elif low_at(words, at - 1) == "," and _PARTICIPLE.fullmatch(word.low):
            yield Action("delivered", max(0, at - 3), clause_stop(words, at), at, at)


# «бот, запущенный в мае»
_PARTICIPLE = re.compile(r"[а-я]+(?:нн|[ыя]т)(?:ый|ая|ое|ые|ых|ого|ой|ому|ым|ыми|ую)")


def russian_approved(words: Words, quoted: bool) -> Iterator[Action]:
    """«утверждён план», «одобрен законопроект»."""
    for at in tagged(words, _APPROVE):
        word = words[at]
        law = any(near.low.startswith(word_starts("ru", "laws")) for near in words[max(0, at - 4) : at + 6])
        refuses = word.low.startswith("отказ")
        if (refuses and low_at(words, at + 1) == "от") or (law and not refuses):
            yield Action("decided", at, clause_stop(words, at), at, at)


_ANY: frozenset[str] = frozenset()
RUSSIAN: tuple[Rule, ...] = (
    Rule(russian_governed, GOVERNS),
    Rule(russian_dated, _ANY),
    Rule(russian_future, _FUTURE),
    Rule(russian_approved, _APPROVE),
    Rule(russian_progress, _ANY),
    Rule(russian_done, _DELIVER),
)
