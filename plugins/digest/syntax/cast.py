"""Who is meant: a surname, a post or a pronoun in the text -> the person it stands for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..lexicon.grammar import folded, grammar, signs, word_set, word_starts
from ..model import Span
from ..patterns import tokenise
from ..said import Person
from ..vocabulary import Vocabulary
from .gender import gender_of, gender_said
from .heads_ru import head_of
from .names import INITIALS
from .reading import Reading, Sentence
from .roles import role_at

MOST = 600  # places where somebody is named; a long interview has eighty


@dataclass(slots=True)
class Cast:
    """The people of one text and where they are named."""

    reading: Reading
    people: Sequence[Person]
    vocabulary: Vocabulary
    last: str | None = None
    author: str | None = None  # of a column in the first person

    def __post_init__(self) -> None:
        """In a list of hundreds nobody can tell who is meant, and each word would be compared with all of them."""
        if sum(len(one.evidence) for one in self.people) > MOST:
            self.people = ()
        paragraphs, text = self.reading.document.paragraphs, self.reading.text
        if paragraphs and signs(paragraphs[-1].of(text)):  # «Ваш Ерлан Ахметов, начальник полиции»
            self.author = self.named_in(paragraphs[-1])

    def protagonist(self) -> str | None:
        """The person a conversation is with: addressed in a question, said to answer, or else the first with a post."""
        return (
            self._addressed()
            or self._answering()
            or next((one.name for one in self.people if one.role), self.people[0].name if self.people else None)
        )

    def _addressed(self) -> str | None:
        """«– Жанна Болатовна, хватает ли людей?»"""
        text = self.reading.text
        for paragraph in self.reading.document.paragraphs:
            if not paragraph.of(text).rstrip().endswith("?"):
                continue
            for person in self.people:
                if any(
                    0 <= one.start - paragraph.start <= 2
                    and text[one.stop : one.stop + 1] == ","
                    and _PATRONYMIC.search(one.of(text))
                    for one in person.evidence
                ):
                    return person.name
        return None

    def _answering(self) -> str | None:
        """«На вопросы ответил …», «… бөлім бастығымен әңгімелестік»; if nobody with a post, then «отвечал Бердибек …»."""
        bare: str | None = None
        for sentence in self.reading.sentences[:12]:
            if any(word.low.startswith(word_starts(sentence.lang, "conversation")) for word in sentence.words):
                named = [one for one in self.people if one.evidence[0].overlaps(sentence.span)]
                if found := next((one for one in named if one.role), None):
                    return found.name
                bare = bare or next((one.name for one in named), None)
        return bare

    def speaker(self, attribution: Span, speech: Span) -> str | None:
        """Whom an attribution names: a person, a post that is a person's, a pronoun, or a body that speaks."""
        words = [sentence.words[at] for sentence, at in self.reading.words_in(attribution) if sentence.lang == "ru"]
        gender = gender_said(words)
        found = (
            self.named_in(attribution) or self.by_post(attribution, gender) or self.by_pronoun(attribution, speech, gender)
        )
        if found:
            self.last = found
        return found

    def named_in(self, span: Span, gender: str | None = None) -> str | None:
        """The first person whose name, or surname or given name alone, stands within a span."""
        newsmakers = self._newsmakers()
        for sentence, at in self.reading.words_in(span):
            word = sentence.words[at]
            if word.capital:
                for person in newsmakers:
                    if not _fits(person, gender):
                        continue
                    if any(one.start <= word.start < one.stop for one in person.evidence) or _is_called(
                        person, word.low, sentence.lang
                    ):
                        return person.name
        return None

    def _newsmakers(self) -> list[Person]:
        """The people of the text; one who is only referred to counts when there is nobody else."""
        return [one for one in self.people if one.newsmaker] or list(self.people)

    def by_post(self, span: Span, gender: str | None = None) -> str | None:
        """A post within a span: the person who holds it, else the post itself, else a press service."""
        for sentence, at in self.reading.words_in(span):
            role = role_at(self.reading, sentence, at, span)
            if role:
                if held := self.holder(role, sentence, span):
                    return held
                # A bare «капитан» or «девушка» means the person named last.
                if role.lower().removeprefix("старший ") in word_set(sentence.lang, "generic_posts"):
                    return self.last_before(span.start, gender or _gender_of_noun(role, sentence.lang)) or role
                return role
        return None

    def holder(self, role: str, sentence: Sentence, span: Span) -> str | None:
        """The person with the post that a later mention repeats in fewer words; the last one named before."""
        if held := self._by_vocabulary(role, span):
            return held
        if re.match(r"глава государства|мемлекет басшысы", role.lower()):
            return next((one.name for one in self.people if one.post == "president"), None)
        lang = sentence.lang
        said_otherwise = _same_posts().get(folded(role.lower(), lang), role) if lang == "kk" else role
        words = [folded(word.lower(), lang)[:6] for word in re.findall(r"[\w-]+", said_otherwise)]
        before = [
            one for one in self.people if one.role and one.evidence and min(e.start for e in one.evidence) < span.stop + 400
        ]
        scored = []
        for person in before:
            own = {folded(word.lower(), lang)[:6] for word in re.findall(r"[\w-]+", person.role or "")}
            same = sum(word in own for word in words)
            if same == len(words) or (same > 1 and (words[0] in own or words[-1] in own)):
                role_words = folded((person.role or "").lower(), lang).split()
                same_noun = role_words[0].startswith(words[0]) if lang == "ru" else role_words[-1].startswith(words[-1])
                if lang == "ru" and len(words) == 1 and not same_noun and role_words[0].startswith("зам"):
                    continue  # «министр» is not the deputy of the minister
                scored.append((same / len(words), same_noun, -abs(span.start - _nearest(person, span.start)), person.name))
        head = head_of(self.people, words, span.start) if lang == "ru" and not scored else None
        if scored or head:
            return max(scored)[-1] if scored else head
        generic = grammar(lang).lists["generic_posts"]
        said = [folded(word.lower(), lang) for word in re.findall(r"[\w-]+", role)]
        bodies = word_set(lang, "generic_bodies")
        if any(word in generic for word in said) and all(word in generic or word in bodies for word in said):
            near = [one for one in self.people if one.role and min(e.start for e in one.evidence) < span.start]
            police = word_starts(lang, "police_roles")
            near = [
                one
                for one in near
                if any(word.startswith(police) for word in folded((one.role or "").lower(), lang).split())
            ] or near
            if near:
                return min(
                    near, key=lambda one: span.start - max(e.start for e in one.evidence if e.start < span.start)
                ).name
        return None

    def _by_vocabulary(self, role: str, span: Span) -> str | None:
        """«глава МВД» is the minister named before: the vocabulary tells which post other words mean."""
        lang = self.reading.document.lang
        tokens = tokenise(role, lang)
        ids = {
            hit.key
            for words in (self.vocabulary.post_words, self.vocabulary.post_later)
            for hit in words[lang].find(role, tokens)
        }
        holders = [one for one in self.people if one.post in ids]
        holders = [one for one in holders if any(e.start < span.start for e in one.evidence)] or holders
        return min(holders, key=lambda one: abs(span.start - _nearest(one, span.start))).name if holders else None

    def by_pronoun(self, span: Span, speech: Span, gender: str | None = None) -> str | None:
        """«он», «она», «ол»: the last speaker or the last person named before."""
        for sentence, at in self.reading.words_in(span):
            if "pronoun" in sentence.words[at].form.tags:
                return self.subject_before(speech.start, gender)
        return None

    def subject_before(self, offset: int, gender: str | None = None) -> str | None:
        """The first person of the nearest sentences before an offset: what «он» and «ол» point back at."""
        earlier = [one for one in self.reading.before(offset)[-6:] if one.span.stop <= offset and one.paragraph >= 0]
        for sentence in reversed(earlier[-5:]):
            found = self.named_in(sentence.span, gender) or self.held_in(sentence.span)
            if found:
                return found
        return self.last_before(offset, gender)

    def speaks_in(self, paragraph: int) -> bool:
        """Does somebody speak or order in a paragraph?"""
        return any(
            word.form.tags & {"speech", "order"}
            for sentence in self.reading.in_paragraph(paragraph)
            for word in sentence.words
        )

    def held_in(self, span: Span) -> str | None:
        """The person whose post a passage names."""
        for sentence, at in self.reading.words_in(span):
            role = role_at(self.reading, sentence, at, span)
            if role is None or folded(role.lower(), sentence.lang) in word_set(sentence.lang, "anybody"):
                continue
            if found := self.holder(role, sentence, span):
                return found
        return None

    def press_service(self, attribution: Span, offset: int) -> str | None:
        """«говорится в сообщении»: the press service or body named before."""
        if not any(
            word.low.startswith(("сообщени", "хабарлам", "ресми"))
            for sentence, at in self.reading.words_in(attribution)
            for word in [sentence.words[at]]
        ):
            return None
        for sentence in reversed(self.reading.before(offset)):
            for at, word in enumerate(sentence.words):
                if word.low.startswith(("пресс-служб", "баспасоз")):
                    return role_at(self.reading, sentence, at, sentence.span)
        return None

    def last_before(self, offset: int, gender: str | None = None) -> str | None:
        """The person named last before an offset."""
        named = [(e.start, one.name) for one in self.people if _fits(one, gender) for e in one.evidence if e.start < offset]
        return max(named)[1] if named else None

    def introduced(self, paragraph: int) -> str | None:
        """Whom the paragraph before, ending in a colon, introduces; else the last speaker."""
        before = self.reading.in_paragraph(paragraph - 1)
        if before and before[-1].words and before[-1].words[-1].low == ":":
            span = before[-1].span
            return self.named_in(span) or self.by_post(span) or self.by_pronoun(span, span)
        if before and before[-1].words and self.reading.text[before[0].span.start] not in "–—-":
            found = self.named_in(before[-1].span)
            if found:
                self.last = found
        return self.last


_PATRONYMIC = re.compile(r"(?:вич|вна|чна|ұлы|қызы|улы|кызы)$")


@lru_cache(maxsize=1)
def _same_posts() -> dict[str, str]:
    """«вице-министр» is «министрдің орынбасары»."""
    return {post: words for post, _, words in (one.partition(" = ") for one in grammar("kk").lists["same_posts"])}


def _nearest(person: Person, offset: int) -> int:
    return min((abs(offset - one.start), one.start) for one in person.evidence)[1]


@lru_cache(maxsize=4096)
def _surname(name: str, lang: str) -> tuple[str, str]:
    """The surname of a name, folded, and the part of it that its cases share."""
    surname = folded(INITIALS.sub("", name).split()[-1].lower(), lang)
    return surname, re.sub(r"(?:а|я|ий|ая|ой)$", "", surname) if lang == "ru" else surname


def _gender_of_noun(noun: str, lang: str) -> str | None:
    """«девушка» is a woman, «старик» a man; «капитан» may be either."""
    if lang != "ru":
        return None
    return "f" if noun in word_set("ru", "women") else "m" if noun in ("старик", "аксакал", "мужчина") else None


def _fits(person: Person, gender: str | None) -> bool:
    """May a person be meant by a word of this gender?"""
    return gender is None or gender_of(person.name) in (None, gender)


def _is_called(person: Person, low: str, lang: str) -> bool:
    """Is a word the person's surname, or the given name as it stands?"""
    given = folded(person.name.split()[0].lower(), lang)
    return _is_surname_of(person, low, lang) or (len(given) > 3 and low == given)


def _is_surname_of(person: Person, low: str, lang: str) -> bool:
    surname, stem = _surname(person.name, lang)
    return len(stem) > 1 and low.startswith(stem) and len(low) - len(stem) <= 4 and (len(stem) > 3 or low == surname)
