"""A Kazakh post before a name: the noun of the post stands last, ranks left out."""

import re
from functools import cache

from ..lexicon.grammar import grammar, word_set, word_starts
from ..memo import Memo
from .reading import Reading, Sentence, Words, low_at

ROLE_WORDS = 18


def is_head(words: Words, at: int) -> bool:
    """Is the word at a position the noun of a post, or a rank?"""
    if not 0 <= at < len(words):
        return False
    word = words[at]
    opens = at == 0 or words[at - 1].low in "–—-«“"  # «Сыншы Мейрам Исахан …»: a capital that the sentence gives
    return word.low in heads() or bool(
        len(word.low) > 4
        and (opens or not word.capital)
        and not word.form.tags
        and word.form.value is None
        and _AGENT.search(word.low)
    )


# «дәнекерлеуші», «сенатор», «қоғам мүшесі»: a noun of one who does something; «бірінші» is none.
_AGENT = re.compile(r"(?<!ын)(?<!ин)(?:ш[ыи](?:сы|си)?|[гк]ер(?:и)?|лог(?:ы)?|ист(?:и)?|[аи]тор(?:ы)?|граф(?:ы)?)$")


@cache
def heads() -> frozenset[str]:
    """Nouns of posts and ranks, folded."""
    lists = grammar("kk").lists
    return frozenset((*lists["heads"], *lists["ranks"]))


_CASE = re.compile(r"(?:нын|нин|дын|дин|тын|тин|га|ге)$")
IS_HEAD: Memo[str, bool] = Memo(lambda low: low in heads() or _CASE.sub("", low) in heads())  # also «бастығына»


# «кеңесті … бастығы өткізді»: an object before the post; «департаменті», «комитеті» end alike and belong to it.
_ACCUSATIVE = re.compile(r"(?:(?<!департаме)[^еиуа]ти|[яе]н[ыи]|[^у]ты|ды|ди|[лдт]ар[гк]а|[лдт]ер[гк]е)$")
_NO_OBJECT = ("алтын", "жасырын", "бурын", "жакын", "белсин", "ушин", "кейин")
# «талқылауға … орынбасары қатысты»; but «зорлыққа қарсы», «халыққа қызмет көрсету».
_DATIVE = re.compile(r"[гк][ае]$")
_FOR = re.compile(r"карсы|катысты|байланысты|жауапты|кызмет|комек|арналган|берилген|косылган|дейин|тауелди")
_ADJECTIVES = ("жергиликти", "тиисти", "белгили", "мерзимди", "онирлик", "ювеналды", "модульди", "мобильди")
_LOCATIVE = re.compile(r"(?:да|де|та|те)$")
# «жайын … психологы»: a possessive with the ending of an object. «-нын» may be a genitive: «ң» is folded into «н».
_OWN_OBJECT = re.compile(r"[^аеиыоуэюяндт][ыи]н$")
_ABLATIVE = re.compile(r"(?:[дтн][ае]н)$")
_ONE_OF = re.compile(r"(?:[лдт][ае]р)[дт][ыи]н$")  # «студенттердің бірі»


def before_name(reading: Reading, sentence: Sentence, first: int, floor: int = 0) -> tuple[str | None, bool]:
    """(post, is it only a rank) from the words before a name: «… департаментінің бастығы»."""
    words, at = sentence.words, first - 1
    if at > floor and words[at].low in ("–", "—", "болып"):
        at -= 1  # «кеңес төрағасы – Марат …», «бөлім бастығы болып Рүстем … тағайындалды»
    if at < floor:
        return None, False
    other = next((role for rule in OTHERS if (role := rule(reading, words, at, floor))), None)
    if other or not is_head(words, at):
        return other, False
    if words[at].low in word_set("kk", "ranks"):
        return _behind_rank(reading, sentence, at, floor)
    start = _with_origin(words, first_of_post(words, at, floor), floor)
    own = _lowered_first(reading.text[words[start].start : words[at].stop], words, start)
    if start > floor + 1 and words[start - 1].low == "," and is_head(words, start - 2):
        other, rank = before_name(reading, sentence, start - 1, floor)
        if other and not rank:
            return f"{other}, {own}", False
    while start < at and words[start].low in ("жане", "мен", "пен", "бен", "ал", "сол", "осы"):
        start += 1
    return _lowered_first(reading.text[words[start].start : words[at].stop], words, start), False


def _with_origin(words: Words, start: int, floor: int) -> int:
    """«Қордайдан сайланған депутат»: the place belongs to the post."""
    origin = start - 2
    if origin < floor or words[start - 1].low != "сайланган":
        return start
    return origin if words[origin].capital and _ABLATIVE.search(words[origin].low) else start


def led(reading: Reading, words: Words, at: int, floor: int) -> str | None:
    """«полиция бөлімін басқаратын»: the head of the body that stands before, as an object."""
    if words[at].low not in word_set("kk", "led_by"):
        return None
    body = next((near for near in range(at - 1, max(floor, at - 7) - 1, -1) if _genitive(words, near)), None)
    if body is None:
        return None
    start = first_of_post(words, body, floor)
    own = reading.text[words[body].start : words[body].stop]
    ending = "ң" if own[-1] in "ыі" else "ың" if own[-2] == "ы" else "ің"
    name = reading.text[words[start].start : words[body].stop]
    return f"{_lowered_first(name, words, start)}{ending} басшысы"


def _genitive(words: Words, at: int) -> bool:
    """An object that names a body: only «ң» parts «бөлімін», «департаментті» from the genitive."""
    low = words[at].low
    own = _OWN_OBJECT.search(low) or re.search(r"[^дтн]т[ыи]н$|[дтн][ыи]$", low)  # «қызметін», but not «қызметтің»
    return low.startswith(word_starts("kk", "led_bodies")) and bool(own)


def _one_of(reading: Reading, words: Words, at: int, floor: int) -> str | None:
    """«студенттердің бірі»: a student."""
    many = at - 1
    if words[at].low not in ("бири", "биреуи") or many < floor or not _ONE_OF.search(words[many].low):
        return None
    own = reading.text[words[many].start : words[many].stop]
    return own[: -len("тердің")].lower()


def _works_as(reading: Reading, words: Words, at: int, floor: int) -> str | None:
    """«компанияда дәнекерлеуші болып істейтін»: the trade, with the place of work."""
    trade = at
    while trade > floor and words[trade].low in word_set("kk", "works_as"):
        trade -= 1
    if trade == at or words[trade + 1].low != "болып" or not is_head(words, trade):
        return None
    start = first_of_post(words, trade, floor)
    if start > floor and _LOCATIVE.search(words[start - 1].low):
        start = first_of_post(words, start - 1, floor)
    return _lowered_first(reading.text[words[start].start : words[trade].stop], words, start)


_FROM_THERE = re.compile(r".{4,}(?:[лдт]ык|[лдт]ик)")


def _of_a_place(reading: Reading, words: Words, at: int, floor: int) -> str | None:
    """«Ұлытаулық Сейдахмет …»: somebody of a place, when nothing else is told; «министрлік», «әкімдік» are bodies."""
    low = words[at].low
    bodies = (*word_starts("kk", "led_bodies"), *word_starts("kk", "bodies_of_state"), "басшы", "жетекши", "ба")
    alone = at == floor or not low_at(words, at - 1)[:1].isalpha()
    if not alone or words[at].form.tags or not _FROM_THERE.fullmatch(low) or low.startswith(bodies):
        return None
    return reading.text[words[at].start : words[at].stop].lower()


OTHERS = (led, _one_of, _works_as, _of_a_place)


def _lowered_first(role: str, words: Words, start: int) -> str:
    """A post that opens the sentence begins with a small letter, unless with a name."""
    common = start == 0 and (words[0].low in heads() or words[0].low in word_set("kk", "opens_post"))
    return role[0].lower() + role[1:] if common else role


def _behind_rank(reading: Reading, sentence: Sentence, at: int, floor: int) -> tuple[str | None, bool]:
    """«… бастығы, полиция полковнигі»: the post before the rank; the rank itself when there is none."""
    words, start = sentence.words, at
    ranks = word_set("kk", "ranks")
    while start > floor and (words[start - 1].low in _OF_RANK or words[start - 1].low in ranks):
        start -= 1
    if start > floor and (head := led(reading, words, start - 1, floor)):
        return head, False  # «… қызметін басқаратын полковник»
    before = start - 1 if start > 1 and words[start - 1].low == "," else start
    role, rank = before_name(reading, sentence, before, floor) if is_head(words, before - 1) else (None, False)
    return (role, rank) if role else (reading.text[words[start].start : words[at].stop], True)


_OF_RANK = ("полиция", "полисиа", "политсииа", "полисииа", "адилет", "запастагы", "отставкадагы", "ишки", "кызмет")


def first_of_post(words: Words, at: int, floor: int) -> int:
    """The first word of the post that ends at ``at``: back to a sign, a verb of speech or a word of place."""
    start, quoted = at, 0
    while start > floor and at - start < ROLE_WORDS:
        before = words[start - 1]
        if words[start].low == "мемлекет" and words[start].capital:
            break  # «… Мемлекет басшысы»: nobody's but the state's
        if before.low in "»”":
            quoted += 1
        elif before.low in "«“":
            if not quoted:
                break
            quoted -= 1
        elif not quoted and before.low != "-" and _parts(words, start - 1):
            break
        start -= 1
    return start


def _parts(words: Words, at: int) -> bool:
    """Does a word stand outside the post behind it?"""
    word = words[at]
    tags, low = word.form.tags, word.low
    name = word.capital and (at > 0 or low_at(words, at + 1).startswith(("каласы", "облысы", "ауданы")))
    place = _LOCATIVE.search(low) and len(low) > 4
    attribute = "perfect" in tags and not low.endswith("гы")
    spoken = attribute or "say" in tags or {"speech", "past"} <= tags
    inside = low_at(words, at + 1).endswith(("у", "йтин"))  # «айналымын бақылау бөлімі»
    own = len(low) > 4 and not word.capital and low not in _NO_OBJECT and not inside and _OWN_OBJECT.search(low)
    common = len(low) > 5 and not (word.capital and at) and not inside
    aim = common and low not in heads() and _DATIVE.search(low) and not _FOR.match(low_at(words, at + 1))
    object_of_verb = (own or aim or _ACCUSATIVE.search(low)) and low not in _ADJECTIVES and not name
    return bool(object_of_verb or not low[0].isalnum() or low in word_set("kk", "before_role") or spoken or place)
