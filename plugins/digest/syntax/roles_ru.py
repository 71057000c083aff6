"""A Russian post before a name: from its leftmost noun, in the nominative, ranks left out."""

import re
from functools import cache

from ..lexicon.grammar import grammar, word_set
from .names import russian_heads
from .reading import Reading, Sentence, Word

ROLE_WORDS = 18


def before_name(reading: Reading, sentence: Sentence, first: int, floor: int = 0) -> tuple[str | None, bool]:
    """(post, is it only a rank) from the words before a name: «первый заместитель министра внутренних дел»."""
    words = sentence.words
    while first - 1 > floor and words[first - 1].low in _LINKS:
        first -= 1
    start = leftmost_head(sentence, first, floor)
    if start is None and (clause := _before_clause(sentence, first, floor)):
        return before_name(reading, sentence, clause, floor)
    if start is None and first - 2 >= floor and words[first - 1].low == ",":
        start = leftmost_head(sentence, first - 1, floor)  # «почтальон, Зинаида Рябко»
        bare = start == first - 2 and start is not None and words[start].low in grammar("ru").lists["heads"]
        opens = start == 0 and any(one.case == "nom" for one in russian_heads()[words[0].low])
        start = start if bare or opens else None  # «Сестра одного из погорельцев, Анна Ким, …»
    if start is None:
        return _agent(reading, sentence, first - 1) if first > floor else None, False
    if words[start].low in ranks():
        role, rank = _before_comma(reading, sentence, start, floor)
        if not role and start > floor and words[start - 1].low in _LINKS:
            role, rank = before_name(reading, sentence, start - 1, floor)  # «начальником поста назначен капитан Ким»
        return (role, rank) if role else (nominative_role(reading, sentence, start, first - 1), True)
    if words[start].low.startswith("старш") and words[start + 1].low in ranks():
        return _before_comma(reading, sentence, start, floor)
    stop = next((at for at in range(first - 1, start, -1) if words[at].low in ranks()), first)
    role = nominative_role(reading, sentence, start, stop - 1)
    other, rank = _before_comma(reading, sentence, start, floor)
    return (f"{other}, {role}" if other and not rank and len(other.split()) < 8 else role), False


_PARTICIPLE = re.compile(r"[а-я]+(?:[уюая]щ|вш)(?:ий|его|ему|им|ая|ей|ую)(?:ся)?")


def _before_clause(sentence: Sentence, first: int, floor: int) -> int | None:
    """«у начальника отдела, курирующего участковых, Асхата Губашева»: the comma in front of what parts post and name."""
    words = sentence.words
    if first <= floor or words[first - 1].low != ",":
        return None
    at = next((at for at in range(first - 2, max(floor, first - ROLE_WORDS), -1) if words[at].low == ","), None)
    return at if at is not None and _PARTICIPLE.fullmatch(words[at + 1].low) else None


# «глава совета – Марат …», «начальником отдела назначен Рустам …», «участкового зовут Бауыржан …»
_LINKS = frozenset(("–", "—", "назначен", "назначена", "избран", "избрана", "стал", "стала", "является", "зовут"))
# «урбанист Лейла Тажибаева»: a noun of one who does something, though no list has it.
_AGENT = re.compile(
    r"[а-я]{2,}(?:ист|олог|граф|вед|тель|ник|щик|чик|[аиук]тор|нер|истка|ница|щица|чица|олог|[а-я]ец|[чж]анин|[чж]анка)"
)


def _agent(reading: Reading, sentence: Sentence, at: int) -> str | None:
    """One who does something, in the nominative, right before a name."""
    word = sentence.words[at]
    if word.form.tags or word.low in word_set("ru", "nobody") or not _AGENT.fullmatch(word.low) or (word.capital and at):
        return None
    return reading.text[word.start : word.stop].lower()


def _before_comma(reading: Reading, sentence: Sentence, start: int, floor: int) -> tuple[str | None, bool]:
    """The post before a comma: «начальник ДП, полковник полиции Серик Ким»."""
    while start > floor + 1 and adjective(sentence.words[start - 1].low, "m"):
        start -= 1  # «…, заслуженный деятель культуры»
    if start > floor + 1 and sentence.words[start - 1].low == ",":
        return before_name(reading, sentence, start - 1, floor)
    return None, False


_TOP_POSTS = ("президент", "президента", "министр", "глава", "аким")
_TOP_STARTS = ("премьер-министр", "вице-премьер")


def leftmost_head(sentence: Sentence, first: int, floor: int) -> int | None:
    """The leftmost noun of a post before a name, with no verb or sign between, quoted names of bodies aside."""
    words, heads = sentence.words, russian_heads()
    start, quoted = None, 0
    for at in range(first - 1, max(floor - 1, first - ROLE_WORDS), -1):
        word = words[at]
        if word.low in "»”":
            quoted += 1
        elif word.low in "«“":
            if not quoted:
                break
            quoted -= 1
        elif word.low == '"':
            quoted = 1 - quoted
        elif quoted or word.low in "-№" or (word.low == "." and words[at - 1].low in ("г", "им", "обл", "р", "ул")):
            continue
        elif not word.low[0].isalnum() or is_verb(word) or word.low in _LINKS or _leads_group(sentence, at):
            break
        elif word.low in heads and (
            not word.capital or word.low in _TOP_POSTS or word.low.startswith(_TOP_STARTS) or not _name_like(sentence, at)
        ):
            start = at
    return start


def _leads_group(sentence: Sentence, at: int) -> bool:
    """«рабочая группа во главе с вице-министром …»: no head of anything."""
    return sentence.words[at].low == "главе" and sentence.words[at - 1].low == "во"


def _name_like(sentence: Sentence, at: int) -> bool:
    return at + 1 < len(sentence.words) and sentence.words[at + 1].capital and at > 0


def is_verb(word: Word) -> bool:
    """A verb parts a post from what stands before it."""
    if word.capital:
        return False
    return bool(word.form.tags & {"past", "infinitive", "will", "progress", "future", "passive"}) or (
        bool(word.form.tags & {"speech"}) and "past" in word.form.tags
    )


@cache
def ranks() -> frozenset[str]:
    """Every form of every rank."""
    return frozenset(
        form for form, readings in russian_heads().items() if readings[0].nominative in grammar("ru").lists["ranks"]
    )


def nominative_role(reading: Reading, sentence: Sentence, start: int, last: int) -> str:
    """The head noun, and adjectives before it, in the nominative; the rest as it stands."""
    words, text = sentence.words, reading.text
    head = russian_heads()[words[start].low]
    chosen = next((one for one in head if one.case == "nom"), head[0])
    adjectives: list[str] = []
    at = start - 1
    while at >= 0 and (plain := adjective(words[at].low, chosen.gender)) and words[at + 1].start - words[at].stop == 1:
        if words[at].form.tags & {"past"} or words[at].low in (
            "который",
            "свой",
            "этот",
            "такой",
            "каждый",
            "любой",
            "самый",
            "другой",
        ):
            break
        adjectives.insert(0, plain)
        at -= 1
    rest = text[words[start].stop : words[last].stop]
    own = text[words[start].start : words[start].stop]
    lead = (
        own[0] + chosen.nominative[1:]
        if own[0].lower() == chosen.nominative[0] and own[0].isupper() and start > 0
        else chosen.nominative
    )
    second = start + 1
    if (
        second <= last
        and words[second].low in russian_heads()
        and words[second].start - words[start].stop == 1
        and chosen.case != "nom"
    ):
        twin = next((one for one in russian_heads()[words[second].low] if one.case == chosen.case), None)
        if twin and words[start].low in (
            "старший",
            "старшего",
            "старшему",
            "старшим",
            "участковый",
            "участкового",
            "участковому",
            "участковым",
        ):
            rest = " " + twin.nominative + text[words[second].stop : words[last].stop]
    return " ".join([*adjectives, lead]) + rest.rstrip(" ,")


_ADJECTIVES = (
    ("ого", "ый"),
    ("его", "ий"),
    ("ому", "ый"),
    ("ему", "ий"),
    ("ым", "ый"),
    ("им", "ий"),
    ("ом", "ый"),
    ("ем", "ий"),
)
_LEADING = re.compile(
    r"(?:перв|глав|старш|младш|генеральн|исполнительн|бывш|нов|действующ|специальн|почетн|областн|городск|районн|официальн|школьн|ведущ|участков|местн|художественн|исполняющ|независим|военн|общественн|политическ|социальн|медицинск|полномочн|нынешн|тогдашн|прежн|заслуженн|технич|коммерч|финансов|дежурн|народн)"
)


def adjective(word: str, gender: str) -> str | None:
    """The nominative of an adjective that belongs to a post, or None when the word is none."""
    if not _LEADING.match(word):
        return None
    if gender == "f":
        return word if word.endswith("ая") else re.sub(r"(?:ой|ую)$", "ая", word) if word.endswith(("ой", "ую")) else None
    if word.endswith(("ый", "ий", "ой")):
        return word
    for end, nominative in _ADJECTIVES:
        if word.endswith(end):
            base = word.removesuffix(end)
            return base + ("ий" if base[-1] in "кгхшщжч" else nominative)
    return None
