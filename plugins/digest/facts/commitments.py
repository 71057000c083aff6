"""Commitments: what was ordered, decided, planned or promised, is being done, or is reported as done."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..cast import Cast
from ..forms import lowered
from ..lexicon.grammar import grammar
from ..model import Span
from ..reading import Reading, Sentence, Words, low_at, tags_at
from ..said import Commitment, Figure, Quote


@dataclass(frozen=True, slots=True)
class Action:
    """An action in a sentence: words ``first`` to ``last``, its status, the word that governs it, and its verb."""

    status: str
    first: int
    last: int
    governor: int
    verb: int


def commitments(reading: Reading, cast: Cast, figures: Sequence[Figure], quotes: Sequence[Quote]) -> tuple[Commitment, ...]:
    """Every commitment of the body, in order. A headline only repeats what the body says."""
    found: list[Commitment] = []
    heading: str | None = None
    for sentence in reading.sentences:
        if sentence.words[-1:] and sentence.words[-1].low == "?":
            continue
        quote = next((one for one in quotes if any(part.overlaps(sentence.span) for part in one.evidence)), None)
        rules = RUSSIAN if sentence.lang == "ru" else KAZAKH
        taken: set[int] = set()
        if heading and _is_item(sentence.words) and not tags_at(sentence.words, 1) & {"past", "passive"}:
            item = _item(sentence, heading)
            taken.add(item.verb)
            found.append(_commitment(reading, sentence, item, cast, figures, None))
            continue
        heading = _heading(sentence) or (heading if _is_item(sentence.words) else None)
        for rule in rules:
            for action in rule(sentence.words, quote is not None):
                if action.verb in taken or any(
                    at in taken for at in range(action.first, action.last + 1) if at == action.verb
                ):
                    continue
                if _is_none(sentence.words, action, sentence.lang) or not _is_ordered(sentence, action, quote, cast):
                    continue
                taken.add(action.verb)
                found.append(_commitment(reading, sentence, action, cast, figures, quote))
    title = reading.document.title
    body = [one for one in found if not (title and title.covers(one.evidence[0]))]
    first = [one for one in found if title and title.covers(one.evidence[0])]
    kept = [one for one in first if not any(_repeats(reading.text, one, other) for other in body)]
    return tuple(sorted([*kept, *body], key=lambda one: one.evidence[0].start))


def _repeats(text: str, headline: Commitment, other: Commitment) -> bool:
    """Does the body tell the action of the headline again?"""
    stems = [
        {word[:5] for word in re.findall(r"[^\W\d_]{5,}", one.evidence[0].of(text).lower())} for one in (headline, other)
    ]
    return headline.status == other.status or bool(stems[0] & stems[1])


def _is_item(words: Words) -> bool:
    """An item of a list: «– увеличить …», «1) …», «• …»."""
    return len(words) > 3 and (words[0].low in "–—-•*" or (words[0].low.isdigit() and words[1].low in ".)"))


def _heading(sentence: Sentence) -> str | None:
    """The status that a line ending in a colon gives to the items below it: «решено:», «жоспар бойынша:»."""
    words = sentence.words
    if not words or words[-1].low != ":":
        return None
    for at in range(len(words)):
        if "need" in words[at].form.tags:
            return None
        status = (_governor(words, at, False) if sentence.lang == "ru" else _kazakh_governor(words, at)) or (
            "planned" if words[at].form.tags & {"will", "future"} or words[at].low.startswith(("план", "жоспар")) else None
        )
        if status:
            return status
    return None


def _item(sentence: Sentence, status: str) -> Action:
    words = sentence.words
    first = next((at for at, word in enumerate(words) if word.low[0].isalpha()), 0)
    last = len(words) - 1
    while last > first and not words[last].low[0].isalnum():
        last -= 1
    return Action(status, first, last, first, first)


def _is_ordered(sentence: Sentence, action: Action, quote: Quote | None, cast: Cast) -> bool:
    """«надо», «керек» is an order only from somebody who can order, to somebody who is not «you»."""
    if "need" not in sentence.words[action.governor].form.tags:
        return True
    if any(
        word.low in ("вы", "мы", "нам", "вам", "биз", "сиз", "я", "каждый", "ар")
        for word in sentence.words[max(0, action.governor - 6) : action.verb + 1]
    ):
        return False
    if low_at(sentence.words, action.verb).startswith(grammar(sentence.lang).lists["not_orders"]):
        return False
    clause = Span(sentence.span.start, sentence.span.stop)
    who = quote.speaker if quote else (cast.named_in(clause) or cast.by_post(clause))
    role = next((one.role or "" for one in cast.people if one.name == who), who or "")
    chiefs = grammar(sentence.lang).lists["chiefs"]
    return bool(role) and any(word.startswith(chiefs) for word in lowered(role, sentence.lang).split())


def _commitment(
    reading: Reading, sentence: Sentence, action: Action, cast: Cast, figures: Sequence[Figure], quote: Quote | None
) -> Commitment:
    span = sentence.span_of(action.first, action.last)
    inside = [one for one in figures if one.unit == "count" and one.evidence[0].overlaps(span)]
    evidence = [span]
    if not action.first <= action.governor <= action.last:
        evidence.append(sentence.span_of(action.governor, action.governor))
    return Commitment(
        status=action.status,
        actor=_actor(sentence, action, cast, quote),
        addressee=None,
        quantity=inside[0].value if inside else None,
        measure=inside[0].measure if inside else None,
        evidence=tuple(evidence),
    )


def _actor(sentence: Sentence, action: Action, cast: Cast, quote: Quote | None) -> str | None:
    """Who ordered, decided or promised: named before the governing word; in a quotation the speaker."""
    if action.status in ("ordered", "decided", "promised") or "we" in sentence.words[action.verb].form.tags:
        if quote:
            return quote.speaker
        clause = Span(sentence.span.start, sentence.words[action.governor].start)
        found = cast.named_in(clause) or cast.by_post(clause) or cast.body_in(clause)
        if found:
            return found
        if action.status != "decided" and not sentence.words[action.governor].form.tags & {"passive"}:
            return cast.last_before(sentence.span.start)
        return None
    clause = Span(sentence.words[max(0, action.verb - 8)].start, sentence.words[action.verb].start)
    return cast.body_in(clause)


def _is_none(words: Words, action: Action, lang: str) -> bool:
    """Negated, conditional, or about crime rather than about work: «уголовное дело», «личность установлена»."""
    if lang == "ru" and (low_at(words, action.verb - 1) == "не" or low_at(words, action.governor - 1) == "не"):
        return True
    if (
        lang == "ru"
        and action.status in ("planned", "promised")
        and action.governor == action.verb
        and words[action.verb].low.startswith(grammar("ru").lists["not_acts"])
    ):
        return True
    crime = grammar(lang).lists["not_measures"]
    near = words[max(0, action.verb - 4) : action.verb + 5]
    if action.status in ("delivered", "in_progress", "planned") and any(word.low.startswith(crime) for word in near):
        return True
    if "approve" in tags_at(words, action.verb) and lang == "kk":
        return False
    if action.status == "delivered" and any(low_at(words, action.verb + step) in ("назад", "задачу", "задачи", "вопрос", "вопросы") for step in range(1, 5)):
        return True
    if lang == "ru" and action.status == "delivered" and any(
        low_at(words, action.verb - step) in ("где", "когда", "там") or low_at(words, action.verb - step).startswith("котор") for step in (1, 2, 3)
    ):
        return True
    if action.status == "in_progress" and any(low_at(words, action.verb + step) in ("работа", "работы", "строительство", "ремонт", "реконструкция") for step in (-2, -1, 1, 2, 3)):
        return False
    weak = _is_weak(words, action, lang)
    if weak and not any(
        word.low.startswith(grammar(lang).lists["objects"]) for word in words[max(0, action.verb - 7) : action.verb + 8]
    ):
        return True
    return any(word.low in ("если", "егер", "бы") for word in words[max(0, action.first - 10) : action.verb + 2])


def _is_weak(words: Words, action: Action, lang: str) -> bool:
    """Does the verb need a noun of police work beside it?"""
    if action.governor != action.verb and lang == "kk":
        return False
    if lang == "ru":
        return action.status in ("delivered", "in_progress")
    stems = grammar("kk").lists["strong_stems"]
    return not words[action.verb].low.startswith(stems)


# Russian -------------------------------------------------------------------------------------------------------------

_STATUS = {"order": "ordered", "need": "ordered", "decide": "decided", "plan": "planned", "promise": "promised"}
_JOIN = frozenset([",", "и", "а", "также", "или", "либо", ":", ";", "–", "—", "-", "при", "этом", "затем", "потом"])


def russian_governed(words: Words, quoted: bool) -> Iterator[Action]:
    """«поручил усилить … и увеличить …», «решено …», «планируется …», «заверил, что … продолжит»."""
    for at in range(len(words)):
        status = _governor(words, at, quoted)
        if status is None:
            continue
        stop = _reach(words, at)
        verbs = _infinitives(words, at + 1, stop)
        if verbs:
            yield from _spread(words, verbs, stop, status, at)
        elif (verb := _clause_verb(words, at)) is not None:
            yield Action(status, verb, _clause_stop(words, verb), at, verb)
        elif "need" not in words[at].form.tags and (noun := _noun_of_action(words, at, status)) is not None:
            stop = _clause_stop(words, noun) + 1
            nouns = [noun, *[near for near in range(noun + 2, stop) if low_at(words, near - 1) in ("и", ",") and _ACTION_NOUN.search(words[near].low)]]
            yield from _spread(words, nouns, stop, status, at)
        elif status in ("ordered", "decided", "planned") and (verbs := _infinitives(words, max(0, at - 14), at)):
            yield from _spread(words, verbs, at, status, at)


def _governor(words: Words, at: int, quoted: bool) -> str | None:
    tags = words[at].form.tags
    if "order_noun" in tags and any("give" in tags_at(words, at + step) for step in (-3, -2, -1, 1, 2, 3)):
        return "ordered"
    if "decide_noun" in tags and any("accept" in tags_at(words, at + step) for step in (-2, -1, 1, 2)):
        return "decided"
    if "need" in tags:
        return "ordered" if words[at].low != "важно" else None
    for tag in ("promise", "order", "decide", "plan"):
        if tag in tags:
            if tag == "plan" and words[at].low in ("планах", "плане", "планы") and low_at(words, at - 1) != "в":
                return None
            return _STATUS[tag]
    return None


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
        if low in ("чтобы", "дабы") or low.startswith("котор") or low in ("где", "пока", "если"):
            while (at < stop and words[at].low not in (",", ";")) or (
                at < stop and words[at].low == "," and words[at - 1].low in ("чтобы",)
            ):
                at += 1
        elif "infinitive" in words[at].form.tags:
            before = [low_at(words, at - step) for step in (1, 2, 3)]
            chained = found and "infinitive" in tags_at(words, at - 1)
            joined = not found or any(low in _JOIN for low in before)
            if (
                not chained
                and joined
                and before[0]
                not in (
                    "может",
                    "могут",
                    "можно",
                    "могли",
                    "смог",
                    "смогут",
                    "мог",
                    "могла",
                    "чтобы",
                    "готов",
                    "готовы",
                    "нельзя",
                    "позволит",
                    "позволяет",
                    "помогает",
                    "поможет",
                )
            ):
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
            last = min(last, _clause_stop(words, verb))
        yield Action(status, verb, last, governor, verb)


def _clause_stop(words: Words, at: int) -> int:
    """The last word before a comma that opens another clause, a semicolon, a dash or the end."""
    last = at
    for near in range(at + 1, len(words)):
        low = words[near].low
        if low in ".!?;:–—" or (
            low == ","
            and (
                low_at(words, near + 1).startswith("котор")
                or low_at(words, near + 1)
                in (
                    "что",
                    "чтобы",
                    "где",
                    "а",
                    "но",
                    "сообщает",
                    "передает",
                    "сообщили",
                    "сказал",
                    "отметил",
                    "так",
                    "если",
                    "когда",
                    "поскольку",
                    "и",
                )
                or "speech" in tags_at(words, near + 1)
                or "past" in tags_at(words, near + 1)
            )
        ):
            break
        last = near
    return last


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


_NOUN = ("ние", "нию", "ния", "тие", "тия", "ка", "ку", "ство", "рья", "ция", "цию", "монт", "онта", "верку", "верка")


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
        if (
            low.endswith(
                (
                    "ние",
                    "нию",
                    "нии",
                    "тие",
                    "тия",
                    "тию",
                    "ка",
                    "ку",
                    "ство",
                    "ству",
                    "ция",
                    "цию",
                    "ремонт",
                    "запуск",
                    "переход",
                    "ввод",
                    "набор",
                    "переезд",
                    "прием",
                )
            )
            and len(low) > 4
        ):
            return near
    return None


def russian_future(words: Words, quoted: bool) -> Iterator[Action]:
    """«будут установлены», «откроют», «в следующем году появится»; «установим» in a quotation is a promise."""
    for at, word in enumerate(words):
        tags = word.form.tags
        if "will" in tags:
            verb = next(
                (near for near in range(at + 1, min(len(words), at + 7)) if tags_at(words, near) & {"passive", "infinitive"}),
                None,
            )
            if verb is None:
                verb = next((near for near in range(at - 1, max(-1, at - 3), -1) if tags_at(words, near) & {"passive"}), None)
            if verb is None and any(
                low_at(words, near).startswith(("экипаж", "пост", "камер", "программ", "патрул", "электронн"))
                or tags_at(words, near) & {"additional"}
                or words[near].form.value
                for near in range(at + 1, min(len(words), at + 4))
            ):
                verb = at
            if verb is not None:
                status = "promised" if word.low in ("будем", "буду") or _promised(words, at) else "planned"
                yield Action(status, min(at, verb), _clause_stop(words, max(at, verb)), at, verb)
        elif "perfective we" in tags and quoted and "future" not in tags:
            yield Action("promised", at, _clause_stop(words, at), at, at)
        elif (
            ("future" in tags or ("perfective" in tags and not word.capital))
            and "past" not in tags
            and low_at(words, at - 1) not in ("чтобы",)
        ):
            status = "promised" if ("we" in tags and quoted) or _promised(words, at) else "planned"
            yield Action(status, at, _clause_stop(words, at), at, at)


def _promised(words: Words, at: int) -> bool:
    """«пообещал, что …»: the clause belongs to a promise."""
    return any(
        "promise" in tags_at(words, near) and low_at(words, near + 1) in (",", "что") for near in range(max(0, at - 16), at)
    )


def russian_progress(words: Words, quoted: bool) -> Iterator[Action]:
    """«ведётся работа», «строится», «внедряется»."""
    for at, word in enumerate(words):
        if "progress" in word.form.tags:
            yield Action("in_progress", at, _clause_stop(words, at), at, at)


def russian_done(words: Words, quoted: bool) -> Iterator[Action]:
    """«открыты», «построено», «закупили»: a measure in the past."""
    for at, word in enumerate(words):
        tags = word.form.tags
        if (
            "deliver" in tags
            and tags & {"passive", "past"}
            and not any("will" in tags_at(words, at - step) for step in (1, 2, 3))
        ):
            yield Action("delivered", at, _clause_stop(words, at), at, at)


def russian_approved(words: Words, quoted: bool) -> Iterator[Action]:
    """«утверждён план», «одобрен законопроект»."""
    for at, word in enumerate(words):
        if "approve" in word.form.tags and (not word.low.startswith("отказ") or low_at(words, at + 1) == "от"):
            yield Action("decided", at, _clause_stop(words, at), at, at)


Rule = Callable[[Words, bool], Iterator[Action]]
RUSSIAN: tuple[Rule, ...] = (russian_governed, russian_future, russian_approved, russian_progress, russian_done)


# Kazakh --------------------------------------------------------------------------------------------------------------


def kazakh_governed(words: Words, quoted: bool) -> Iterator[Action]:
    """«… күшейтуді тапсырды», «… орнату жоспарлануда», «… ашуға уәде берді»: nouns of action before the governing word."""
    for at in range(len(words)):
        status = _kazakh_governor(words, at)
        if status is None:
            continue
        nouns = _kazakh_nouns(words, at, status)
        for number, noun in enumerate(nouns):
            start = _kazakh_start(words, noun, nouns[number - 1] + 1 if number else 0)
            yield Action(status, start, noun, at, noun)


def _kazakh_governor(words: Words, at: int) -> str | None:
    tags = words[at].form.tags
    if "order_noun" in tags and any("give" in tags_at(words, at + step) for step in (1, 2)):
        return "ordered"
    if "decide_noun" in tags and any("accept" in tags_at(words, at + step) for step in (1, 2)):
        return "decided"
    if "need" in tags:
        return "ordered"
    if "promise" in tags and (
        words[at].low not in ("соз", "кепилдик") or low_at(words, at + 1) in ("берди", "берген", "бердик")
    ):
        return "promised"
    if "order" in tags and any(
        word.low.startswith(("отиниш", "кужат", "арыз", "емтихан", "кару")) for word in words[max(0, at - 2) : at]
    ):
        return None
    for tag in ("order", "decide", "plan"):
        if tag in tags:
            return _STATUS[tag]
    return None


def _kazakh_nouns(words: Words, at: int, status: str) -> list[int]:
    """Nouns of action before a governing word: the nearest in any case it takes, then those in the accusative."""
    found: list[int] = []
    for near in range(at - 1, -1, -1):
        tags, low = words[near].form.tags, words[near].low
        if low in ".;:" or (tags & {"past", "order", "decide", "plan", "promise"} and near < at - 1):
            break
        if "future participle" in tags and status == "promised" and near >= at - 4:
            found.append(near)
        if "noun of action" not in tags or len(low) < 4:
            continue
        close = at - near <= 3
        accusative = low.endswith(("уды", "уди", "уын", "уин", "юди", "юды"))
        listed = found and low_at(words, near + 1) in (",", "жане", "мен", "пен", "сондай-ак", "эрі")
        if accusative or (close and not found) or listed:
            found.append(near)
    return sorted(found)


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


_HABIT = frozenset(["сайын", "аптасына", "кунине", "айына", "тауликтине", "таулигине", "адетте", "бурын", "казир", "жылына"])
_AHEAD = ("келер", "келеси", "алдагы", "енди", "ертен", "дейин", "биыл", "калган", "жакында", "кейин")


def kazakh_future(words: Words, quoted: bool) -> Iterator[Action]:
    """«орнатылады», «ашпақ», «салынатынын айтты»; «орнатамыз» in a quotation is a promise."""
    for at, word in enumerate(words):
        tags = word.form.tags
        if "intent" in tags and not word.capital:
            yield _kazakh_action(words, at, "planned")
        elif "measure" in tags and "present" in tags:
            final = not low_at(words, at + 1)[:1].isalpha() or low_at(words, at + 1) in ("жане", "ал", "деп", "деди")
            habit = any(near.low in _HABIT for near in words)
            ahead = any(near.low.startswith(_AHEAD) for near in words)
            if (
                final
                and (ahead or not habit)
                and (ahead or tags & {"we", "future"} or word.low.startswith(grammar("kk").lists["strong_stems"]))
            ):
                yield _kazakh_action(words, at, "promised" if "we" in tags and quoted else "planned")
        elif "measure" in tags and "future participle" in tags and word.low.endswith(("ынын", "инин", "дыгын", "дигин")):
            yield _kazakh_action(words, at, "planned")


def kazakh_progress(words: Words, quoted: bool) -> Iterator[Action]:
    """«салынуда», «салынып жатыр»."""
    for at, word in enumerate(words):
        tags = word.form.tags
        if ("progress" in tags and "measure" in tags) or ("converb" in tags and "progress" in tags_at(words, at + 1)):
            yield _kazakh_action(words, at, "in_progress")


# With these a verb such as «берді» tells of words, not of things given.
_LIGHT = frozenset(
    [
        "уаде",
        "соз",
        "тапсырма",
        "кенес",
        "есеп",
        "бага",
        "жауап",
        "рухсат",
        "улги",
        "мерзим",
        "тауып",
        "куш",
        "кол",
        "сынга",
        "ескерту",
        "багасын",
        "макулдау",
    ]
)


def kazakh_done(words: Words, quoted: bool) -> Iterator[Action]:
    """«ашылды», «орнатылған», «енгіздік»."""
    for at, word in enumerate(words):
        tags = word.form.tags
        if "measure" not in tags or not tags & {"past", "perfect", "past we"}:
            continue
        final = at + 1 >= len(words) or not words[at + 1].low[0].isalpha() or "speech" in tags_at(words, at + 1)
        light = word.low.startswith(("бер", "кой", "сал", "ал")) and low_at(words, at - 1) in _LIGHT
        if ("perfect" in tags and not final) or light:
            continue
        yield _kazakh_action(words, at, "delivered")


def kazakh_approved(words: Words, quoted: bool) -> Iterator[Action]:
    """«бекітілді», «мақұлданды»."""
    for at, word in enumerate(words):
        if "approve" in word.form.tags:
            law = any(
                near.low.startswith(("жоспар", "багдарлама", "ереже", "тартип", "заң", "зан", "стандарт", "тужырымдама"))
                for near in words[max(0, at - 6) : at]
            )
            yield _kazakh_action(words, at, "decided" if law else "delivered")


KAZAKH: tuple[Rule, ...] = (kazakh_governed, kazakh_future, kazakh_approved, kazakh_progress, kazakh_done)
