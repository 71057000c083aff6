"""Who acts in Russian when no subject tells it: «по поручению …», «утвержден министерством», «в акимате обещают»."""

from ..lexicon.grammar import word_set, word_starts
from ..model import Span
from .bodies_ru import Body, belongs, bodies, in_case, whole
from .cast import Cast
from .names import russian_heads
from .reading import Sentence, Words, low_at, tags_at
from .verbs_ru import PRONOUNS, clause, is_impersonal, is_passive


def _post(words: Words, at: int, stop: int) -> Span:
    """A post with the words in the genitive behind it: «начальника департамента полиции | патрули»."""
    last = at
    while last + 1 < stop and belongs(words, last + 1):
        last += 1
    return Span(words[at].start, words[last].stop)


_BY_DEED = frozenset(("приказом", "распоряжением", "постановлением", "решением"))
_ORDER_OF = frozenset(("поручению", "приказу", "распоряжению", "указанию", "требованию", "поручения"))


def by_order_of(sentence: Sentence, at: int, cast: Cast) -> str | None:
    """«по поручению министра», «согласно приказу начальника»: the one whose order it is."""
    words = sentence.words
    behind = range(at + 1, min(len(words), at + 3)) if is_passive(words, at) else ()  # «утверждённого приказом министра»
    for near in (*range(at), *behind):
        if words[near].low in _BY_DEED and (body := in_case(low_at(words, near + 1), "gen")) and body.gender:
            return whole(sentence, near + 1, body, cast)
        if words[near].low in _BY_DEED and is_passive(words, at):
            return cast.by_post(_post(words, near + 1, at if near < at else len(words)))
        if near < at and words[near].low in _ORDER_OF and low_at(words, near - 1) in ("по", "согласно", "исполнение"):
            span = Span(words[near + 1].start, words[min(near + 8, at)].start)
            if found := cast.named_in(span) or cast.by_post(_post(words, near + 1, at)):
                return found
    return None


_INSTRUMENTAL = ("ым", "им", "ом", "ем")
_WITH = frozenset(("с", "со", "между", "над", "перед", "вместе", "под"))


def agent(sentence: Sentence, at: int, cast: Cast) -> str | None:
    """«утвержден министерством», «начальником предписано»: the one who acts stands in the instrumental."""
    words = sentence.words
    for near in (*range(at + 1, min(len(words), at + 4)), *range(at - 1, max(clause(words, at), at - 10) - 1, -1)):
        low = words[near].low
        if low_at(words, near - 1) in _WITH:
            continue
        own = words[near].capital and low.endswith(_INSTRUMENTAL)
        if own and (name := cast.named_in(Span(words[near].start, words[near].stop))):
            return name  # «Ерланом Ахметовым дано указание»
        body = in_case(low, "ins")
        if body and body.gender and body.noun not in word_set("ru", "territories"):
            return whole(sentence, near, body, cast)
        if low.endswith(("ской", "ной")) and low_at(words, near + 1) in bodies():
            continue  # «местной полицейской службы» is no policewoman
        if any(one.case == "ins" for one in russian_heads().get(low, ())) and not low.endswith(("ым", "им")):
            own = Span(words[near].start, words[min(near + 9, len(words) - 1)].start)
            return cast.named_in(own) or cast.by_post(_post(words, near, len(words)))
    return None


def office(sentence: Sentence, at: int, status: str, cast: Cast) -> str | None:
    """«в акимате обещают», «на коллегии решено», «в МВД ответили, что … откроют»: where it was said or done."""
    words, found = sentence.words, None
    made_there = words[at].low.startswith(word_starts("ru", "made_in_offices")) or (
        status != "delivered" and not is_passive(words, at)
    )
    if tags_at(words, at) & {"promise", "decide"} and low_at(words, at + 1) in ("в", "во"):
        for near in (at + 2, at + 3):  # «камеры, заверили в акимате, заменят»
            if body := in_case(low_at(words, near), "loc"):
                return whole(sentence, near, body, cast)
    for near in range(at):
        found = _there(sentence, near, cast) or found
        found = None if words[near].low == ";" else found
        if status in ("decided", "ordered") and (meeting := _meeting(words, near)):
            found = whole(sentence, *meeting, cast)
        body = in_case(words[near].low, "loc")
        if body and _behind_in(words, near) and body.noun not in word_set("ru", "territories"):
            behind = words[near + 1 : near + 6]
            told = any("speech" in word.form.tags and is_impersonal(word) for word in behind)
            if made_there or told or status not in ("delivered", "in_progress"):
                found = whole(sentence, near, body, cast)
    return found


def _there(sentence: Sentence, at: int, cast: Cast) -> str | None:
    """«В департаменте ответили. Там же сообщили, что закупают …»: the office of the sentence before."""
    words = sentence.words
    told = at + 2 if low_at(words, at + 1) == "же" else at + 1
    if words[at].low != "там" or not is_impersonal(words[told]) or tags_at(words, told).isdisjoint(_TOLD_THERE):
        return None
    for earlier in reversed(cast.reading.before(sentence.span.start)[-2:]):
        for near in range(len(earlier.words) - 1, 0, -1):
            press = low_at(earlier.words, near - 1).startswith("пресс-служб")
            body = in_case(earlier.words[near].low, "gen" if press else "loc")
            if body and _behind_in(earlier.words, near - press) and body.noun not in word_set("ru", "territories"):
                return whole(earlier, near, body, cast)
    return None


_TOLD_THERE = frozenset(("speech", "promise", "plan", "decide"))


def teller(sentence: Sentence, at: int, cast: Cast) -> str | None:
    """«Мы усилим …, пообещал начальник», «необходимо …, сказал аким»: who is told to have said so behind the words."""
    words = sentence.words
    for near in range(at + 1, len(words)):
        if words[near].form.tags & {"speech", "promise"} and low_at(words, near - 1) in (",", "–", "—"):
            body = in_case(low_at(words, near + 2), "loc") if low_at(words, near + 1) == "в" else None
            if body:
                return whole(sentence, near + 2, body, cast)
            if gender := PRONOUNS.get(low_at(words, near + 1)):
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


def aside(sentence: Sentence, cast: Cast) -> str | None:
    """«Наряд, сказал начальник отдела, появится в мае», «Ей ответила Лидия Пак: фонари повесят»: who tells of a plan."""
    words = sentence.words
    for at in range(1, len(words) - 2):
        if "speech" not in words[at].form.tags or "past" not in words[at].form.tags:
            continue
        end = next((near for near in range(at + 1, min(len(words), at + 12)) if words[near].low in ",:.–—"), len(words) - 1)
        if not (words[end].low == ":" or (words[at - 1].low == "," and words[end].low == ",")) or end == at + 1:
            continue
        if low_at(words, end + 1) == "что":
            continue
        if gender := PRONOUNS.get(low_at(words, at + 1)):
            return cast.subject_before(sentence.span.start, gender)
        span = Span(words[at].stop, words[end].start)
        return cast.named_in(span) or cast.by_post(span)
    return None


_MEETINGS = frozenset(("заседании", "совещании", "сессии", "коллегии", "собрании"))


def _behind_in(words: Words, at: int) -> bool:
    """«в департаменте», «в областном департаменте», «на коллегии»."""
    first = at - 1
    while first > 0 and words[first].low.endswith(("ом", "ем", "ой", "ей")) and at - first < 4:
        first -= 1
    return low_at(words, first) in ("в", "во", "на")
