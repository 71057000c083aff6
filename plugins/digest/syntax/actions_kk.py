"""Kazakh rules for actions: an ordered list; the verb stands behind what it governs."""

import re
from collections.abc import Iterator

from ..lexicon.grammar import word_set, word_starts
from .actions import GOVERNS, STATUS, Action, Rule
from .deeds_kk import FINITE, Deed, chained, deeds, handed_over
from .evidence_kk import about_courts, looks_ahead, starting
from .reading import Words, low_at, tagged, tags_at
from .verbs_kk import root_set, verb
from .weights_kk import is_measure

_GOVERNS, _APPROVE = GOVERNS | {"agree", "earmarked", "ban"}, frozenset(("approve",))


def kazakh_governed(words: Words, quoted: bool) -> Iterator[Action]:
    """«… күшейтуді тапсырды», «… орнату жоспарлануда», «… ашуға уәде берді»: nouns of action before the governing word,
    or behind a colon; «… ұзартылмайтын болып шешілді».
    """
    for at in tagged(words, _GOVERNS):
        status = governor(words, at)
        if status is None:
            continue
        colon = next((near for near in (at + 1, at + 2) if low_at(words, near) == ":"), None)
        if colon is not None and (items := kazakh_items(words, colon + 1)):
            yield from (Action(status, first, last, at, last) for first, last in items)
            continue
        nouns = _kazakh_nouns(words, at, status)
        if not nouns and (told := _told_whole(words, at, status)) is not None:
            yield Action(status, _kazakh_start(words, told, 0), told, at, told)
        nouns = sorted({*nouns, *(near for noun in nouns for near in _with_them(words, noun, at))})
        for number, noun in enumerate(nouns):
            start = _kazakh_start(words, noun, nouns[number - 1] + 1 if number else 0)
            yield Action(status, start, noun, at, noun)


def kazakh_items(words: Words, start: int) -> list[tuple[int, int]]:
    """The actions of a list from a word on: «… ашу; … жеткізу», «… құрсын», each with its first and last word."""
    found: list[tuple[int, int]] = []
    for at in range(start, len(words)):
        behind = low_at(words, at + 1)
        if (behind[:1].isalpha() and behind not in ("жане", "ари")) or len(words[at].low) < 3:
            continue
        own = verb(words[at].low)
        if (own and own.tense in ("wish", "converb", "present", "intent", "noun")) or "noun of action" in tags_at(words, at):
            floor = max(start, found[-1][1] + 1 if found else start)
            found.append((_kazakh_start(words, at, floor), at))
    return found


def _told_whole(words: Words, at: int, status: str) -> int | None:
    """The verb of what was decided or planned in a clause of its own: «ұзартылмайтын болып шешілді»."""
    if status not in ("decided", "promised", "planned") or low_at(words, at - 1) not in ("деп", "болып"):
        return None
    own = verb(low_at(words, at - 2)) if status == "planned" else None
    if status == "planned" and (own is None or own.kind == "light" or about_courts(words[max(0, at - 6) : at - 2])):
        return None  # «азаяды деп күтілуде»: a hope
    return at - 2 if tags_at(words, at - 2) & {"present", "future participle", "intent"} else None


def governor(words: Words, at: int) -> str | None:
    """The status that a word gives to the actions before it; None when it governs nothing."""
    tags = words[at].form.tags
    return next((status for rule in _GOVERNORS if (status := rule(words, at, tags))), None) or None


def _orders_by_noun(words: Words, at: int, tags: frozenset[str]) -> str | None:
    """«тапсырма берді», «бұйрыққа қол қойды», «шешім қабылданды», «тыйым салды»."""
    if "order_noun" in tags and any("give" in tags_at(words, at + step) for step in (1, 2)):
        return "ordered"
    if "decide_noun" in tags and any("accept" in tags_at(words, at + step) for step in (1, 2)):
        return "decided"
    ban = words[at].low in word_set("kk", "banned") and (own := verb(low_at(words, at + 1))) is not None
    return "ordered" if ban and own and own.root == "сал" and own.tense in ("past", "perfect", "converb") else None


def _needs(words: Words, at: int, tags: frozenset[str]) -> str | None:
    """«… керек», not «керек деген»: what somebody thinks."""
    behind = low_at(words, at + 1)
    goes_on = behind in word_set("kk", "behind_duties") or behind.startswith(("екен", "бол"))
    if words[at].low in word_set("kk", "duties") and behind[:1].isalnum() and not goes_on:
        return "" if "need" in tags else None  # «қойылуы тиіс 60 камера» tells which
    thought = low_at(words, at + 1) in ("деген", "дейтин") or (
        low_at(words, at + 1) == "деп" and low_at(words, at + 2).startswith(word_starts("kk", "thinks"))
    )
    owned = behind.startswith(word_starts("kk", "concedes"))  # «ғимарат керегін мойындап»
    return ("" if thought or owned else "ordered") if "need" in tags else None


def _promises(words: Words, at: int, tags: frozenset[str]) -> str | None:
    if "agree" in tags:  # «қарауға келісті» is a promise, «көшеді деп келістік» a decision
        return "decided" if low_at(words, at - 1) in ("деп", "болып") else "promised"
    given = words[at].low not in word_set("kk", "given_words") or low_at(words, at + 1).startswith(("бер", "кой", "буды"))
    return "promised" if "promise" in tags and given else None


def _orders(words: Words, at: int, tags: frozenset[str]) -> str | None:
    """«… тапсырды», not «өтініш тапсырды»."""
    handed = words[at].low.startswith("тапсыр") and low_at(words, at - 1).startswith(word_starts("kk", "handed_in"))
    return ("" if handed or handed_over(words, at) else "ordered") if "order" in tags else None


def _plans(words: Words, at: int, tags: frozenset[str]) -> str | None:
    """«… жоспарланған», «… 28 млн теңге қарастырылған»; not «жазасы көзделген»: what a law says."""
    law = low_at(words, at - 1).startswith(word_starts("kk", "lawful"))
    if "earmarked" in tags:
        return "planned" if any("money" in word.form.tags for word in words[max(0, at - 3) : at]) else None
    return ("" if law else "planned") if "plan" in tags else None


def _decides(words: Words, at: int, tags: frozenset[str]) -> str | None:
    return STATUS["decide"] if "decide" in tags else None


# The first that has an opinion decides; "": what looks as if it governed does not.
_GOVERNORS = (_orders_by_noun, _needs, _promises, _orders, _decides, _plans)


def duty(words: Words, action: Action) -> Action | None:
    """«құрылыс жазда басталуға тиіс» is planned, «департамент … ұйымдастыруға тиіс» ordered by whoever it was."""
    own = verb(words[action.verb].low)
    if own is None:
        return None
    if looks_ahead(words) and (own.passive or own.root in root_set("moveless")):
        return action._replace(status="planned")
    bodies = word_set("kk", "acting_bodies")
    acts = own.kind == "strong" and any(word.low in bodies for word in words[max(0, action.first - 6) : action.verb])
    return action if acts else None


def _kazakh_nouns(words: Words, at: int, status: str) -> list[int]:
    """Nouns of action before a governing word: the nearest in any case it takes, then those in the accusative."""
    found: list[int] = []
    for near in range(at - 1, -1, -1):
        tags, low = words[near].form.tags, words[near].low
        finite = tags & {"past", "present", "intent"} and not low_at(words, near + 1)[:1].isalpha()
        if low in ".;:" or ((finite or tags & {"order", "decide", "plan", "promise"}) and near < at - 1):
            break
        if "future participle" in tags and low.endswith(("ын", "ин")) and status == "promised" and near >= at - 4:
            found.append(near)
        if "noun of action" not in tags or len(low) < 3 or (words[near].capital and near and not words[near - 1].capital):
            continue  # «орталықты Теміртау мен …»
        paid = "earmarked" in tags_at(words, at) or any("money" in tags_at(words, at - step) for step in (1, 2))
        close = at - near <= (8 if paid else 3)
        accusative = low.endswith(("уды", "уди", "уын", "уин", "юди", "юды"))
        listed = found and low_at(words, near + 1) in (",", "жане", "мен", "пен", "сондай-ак", "ари")
        inner = found and not any(word.low in (",", "жане") for word in words[near + 1 : found[-1]])
        if (accusative and not inner) or (close and not found) or listed:
            found.append(near)  # of «алдын алуды күшейтуді» only the outer noun is the action
    return sorted(found)


def _with_them(words: Words, noun: int, governor: int) -> list[int]:
    """«бағытын қайта сызып, кестесін жаңартуды тапсырды»: a converb with an object of its own is ordered too."""
    found: list[int] = []
    nobody = low_at(words, governor).endswith(("лген", "лган", "нган", "нген"))  # «көзделген»: «бірлікті» is no verb there
    for near in range(noun - 2, max(0, noun - 14), -1):
        low = words[near].low
        finite = "past" in words[near].form.tags and not (nobody and low_at(words, near + 1)[:1].isalnum())
        if low in ".;:" or finite or words[near].form.tags & {"say", "speech"}:
            break
        if (own := verb(low)) is not None and own.root in root_set("telling"):
            break  # «… болатынын айтып, … тапсырды»
        chained_verb = "converb" in words[near].form.tags and low_at(words, near + 1) == ","
        if chained_verb and (_is_strong(words, near) or any(_is_object(words, near - step) for step in (1, 2, 3))):
            found.insert(0, near)
    return found


def _is_strong(words: Words, at: int) -> bool:
    own = verb(words[at].low)
    return own is not None and own.kind == "strong"


def _is_object(words: Words, at: int) -> bool:
    """«бағытын», «камераларды»; not «баланың» before what is his."""
    owner = low_at(words, at + 1).endswith(("ы", "и", "ын", "ин", "ына", "ине", "ында", "инде"))
    return re.search(r"[дтн][ыи]$" if owner else r"[ыи]н$|[дтн][ыи]$", low_at(words, at)) is not None


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


def kazakh_deeds(words: Words, quoted: bool) -> Iterator[Action]:
    """«орнатылады», «ашпақ», «салынатынын айтты», «салынып жатыр», «ашылды»; «орнатамыз» is a promise."""
    finite = list(deeds(words, quoted=quoted))
    for deed in (*finite, *chained(finite)):
        if is_measure(deed):
            yield Action(_status(deed), _kazakh_start(words, deed.main, 0), deed.at, deed.at, deed.at)


def _status(deed: Deed) -> str:
    """The status of a measure by the tense of its verb and by what is said behind it."""
    if deed.tense in ("past", "past we", "perfect", "told perfect"):
        return "delivered"
    if deed.tense in ("progress", "wish"):
        return "in_progress" if deed.tense == "progress" else "ordered"
    words, at = deed.words, deed.at
    if deed.tense == "told future":
        own = not deed.verb.passive and deed.verb.root not in root_set("moveless") and words[at].low.endswith(("ын", "ин"))
        return "promised" if _promised_behind(words, at) or own else "planned"
    if deed.tense == "future participle" and low_at(words, at + 1) == "болды":
        return "decided"
    if _decided_before(words, at):
        return "decided"
    if (order := order_of(words, at)) is not None:
        return "decided" if words[order].low.startswith(word_starts("kk", "decisions")) else "ordered"
    ours = deed.tense == "present we" or low_at(words, at + 1) in ("боламыз", "боламын")
    return "promised" if ours or _promised_behind(words, at) else "planned"


_BY_ORDER = starting("by_orders")


def order_of(words: Words, last: int) -> int | None:
    """«министрдің тапсырмасымен …», «алқа шешіміне сәйкес …»: the word for that by which something is done."""
    for at in range(min(last, len(words))):
        low = words[at].low
        if _BY_ORDER[low] and (low.endswith(("мен", "бен", "пен")) or low_at(words, at + 1) in ("бойынша", "сайкес", "сай")):
            return at
    return None


def _promised_behind(words: Words, at: int) -> bool:
    """«… ашылады деп сендірді», «… қосылатынын айтып сендірді»."""
    return any("promise" in tags_at(words, near) for near in range(at + 1, min(len(words), at + 5)))


def _decided_before(words: Words, at: int) -> bool:
    """«Алқа шешім қабылдады: … енгізіледі»: what stands behind the colon is decided."""
    colon = next((near for near in range(at - 1, 0, -1) if words[near].low == ":"), 0)
    return colon > 1 and any(
        "decide_noun" in tags_at(words, near) or "decide" in tags_at(words, near) for near in range(max(0, colon - 4), colon)
    )


def kazakh_approved(words: Words, quoted: bool) -> Iterator[Action]:
    """«бекітілді», «мақұлданды»: rules and money are decided, the rest is done."""
    for at in tagged(words, _APPROVE):
        perfect = words[at].low.endswith(("ган", "ген"))
        if perfect and low_at(words, at + 1)[:1].isalnum() and low_at(words, at + 1) not in _WAS:
            continue  # «бекітілген кесте»
        law = any(
            near.low.startswith(word_starts("kk", "laws")) or near.low.endswith(("уди", "уды")) or "money" in near.form.tags
            for near in words[max(0, at - 6) : at]
        )
        yield _kazakh_action(words, at, "decided" if law else "delivered")


# Behind a perfect that still ends its clause.
_WAS = ("еди", "болатын", "екен", "деп", "жане")
KAZAKH: tuple[Rule, ...] = (
    Rule(kazakh_governed, _GOVERNS),
    Rule(kazakh_approved, _APPROVE),
    Rule(kazakh_deeds, FINITE),
)
