"""Who acts in a Russian sentence: «акимат закупил», «в департаменте решили», «утвержден министерством»."""

import re

from ..lexicon.grammar import word_set, word_starts
from ..model import Span
from .actions import Action
from .bodies_ru import Body, bodies, in_case, whole
from .cast import Cast
from .gender import gender_of
from .names import russian_heads
from .reading import Sentence, Word, Words, low_at, tags_at


def actor(sentence: Sentence, action: Action, cast: Cast, speaker: str | None, *, quoted: bool) -> str | None:
    """The one who orders, decides, promises or acts; None when the sentence does not tell.

    ``speaker``: who says the quotation the action stands in, when it is ``quoted``.
    """
    words, at = sentence.words, _told_by(sentence.words, action)
    if found := _by_order_of(sentence, at, cast):
        return found
    if "infinitive" in tags_at(words, at) and action.status == "ordered" and action.governor == action.verb:
        return speaker if quoted else _nearest(sentence, range(at - 1, -1, -1), at, cast)  # «Полиции – выставить наряды»
    if _is_passive(words, at):
        told = speaker if quoted and action.status == "ordered" else None
        told = _teller(sentence, at, cast) if action.status == "decided" and not told else told
        return _agent(sentence, at, cast) or _office(sentence, at, action.status, cast) or told
    if found := _subject(sentence, at, cast):
        return found
    mine, many = _is_said_by_us(words, action, at), _is_impersonal(words[at])
    if quoted and (mine or (not many and action.status in ("ordered", "decided", "promised"))):
        return speaker
    if (mine or "need" in tags_at(words, at)) and (found := _teller(sentence, at, cast)):
        return found
    if many and not mine:
        return _office(sentence, at, action.status, cast)
    if action.status in ("ordered", "promised") and action.governor != action.verb:
        return cast.subject_before(sentence.span.start)
    return None


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
_FIRST_PERSON = re.compile(r"(?:[ауи]ем|им|ю)(?:ся)?$")


def _is_said_by_us(words: Words, action: Action, at: int) -> bool:
    """«мы отменили», «закупим», «планируем»: the one who speaks tells of the own body."""
    if "we" in tags_at(words, at) | tags_at(words, action.verb) or _FIRST_PERSON.search(words[at].low):
        return True
    return any(word.low in _OUR for word in words[_clause(words, at) : at + 3])


_PASSIVE = ("тся", "ные", "ный", "ная", "ных", "ным", "ного", "ной", "тых", "тый")


def _is_passive(words: Words, at: int) -> bool:
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


def _is_impersonal(word: Word) -> bool:
    """«решили», «обещают», «откроют»: many do it, nobody is named."""
    return word.low.removesuffix("ся").removesuffix("сь").endswith(("ли", "ют", "ят", "ут", "ат", "намерены"))


_OPENS = frozenset((";", ":", "что", "чтобы", "если", "когда", "где", "куда", "чем"))


def _clause(words: Words, at: int) -> int:
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


def _agrees(word: Word, gender: str) -> bool:
    """May a verb have a subject of this gender? «коллегия утвердила», «власти решили», «министерство намерено»."""
    low = word.low.removesuffix("ся").removesuffix("сь")
    own = next((genders for ending, genders in _VERB_ENDINGS if low.endswith(ending)), None)
    return own is None or not gender or not own.isdisjoint(gender)


def _subject(sentence: Sentence, at: int, cast: Cast) -> str | None:
    """The nearest noun in the nominative before a verb, or the one right behind it, that the verb agrees with."""
    words, start = sentence.words, _clause(sentence.words, at)
    if words[at].low.startswith(word_starts("ru", "happens")):
        return None
    if found := _place(words, at, start, cast) or _nearest(sentence, range(at - 1, start - 1, -1), at, cast):
        return found
    for near in range(at + 1, min(len(words), at + 5)):
        low = words[near].low
        if low in ",.;:–—«" or low in _BEFORE_OTHERS or tags_at(words, near) & {"infinitive", "past"}:
            break
        if found := _named(sentence, near, at, cast):
            return found
    if low_at(words, start - 1) == "что" and start > 1 and tags_at(words, at) & _BIDS and not _is_impersonal(words[at]):
        return _nearest(sentence, range(start - 2, _clause(words, start - 1) - 1, -1), at, cast)  # «рассказал, что поручил»
    return None


def _nearest(sentence: Sentence, places: range, verb: int, cast: Cast) -> str | None:
    return next((found for near in places if (found := _named(sentence, near, verb, cast))), None)


def _place(words: Words, at: int, start: int, cast: Cast) -> str | None:
    """«Ташкент рассчитывает получить», «что Бишкек закупил»: a town in the nominative right before the verb."""
    near, last = at - 1, low_at(words, at - 1)[-1:]
    if near < 1 or near < start or not words[near].capital or last in "аяуюеиыьйо" or not _agrees(words[at], "m"):
        return None
    word, before = words[near], low_at(words, near - 1)
    if word.low in bodies() or word.form.tags or before in '«“"(–—-.' or before in word_set("ru", "named_after"):
        return None
    return _person(word, cast) or cast.reading.text[word.start : word.stop]


# «он» is looked for where somebody bids; elsewhere it may be a thing.
_BIDS = frozenset(("order", "decide", "promise", "give", "accept", "plan", "need"))
# A noun behind one of these is no subject.
_BEFORE_OTHERS = frozenset(("в", "на", "через", "про", "за", "во", "из", "для", "от", "до", "при", "о", "об"))
_PRONOUNS = {"он": "m", "она": "f"}


def _named(sentence: Sentence, near: int, verb: int, cast: Cast) -> str | None:
    """Whom a word in the nominative names: a person, a post, a body, or «он»."""
    words = sentence.words
    word, before = words[near], low_at(words, near - 1)
    if gender := _PRONOUNS.get(word.low):
        bids = _agrees(words[verb], gender) and tags_at(words, verb) & _BIDS
        return cast.subject_before(sentence.span.start, gender) if bids else None
    if word.capital and (name := _person(word, cast)):
        return name if _agrees(words[verb], gender_of(name) or "") else None
    if before in _BEFORE_OTHERS:
        return None
    if any(one.case == "nom" for one in russian_heads().get(word.low, ())):
        stop = sentence.span.stop if near > verb else words[verb].start
        return cast.by_post(Span(word.start, stop)) if _agrees(words[verb], "mf") else None
    body = in_case(word.low, "nom")
    if body is None or not (_agrees(words[verb], body.gender) or _and_others(words, near, verb)):
        return None
    part = not body.gender and (before in russian_heads() or before in bodies())  # «глава ГУВД»
    return None if part else whole(sentence, near, body, cast)


def _and_others(words: Words, at: int, verb: int) -> bool:
    """«Министерство и Национальный банк согласовали»: one of several that do it."""
    between = words[at + 1 : verb]
    return (
        _is_impersonal(words[verb])
        and any(word.low == "и" for word in between)
        and not any(word.low in ",;:" or word.form.tags & {"past", "present", "perfective"} for word in between)
    )


def _person(word: Word, cast: Cast) -> str | None:
    """The person a word names in the nominative."""
    for person in cast.people:
        if word.low in person.name.lower().replace("ё", "е").split() and len(word.low) > 2:
            return person.name
    return None


_BY_DEED = frozenset(("приказом", "распоряжением", "постановлением", "решением"))
_ORDER_OF = frozenset(("поручению", "приказу", "распоряжению", "указанию", "требованию", "поручения"))


def _by_order_of(sentence: Sentence, at: int, cast: Cast) -> str | None:
    """«по поручению министра», «согласно приказу начальника»: the one whose order it is."""
    words = sentence.words
    for near in range(at):
        if words[near].low in _BY_DEED and (body := in_case(low_at(words, near + 1), "gen")) and body.gender:
            return whole(sentence, near + 1, body, cast)
        if words[near].low in _BY_DEED and _is_passive(words, at):
            return cast.by_post(Span(words[near + 1].start, words[min(near + 8, at)].start))
        if words[near].low in _ORDER_OF and low_at(words, near - 1) in ("по", "согласно", "исполнение"):
            span = Span(words[near + 1].start, words[min(near + 8, at)].start)
            if found := cast.named_in(span) or cast.by_post(span):
                return found
    return None


_WITH = frozenset(("с", "со", "между", "над", "перед", "вместе", "под"))


def _agent(sentence: Sentence, at: int, cast: Cast) -> str | None:
    """«утвержден министерством», «начальником предписано»: the one who acts stands in the instrumental."""
    words = sentence.words
    for near in (*range(at + 1, min(len(words), at + 4)), *range(at - 1, max(_clause(words, at), at - 10) - 1, -1)):
        low = words[near].low
        if low_at(words, near - 1) in _WITH:
            continue
        body = in_case(low, "ins")
        if body and body.gender and body.noun not in word_set("ru", "territories"):
            return whole(sentence, near, body, cast)
        if any(one.case == "ins" for one in russian_heads().get(low, ())) and not low.endswith(("ым", "им")):
            return cast.by_post(Span(words[near].start, sentence.span.stop))
    return None


def _office(sentence: Sentence, at: int, status: str, cast: Cast) -> str | None:
    """«в акимате обещают», «на коллегии решено», «в МВД ответили, что … откроют»: where it was said or done."""
    words, found = sentence.words, None
    made_there = words[at].low.startswith(word_starts("ru", "made_in_offices")) or not _is_passive(words, at)
    for near in range(1, at):
        found = None if words[near].low == ";" else found
        if status in ("decided", "ordered") and (meeting := _meeting(words, near)):
            found = whole(sentence, *meeting, cast)
        body = in_case(words[near].low, "loc")
        if body and _behind_in(words, near) and body.noun not in word_set("ru", "territories"):
            behind = words[near + 1 : near + 6]
            told = any("speech" in word.form.tags and _is_impersonal(word) for word in behind)
            if made_there or told or status not in ("delivered", "in_progress"):
                found = whole(sentence, near, body, cast)
    return found


def _teller(sentence: Sentence, at: int, cast: Cast) -> str | None:
    """«Мы усилим …, пообещал начальник», «необходимо …, сказал аким»: who is told to have said so behind the words."""
    words = sentence.words
    for near in range(at + 1, len(words)):
        if "speech" in words[near].form.tags and low_at(words, near - 1) in (",", "–", "—"):
            if gender := _PRONOUNS.get(low_at(words, near + 1)):
                return cast.subject_before(sentence.span.start, gender)
            behind = Span(words[near].start, sentence.span.stop)
            return cast.named_in(behind) or cast.by_post(behind)
    return None


def _meeting(words: Words, at: int) -> tuple[int, Body] | None:
    """«на заседании акимата», «по итогам коллегии», «по результатам заседания комиссии»: where the body stands."""
    before, low = low_at(words, at - 1), words[at].low
    if not ((before == "на" and low in _MEETINGS) or (before == "по" and low in ("итогам", "результатам"))):
        return None
    place = at + 2 if low_at(words, at + 1) in ("заседания", "совещания", "сессии", "работы", "собрания") else at + 1
    body = in_case(low_at(words, place), "gen")
    return (place, body) if body else None


_MEETINGS = frozenset(("заседании", "совещании", "сессии", "коллегии", "собрании"))


def _behind_in(words: Words, at: int) -> bool:
    """«в департаменте», «в областном департаменте», «на коллегии»."""
    first = at - 1
    while first > 0 and words[first].low.endswith(("ом", "ем", "ой", "ей")) and at - first < 4:
        first -= 1
    return low_at(words, first) in ("в", "во", "на")
