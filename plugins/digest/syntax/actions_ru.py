"""Russian rules for actions: an ordered list; each finds its own kind of verb."""

import re
from collections.abc import Iterator

from ..lexicon.grammar import word_set, word_starts
from .actions import GOVERNS, Action, Rule, is_dated
from .actions_governed_ru import russian_bidden, russian_governed
from .bodies_ru import in_case
from .clauses_ru import clause_start, clause_stop
from .reading import Words, low_at, tagged, tags_at
from .works_ru import is_work_beside

_FUTURE = frozenset(("will", "future", "perfective", "perfective we"))
_SET, _GOING = frozenset(("appointed", "earmarked")), frozenset(("progress", "going"))
_APPROVE, _DELIVER = frozenset(("approve", "accept")), frozenset(("deliver",))


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
                status = _told_as(words, at, ours=word.low in ("будем", "буду") or (quoted and _promises_you(words, at)))
                yield Action(status, clause_start(words, min(at, verb)), clause_stop(words, max(at, verb)), at, verb)
        elif "perfective we" in tags and quoted and "future" not in tags:
            yield Action("promised", clause_start(words, at), clause_stop(words, at), at, at)
        elif (
            ("future" in tags or ("perfective" in tags and not word.capital))
            and "past" not in tags
            and tags.isdisjoint(("need", "order"))
            and low_at(words, at - 1) != "чтобы"
        ):
            status = _told_as(words, at, ours="we" in tags or (quoted and _promises_you(words, at)))
            action = Action(status, clause_start(words, at), clause_stop(words, at), at, at)
            listed = "future" in tags
            itself = not listed and word.low.endswith("ся")  # «соберется», «достанется»: nobody's measure
            if status != "planned" or listed or not (itself or (quoted and not is_dated(words, action))):
                yield action  # «проедет и уедет», said in a conversation, is no plan


def russian_dated(words: Words, quoted: bool) -> Iterator[Action]:
    """«встреча назначена на 18 сентября», «светофор запланирован на 2026 год»; «предусмотрено 18 миллиардов тенге»."""
    for at in tagged(words, _SET):
        word, set_for = words[at], "appointed" in words[at].form.tags
        behind = words[at + 1 : at + 7]
        dated = (
            set_for
            and low_at(words, at + 1) == "на"
            and any("month" in near.form.tags or near.low in ("год", "завтра") for near in behind)
        )
        around = words[max(0, at - 6) : at + 7]
        money = (
            "earmarked" in word.form.tags and any("money" in near.form.tags for near in around) and _has_purpose(words, at)
        )
        if dated or money:
            yield Action("planned", clause_start(words, at), clause_stop(words, at), at, at)


def _has_purpose(words: Words, at: int) -> bool:
    """«на замену камер заложено …» tells what for; «на это предусмотрено …» only adds the price to what was told before."""
    behind_on = (
        words[near + 1]
        for near in range(max(0, at - 14), min(len(words) - 1, at + 12))
        if words[near].low in ("на", "для") and not words[near + 1].low[0].isdigit()
    )
    return any(
        not word.low.startswith(word_starts("ru", "points_back"))
        and "money" not in word.form.tags
        and "month" not in word.form.tags
        for word in behind_on
    )


def _told_as(words: Words, at: int, *, ours: bool) -> str:
    """What a future is: a promise, an order («по поручению министра …»), a decision («решила коллегия, …»), or a plan."""
    if ours or _promised(words, at):
        return "promised"
    clause = words[max(0, at - 14) : at]
    if any(word.low in _BY_ORDER and low_at(words, max(0, at - 14) + step - 1) in _BY for step, word in enumerate(clause)):
        return "ordered"
    return "decided" if _aside(words, at, "decide") else "planned"


# «по моему поручению»
_BY_ORDER = frozenset(("поручению", "распоряжению", "приказу", "указанию"))
_BY = frozenset(("по", "моему", "нашему", "его", "согласно", "личному"))


def _promises_you(words: Words, at: int) -> bool:
    """«– Новый участковый выйдет к вам», «спишем «Ниву», получит УАЗ»: to those it is for, or beside what we shall do."""
    near = words[max(0, at - 6) : at + 5]
    if any(word.low in word_set("ru", "to_you") for word in near):
        return True
    return any(one != at and (word.low == "будем" or word.form.tags >= _WE_SHALL) for one, word in enumerate(words))


_WE_SHALL = frozenset(("future", "we"))


def _promised(words: Words, at: int) -> bool:
    """«пообещал, что …», «дал слово, что …», «как заверил аким, …», «…, – обещают в акимате»: a clause of a promise."""
    for near in range(max(0, at - 16), at):
        gave_word = words[near].low == "слово" and low_at(words, near - 1).startswith(("дал", "дае"))
        opens = low_at(words, near + 1) == "," or "что" in (low_at(words, near + 1), low_at(words, near + 2))
        if opens and (gave_word or "promise" in tags_at(words, near)):
            return True
    behind = (
        near for near in range(at + 1, len(words)) if words[near - 1].low in ",–—" and "promise" in tags_at(words, near)
    )
    return _aside(words, at, "promise") or any(_ends_with(words, near) for near in behind)


def _ends_with(words: Words, at: int) -> bool:
    """«…, пообещали в департаменте.»: nothing is promised behind the word."""
    return not any(word.low in ("что", "чтобы") or "infinitive" in word.form.tags for word in words[at:])


def _aside(words: Words, at: int, tag: str) -> bool:
    """«…, пообещал аким, …», «…, как заверил начальник, …»: a word set off by commas before a verb."""
    for near in range(max(1, at - 14), at):
        opened = low_at(words, near - 1) == "," or (
            low_at(words, near - 1) == "как" and low_at(words, near - 2) in ("", ",")
        )
        if opened and tag in tags_at(words, near) and any(word.low == "," for word in words[near:at]):
            return not any("infinitive" in word.form.tags for word in words[near:at])
    return False


def russian_progress(words: Words, quoted: bool) -> Iterator[Action]:
    """«ведётся работа», «строится», «внедряется»."""
    for at in tagged(words, _GOING):
        word, tags = words[at], words[at].form.tags
        near = words[max(0, at - 8) : at + 4]
        if "progress" in tags:
            going = True
        elif word.low.startswith("работа"):
            going = low_at(words, at + 1) == "над"
        elif word.low.startswith("наход"):
            going = low_at(words, at + 1) in ("на", "в") and low_at(words, at + 2).startswith(
                word_starts("ru", "goes_through")
            )
        elif word.low.startswith("внесен"):
            going = any(one.low.startswith(("законопроект", "поправк", "изменени", "проект")) for one in near)
        else:
            near = near if word.low.startswith("начат") else words[max(0, at - 4) : at + 4]
            going = any(one.low.startswith(word_starts("ru", "works")) for one in near) or is_work_beside(words, at)
        if going:
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
        elif low_at(words, at - 1) == "," and _PARTICIPLE.fullmatch(word.low) and _tells_when_or_who(words, at):
            yield Action("delivered", max(0, at - 3), clause_stop(words, at), at, at)


def _tells_when_or_who(words: Words, at: int) -> bool:
    """«запущенный в мае», «открытых полицией»: then a participle tells of a measure, not of a quality."""
    behind = words[at + 1 : at + 6]
    comma = next((near for near, word in enumerate(behind) if word.low == ","), len(behind))
    return any(
        "month" in word.form.tags or word.low in word_set("ru", "seasons") or in_case(word.low, "ins")
        for word in behind[:comma]
    )


# «бот, запущенный в мае»
_PARTICIPLE = re.compile(r"[а-я]+(?:нн|[ыя]т)(?:ый|ая|ое|ые|ых|ого|ой|ому|ым|ыми|ую)")


def russian_approved(words: Words, quoted: bool) -> Iterator[Action]:
    """«утверждён план», «одобрен законопроект»."""
    for at in tagged(words, _APPROVE):
        word = words[at]
        if word.low == "добро":  # «дал добро на одиннадцать единиц»
            if low_at(words, at - 1).startswith(("дал", "дает")) and low_at(words, at + 1) == "на":
                yield Action("decided", at - 1, clause_stop(words, at), at - 1, at - 1)
            continue
        if "accept" in word.form.tags:
            beside = words[max(0, at - 3) : at + 4]
            if any(near.low.startswith(word_starts("ru", "bills")) for near in beside):
                yield Action("decided", at, clause_stop(words, at), at, at)
            continue
        law = any(near.low.startswith(word_starts("ru", "laws")) for near in words[max(0, at - 6) : at + 6])
        refuses = word.low.startswith("отказ")
        if (refuses and low_at(words, at + 1) == "от") or (law and not refuses):
            yield Action("decided", at, clause_stop(words, at), at, at)


def russian_contracted(words: Words, quoted: bool) -> Iterator[Action]:
    """«заключили договор на строительство общежития»: the work is planned."""
    for at in tagged(words, _CONTRACT):
        beside = words[max(0, at - 3) : at + 3]
        if not any(word.low.startswith(word_starts("ru", "contracts")) for word in beside):
            continue
        for near in range(at + 1, min(len(words) - 2, at + 4)):
            noun = low_at(words, near + 1)
            if words[near].low in ("на", "о", "об") and noun.endswith(word_starts("ru", "action_endings")):
                yield Action("planned", near + 1, clause_stop(words, near + 1), near + 1, near + 1)


_CONTRACT = frozenset(("contract",))


def russian_told(words: Words, quoted: bool) -> Iterator[Action]:
    """«сообщено о запуске единой платформы», «отчитался об открытии пункта»: a measure told of as a noun."""
    for at in tagged(words, _SPEECH):
        if words[at].low.startswith(word_starts("ru", "tellers_of_deeds")):
            for near in range(at + 1, min(len(words) - 1, at + 4)):
                if words[near].low in ("о", "об") and low_at(words, near + 1) in word_set("ru", "told_deeds"):
                    yield Action("delivered", near + 1, clause_stop(words, near + 1), near + 1, near + 1)


_SPEECH = frozenset(("speech",))

RUSSIAN: tuple[Rule, ...] = (
    Rule(russian_governed, GOVERNS),
    Rule(russian_bidden, frozenset(("infinitive",))),
    Rule(russian_dated, _SET),
    Rule(russian_future, _FUTURE),
    Rule(russian_approved, _APPROVE),
    Rule(russian_progress, _GOING),
    Rule(russian_done, _DELIVER),
    Rule(russian_told, _SPEECH),
    Rule(russian_contracted, _CONTRACT),
)
