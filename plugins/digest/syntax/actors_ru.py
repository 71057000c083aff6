"""Who acts in a Russian sentence: «акимат закупил», «в департаменте решили», «утвержден министерством»."""

import re

from ..lexicon.grammar import word_set, word_starts
from ..model import Span
from .actions import Action
from .agents_ru import agent, aside, by_order_of, office, teller
from .bodies_ru import bodies, in_case, whole
from .cast import Cast
from .gender import gender_of
from .names import russian_heads
from .reading import Sentence, Word, Words, low_at, tagged, tags_at
from .verbs_ru import PRONOUNS, agrees, clause, gender_of_verb, is_impersonal, is_passive


def actor(sentence: Sentence, action: Action, cast: Cast, speaker: str | None, *, quoted: bool) -> str | None:
    """The one who orders, decides, promises or acts; None when the sentence does not tell.

    ``speaker``: who says the quotation the action stands in, when it is ``quoted``.
    """
    if quoted and speaker and _by_my_order(sentence.words, action.governor):
        return speaker
    if quoted and not speaker and _is_said_by_us(sentence.words, action, action.governor):
        speaker = cast.subject_before(sentence.span.start)  # «Он задумался. «Сделаем», – прозвучало с трибуны»
    found = _told(sentence, action, cast, speaker, quoted=quoted)
    return found or (aside(sentence, cast) if action.status == "planned" and not quoted else None)


def _told(sentence: Sentence, action: Action, cast: Cast, speaker: str | None, *, quoted: bool) -> str | None:
    """Who acts by the grammar of the sentence."""
    words, at = sentence.words, _told_by(sentence.words, action)
    mine, many = _is_said_by_us(words, action, at), is_impersonal(words[at])
    if found := by_order_of(sentence, at, cast):
        return found
    if "infinitive" in tags_at(words, at) and action.status == "ordered" and action.governor == action.verb:
        return speaker if quoted else _nearest(sentence, range(at - 1, -1, -1), at, cast)  # «Полиции – выставить наряды»
    if action.status == "promised" and at == action.governor == action.verb and (found := teller(sentence, at, cast)):
        return found
    if words[at].low in word_set("ru", "orders_of_papers") and (found := agent(sentence, at, cast)):
        return found  # «предписание, внесенное прокурором, обязывает …»
    if is_passive(words, at):
        told = speaker if quoted and action.status == "ordered" else None
        told = teller(sentence, at, cast) if action.status == "decided" and not told else told
        found = agent(sentence, at, cast) or office(sentence, at, action.status, cast) or told
        return found or (_chief_before(sentence, cast) if action.status == "ordered" and not quoted else None)
    if quoted and action.status == "promised" and "promise" not in tags_at(words, at):
        return speaker  # «– Новый участковый выйдет к вам»
    if found := _subject(sentence, at, cast):
        return found
    if quoted and (mine or (not many and action.status in ("ordered", "decided", "promised"))):
        return speaker
    if (mine or "need" in tags_at(words, at)) and (found := teller(sentence, at, cast)):
        return found
    if many and not mine:
        bidden = action.status == "ordered" and not quoted
        return office(sentence, at, action.status, cast) or (_chief_before(sentence, cast) if bidden else None)
    if action.status in ("ordered", "promised") and action.governor != action.verb:
        return cast.subject_before(sentence.span.start, gender_of_verb(words[at]))
    return None


def _by_my_order(words: Words, at: int) -> bool:
    """«По моему поручению отдел переведёт …»"""
    return any(low_at(words, near) == "моему" and words[near - 1].low == "по" for near in range(1, at))


def _chief_before(sentence: Sentence, cast: Cast) -> str | None:
    """«Аким остался недоволен. Поручено …»: the chief who is the subject of the sentence before, in the same paragraph.

    A heading of a list, «Этим же документом предписаны:», carries on the paragraph before.
    """
    heading = sentence.words[-1].low == ":"
    within = cast.reading.before(sentence.span.start)[-1:] if heading else cast.reading.in_paragraph(sentence.paragraph)
    earlier = [one for one in within if one.span.stop <= sentence.span.start and one.paragraph >= 0]
    for at in tagged(earlier[-1].words, _PAST) if earlier else ():
        found = _subject(earlier[-1], at, cast)
        role = next((one.role for one in cast.people if one.name == found and one.role), None)
        if role and any(word.startswith(word_starts("ru", "chiefs")) for word in role.lower().split()):
            return found
    return None


_PAST = frozenset(("past",))
_NEAR_NOUN = (-1, -2, 1, 2, 3, -3, -4, -5, -6, -7)  # «дал отделу поручение», «указание дано»


def _told_by(words: Words, action: Action) -> int:
    """The word whose subject is asked for: the governing verb, or that of the promise a clause belongs to."""
    at = action.governor
    if action.status == "promised" and "promise" not in tags_at(words, at):
        before = range(at - 1, max(-1, at - 17), -1)
        promised = (near for near in before if "promise" in tags_at(words, near) or low_at(words, near + 1) == "слово")
        told = (near for near in promised if "что" in [low_at(words, near + step) for step in (1, 2, 3)])
        return next(told, _aside(words, at, "promise"))
    if action.status == "decided" and tags_at(words, at).isdisjoint(("decide", "decide_noun", "approve")):
        return _aside(words, at, "decide")
    if not tags_at(words, at).isdisjoint(("order_noun", "decide_noun")):
        return at + next((step for step in _NEAR_NOUN if tags_at(words, at + step) & {"give", "accept"}), 0)
    return at


def _aside(words: Words, at: int, tag: str) -> int:
    """«…, решила коллегия, …»: the word set off by commas that a clause is told by; else the verb itself."""
    near = range(max(1, at - 14), at)
    return next((one for one in near if tag in tags_at(words, one) and low_at(words, one - 1) in (",", "как")), at)


_OUR = frozenset(("мы", "я", "нами", "мной", "моим", "нашим"))
_FIRST_PERSON = re.compile(r"(?:[ауи]ем(?:ся)?|им(?:ся)?|ю(?:сь)?)$")


def _is_said_by_us(words: Words, action: Action, at: int) -> bool:
    """«мы отменили», «закупим», «планируем»: the one who speaks tells of the own body."""
    if "we" in tags_at(words, at) | tags_at(words, action.verb) or _FIRST_PERSON.search(words[at].low):
        return True
    return any(word.low in _OUR for word in words[clause(words, at) : at + 3])


def _subject(sentence: Sentence, at: int, cast: Cast) -> str | None:
    """The nearest noun in the nominative before a verb, or the one right behind it, that the verb agrees with."""
    words, start = sentence.words, clause(sentence.words, at)
    if words[at].low.startswith(word_starts("ru", "happens")):
        return None
    if found := _place(words, at, start, cast) or _nearest(sentence, range(at - 1, start - 1, -1), at, cast):
        return found
    for near in range(at + 1, min(len(words), at + 5)):
        low = words[near].low
        helped = "infinitive" in tags_at(words, near) and words[at].low.startswith(word_starts("ru", "helping_verbs"))
        if low in ",.;:–—«" or low in _BEFORE_OTHERS or (tags_at(words, near) & {"infinitive", "past"} and not helped):
            break  # but «начнёт проверять совет»
        if found := _named(sentence, near, at, cast):
            return found
    if low_at(words, start - 1) == "что" and start > 1 and tags_at(words, at) & _BIDS and not is_impersonal(words[at]):
        return _nearest(sentence, range(start - 2, clause(words, start - 1) - 1, -1), at, cast)  # «рассказал, что поручил»
    return None


def _nearest(sentence: Sentence, places: range, verb: int, cast: Cast) -> str | None:
    return next((found for near in places if (found := _named(sentence, near, verb, cast))), None)


def _place(words: Words, at: int, start: int, cast: Cast) -> str | None:
    """«Ташкент рассчитывает получить», «что Бишкек закупил»: a town in the nominative right before the verb."""
    near, last = at - 1, low_at(words, at - 1)[-1:]
    if near < 1 or near < start or not words[near].capital or last in "аяуюеиыьйо" or not agrees(words[at], "m"):
        return None
    word, before = words[near], low_at(words, near - 1)
    if word.low in bodies() or word.form.tags or before in '«“"(–—-.' or before in word_set("ru", "named_after"):
        return None
    return _person(word, cast) or cast.reading.text[word.start : word.stop]


# «он» is looked for where somebody bids; elsewhere it may be a thing.
_BIDS = frozenset(("order", "decide", "promise", "give", "accept", "plan", "need"))
# A noun behind one of these is no subject.
_BEFORE_OTHERS = frozenset(("в", "на", "через", "про", "за", "во", "из", "для", "от", "до", "при", "о", "об"))


def _named(sentence: Sentence, near: int, verb: int, cast: Cast) -> str | None:
    """Whom a word in the nominative names: a person, a post, a body, or «он»."""
    words = sentence.words
    word, before = words[near], low_at(words, near - 1)
    if gender := PRONOUNS.get(word.low):
        bids = agrees(words[verb], gender) and tags_at(words, verb) & _BIDS
        return cast.subject_before(sentence.span.start, gender) if bids else None
    if word.capital and (name := _person(word, cast)):
        return name if agrees(words[verb], gender_of(name) or "") else None
    if before in _BEFORE_OTHERS:
        return None
    if any(one.case == "nom" for one in russian_heads().get(word.low, ())):
        stop = sentence.span.stop if near > verb else words[verb].start
        return cast.by_post(Span(word.start, stop)) if agrees(words[verb], "mf") else None
    body = in_case(word.low, "nom")
    if body is None or not (agrees(words[verb], body.gender) or _and_others(words, near, verb)):
        return None
    part = not body.gender and (before in russian_heads() or before in bodies())  # «глава ГУВД»
    return None if part else whole(sentence, near, body, cast)


def _and_others(words: Words, at: int, verb: int) -> bool:
    """«Министерство и Национальный банк согласовали»: one of several that do it."""
    between = words[at + 1 : verb]
    return (
        is_impersonal(words[verb])
        and any(word.low == "и" for word in between)
        and not any(word.low in ",;:" or word.form.tags & {"past", "present", "perfective"} for word in between)
    )


def _person(word: Word, cast: Cast) -> str | None:
    """The person a word names in the nominative."""
    for person in cast.people:
        if word.low in person.name.lower().replace("ё", "е").split() and len(word.low) > 2:
            return person.name
    return None
