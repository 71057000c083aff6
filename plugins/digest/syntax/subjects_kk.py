"""Who acts in a Kazakh sentence: a person, post or body in the nominative before a verb, or whose words are told."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from ..lexicon.grammar import folded, grammar, word_set, word_starts
from ..model import Span
from .cast import Cast
from .reading import Sentence, Words, low_at, tags_at
from .roles_kk import IS_HEAD, first_of_post, heads

# Endings of the other cases.
_OBLIQUE = re.compile(r"(?:[гк][ае]|[нд]?[ае]|[ндт][ыи]н|[ндт][ыи]|[ндт][ае]н|[дт][ае]|[мбп]ен)$")
_CUT = re.compile(r"(?:ның|нің|дың|дің|тың|тің|нда|нде|да|де|та|те|мен|нан|нен)$")


def subject(cast: Cast, sentence: Sentence, first: int, last: int, but: str | None = None) -> str | None:
    """The first person, post or body in the nominative among the words from ``first`` to before ``last``.

    ``but``: who speaks, and so holds no post told of as another's.
    """
    named = dict(_named(cast, sentence))
    quoted = _quoted(sentence, last)
    for at in range(first, last):
        if at in quoted:
            continue
        if at in named:
            return named[at]
        if (found := _post_at(cast, sentence, at, first, but) or _body_at(cast, sentence, at, first)) is not None:
            return found
    return None


def _quoted(sentence: Sentence, last: int) -> Collection[int]:
    """The places between quotation marks that close before a word: «Жұртқа жақын полиция» acts nowhere."""
    if not sentence.words or all(word.low != "«" for word in sentence.words[:last]):
        return ()
    found: set[int] = set()
    opened: int | None = None
    for at, word in enumerate(sentence.words[:last]):
        if word.low == "«" and opened is None:
            opened = at
        elif word.low == "»" and opened is not None:
            found.update(range(opened, at))
            opened = None
    return found


def _named(cast: Cast, sentence: Sentence) -> Iterator[tuple[int, str]]:
    """Where a person is named in the nominative: the place of the last word of the name, and the name."""
    words = sentence.words
    capitals = [at for at, word in enumerate(words) if word.capital and word.low[0].isalpha()]
    for at in capitals:
        if words[at].stop - words[at].start == 1:
            continue  # an initial
        if at + 1 in capitals and low_at(words, at + 1)[:1].isalpha() and _person_at(cast, words, at + 1):
            continue
        person = _person_at(cast, words, at)
        if person is None:
            continue
        whole = words[at].low in folded(person.lower(), "kk").replace(".", " ").split()
        if whole or not _OBLIQUE.search(words[at].low) or low_at(words, at + 1) == "ози":  # «Ахметовтің өзі»
            yield at, person


def _person_at(cast: Cast, words: Words, at: int) -> str | None:
    span = Span(words[at].start, words[at].stop)
    for person in cast.people:
        if any(one.start <= span.start < one.stop for one in person.evidence):
            return person.name
        parts = folded(person.name.lower(), "kk").split()
        if len(words[at].low) > 3 and words[at].low in parts[1:]:
            return person.name
    return None


def _post_at(cast: Cast, sentence: Sentence, at: int, floor: int, but: str | None) -> str | None:
    """«департамент бастығы»: who holds the post, else the post; None before the name of the one who holds it."""
    words = sentence.words
    if words[at].low not in heads() or (words[at].low in word_set("kk", "ranks") and low_at(words, at + 1) in heads()):
        return None
    if words[at].low in word_set("kk", "outsiders") or _leads_to_name(cast, words, at):
        return None
    if low_at(words, at + 1) in heads():
        return None
    start = first_of_post(words, at, floor)
    role = cast.reading.text[words[start].start : words[at].stop]
    low = folded(role.lower(), "kk")
    if low in word_set("kk", "anybody"):
        return None
    held = cast.holder(role, sentence, sentence.span_of(start, at))
    if held and held != but and _may_hold(cast, held, low):
        return held
    known = words[at].low.startswith(word_starts("kk", "chiefs")) or any(
        one.startswith(word_starts("kk", "bodies_of_post")) for one in low.split()[:-1]
    )
    return role if known else None


def _may_hold(cast: Cast, name: str, role: str) -> bool:
    """«департамент бастығының баспасөз хатшысы» is not «департамент бастығы», nor a resident «бөлім маманы»."""
    own = next((folded((one.role or "").lower(), "kk").split() for one in cast.people if one.name == name), [])
    words = role.split()
    last = words[-1][:5]
    if own and not own[-1].startswith(last) and any(word.startswith(last) for word in own[:-1]):
        return False
    bodies = word_starts("kk", "ranks_of_bodies")
    theirs, said = ({body for body in bodies if any(word.startswith(body) for word in of)} for of in (own, words))
    if theirs and said and not theirs & said:
        return False  # «департамент бастығы» is not «басқарма бастығы»
    return len(words) < 3 or any(word[:5] in {other[:5] for other in own} for word in words)


def _leads_to_name(cast: Cast, words: Words, at: int) -> bool:
    """«бастығы, полиция полковнигі Ержан …», «бастығы Ержанға …»."""
    for near in range(at + 1, min(len(words), at + 6)):
        if words[near].capital:
            return _person_at(cast, words, near) is not None
        if words[near].low != "," and words[near].low not in heads() and words[near].low not in _OF_RANK:
            return False
    return False


_OF_RANK = ("полиция", "адилет", "ишки", "кызмет")


def _body_at(cast: Cast, sentence: Sentence, at: int, floor: int) -> str | None:
    """«облыстық полиция департаменті», «алқа»; not «полиция бекеті», «әкімдік бюджеті»."""
    words, low = sentence.words, sentence.words[at].low
    if low not in word_set("kk", "acting_bodies"):
        return None
    behind = low_at(words, at + 1)
    if behind == "," and low_at(words, at + 2) in word_set("kk", "acting_bodies"):
        return None
    if behind in heads() or behind in word_set("kk", "with_bodies"):
        return None
    alone = low in word_set("kk", "bodies_alone") and not behind.endswith(("ы", "и"))  # «прокуратура полицияға …»
    if behind in word_set("kk", "acting_bodies") and not alone and not _is_police_alone(words, at + 1):
        return None
    bare = not low.endswith(("ы", "и"))
    told = behind.startswith(_OF_BODIES if bare else word_starts("kk", "behind_bodies"))
    owned = behind.endswith(_OF_BODY) and behind not in ("осы", "сондай") and not tags_at(words, at + 1) & _VERBS
    if told or (bare and owned):
        return None
    return _whole(cast, sentence, at, floor)


def _is_police_alone(words: Words, at: int) -> bool:
    """«министрлігі полиция штатын …», not «министрлігі Полиция комитеті»."""
    low = low_at(words, at + 1)
    return words[at].low == "полиция" and not low.startswith(word_starts("kk", "bodies_of_post")) and low not in heads()


_VERBS = frozenset(("past", "present", "converb", "progress", "intent"))
_OF_BODIES = (*word_starts("kk", "behind_bodies"), *word_starts("kk", "of_bodies"))
# Endings of a noun that belongs to the word before: «полиция қызметін», «әкімдік бюджетінен».
_OF_BODY = ("ынын", "инин", "ында", "инде", "ынан", "инен", "ына", "ине", "ын", "ин", "сы", "си", "сымен", "симен")


def _whole(cast: Cast, sentence: Sentence, at: int, floor: int) -> str:
    """A body with the words that belong to it: «Ішкі істер министрлігі», «облыстық полиция департаменті»."""
    words, first = sentence.words, at
    text = cast.reading.text
    while first > floor and at - first < 6 and _belongs(words, first - 1, text):
        first -= 1
    if first == at == 0 and (found := _named_before(cast, sentence)):
        return found
    return text[words[first].start : words[at].stop]


def _named_before(cast: Cast, sentence: Sentence) -> str | None:
    """«Ішкі істер министрлігі де үн қатты. Мекеме …»: the ministry or council that a bare word takes up."""
    meant = next((of for bare, _, of in _taken_up() if bare == sentence.words[0].low), None)
    for earlier in reversed(cast.reading.before(sentence.span.start)) if meant else ():
        for at in range(len(earlier.words) - 1, 0, -1):
            low = earlier.words[at].low
            if meant and low.startswith(meant):
                whole = _whole(cast, earlier, at, int(bool(_OBLIQUE.search(earlier.words[0].low))))  # «Сынға Ішкі …»
                return whole[: len(whole) - len(low) + len(meant)] if " " in whole else None
    return None


@cache
def _taken_up() -> tuple[tuple[str, str, str], ...]:
    return tuple(one.partition(" = ") for one in grammar("kk").lists["takes_up"])


def _belongs(words: Words, at: int, text: str) -> bool:
    """Attributes, names, and owners in the genitive: «министрліктің», not «бекетін»."""
    low = words[at].low
    if not low[0].isalpha() or low in ("жане", "ал", "болса", "осы", "сол", "оны", "бирак"):
        return False
    whose = low.endswith(("нын", "нин", "дын", "дин", "тын", "тин")) and text[words[at].stop - 1] in "ңñŋń"
    return whose or words[at].capital or _ATTRIBUTE.search(low) is not None


_ATTRIBUTE = re.compile(
    r"(?:[лдт][ыи]к|баспасоз|полиция|милиция|ички|ишки|истер|бас|жергиликти|кызмети|кушейтилген|кенейтилген|аралык)$"
)


def teller(cast: Cast, sentence: Sentence, last: int) -> str | None:
    """Whose words a sentence tells before a word: «Оның айтуынша», «министрліктің хабарлауынша», «М. Ахметовтің сөзінше»."""
    words = sentence.words
    for at in range(1, last):
        if not words[at].low.startswith(word_starts("kk", "by_words")):
            continue
        if words[at - 1].low in ("онын", "олардын"):
            return cast.subject_before(sentence.span.start)
        if not words[at - 1].low.endswith(("нын", "нин", "дын", "дин", "тын", "тин")):
            return cast.subject_before(sentence.span.start) if at <= 2 else None
        clause = sentence.span_of(0, at - 1)
        whole = cast.named_in(clause) or _owner(cast, sentence, at - 1)
        return whole or cast.subject_before(sentence.span.start)
    return None


def _owner(cast: Cast, sentence: Sentence, at: int) -> str | None:
    """A post or body in the genitive, without its ending: «министрліктің» → «министрлік»."""
    words = sentence.words
    start = first_of_post(words, at, 0)
    role = _CUT.sub("", cast.reading.text[words[start].start : words[at].stop])
    held = cast.holder(role, sentence, sentence.span_of(start, at)) if IS_HEAD[words[at].low] else None
    return held or role if len(role) > 3 else None


def orderer(cast: Cast, sentence: Sentence, at: int) -> str | None:
    """Whose order a word before another names: «министр Ержан Ахметовтің тапсырмасымен»."""
    return cast.named_in(sentence.span_of(max(0, at - 6), at - 1)) or _owner(cast, sentence, at - 1) if at else None


def chair(cast: Cast, offset: int) -> str | None:
    """Who was in the chair before an offset: «министрдің төрағалығымен», «жиынды … жүргізді»."""
    for sentence in reversed(cast.reading.before(offset)):
        words = sentence.words
        for at, word in enumerate(words):
            if word.low.startswith(word_starts("kk", "in_chair")) and at:
                return cast.named_in(sentence.span_of(0, at - 1)) or _owner(cast, sentence, at - 1)
            held = word.low.startswith(word_starts("kk", "meetings"))
            if held and any(one.low.startswith(word_starts("kk", "holds_meetings")) for one in words[at + 1 : at + 10]):
                return subject(cast, sentence, 0, len(words))
    return None


def council(cast: Cast, sentence: Sentence) -> str | None:
    """The council in whose session something is decided: «мәслихаттың сессиясында», «алқа шешімімен»."""
    for at, word in enumerate(sentence.words):
        if word.low.startswith(word_starts("kk", "councils")) and not word.low.startswith(word_starts("kk", "no_councils")):
            return _CUT.sub("", _whole(cast, sentence, at, 0))
    return None
