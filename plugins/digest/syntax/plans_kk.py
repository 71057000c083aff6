"""Plan or fact in Kazakh: what the words behind a number tell of it."""

import re
from typing import NamedTuple

from ..lexicon.grammar import word_set, word_starts
from .reading import Words, low_at, tags_at


class Outlook(NamedTuple):
    """What a whole sentence tells of all its numbers: a norm or rate, a look ahead, a habit."""

    norm: bool
    ahead: bool
    habit: bool


PLAN_KK = frozenset(("plan", "order", "promise", "decide", "agree", "intent", "earmarked"))
_TOLD_KK = frozenset(("past", "perfect", "past we", "progress"))
_SUBMITTED = ("отиниш", "кужат", "емтихан", "арыз", "есеп", "кару")
# What may stand behind a finite verb: «орнатылады деп күтілуде», «ашылады да».
_BEHIND_FINITE = frozenset(("жане", "ал", "бирак", "деп", "деди", "дейди", "да", "де", "болады", "болатын", "еди"))


class Verb(NamedTuple):
    """A word behind a number that may tell plan from fact. ``final``: nothing of its clause follows. ``ahead``: the sentence
    looks ahead. ``habit``: it tells of a habit.
    """

    words: Words
    at: int
    low: str
    tags: frozenset[str]
    final: bool
    ahead: bool
    habit: bool
    since: int = 0  # the last word of the number


def _exists(verb: Verb) -> bool | None:
    """«он сегіз инспектор бар»."""
    return False if verb.low in ("бар", "жок") and not low_at(verb.words, verb.at + 1)[:1].isalpha() else None


def _handed_over(verb: Verb) -> bool | None:
    """«ата-анасына тапсырылды» gives to somebody, «өтініш тапсырды» hands in; neither orders."""
    if "order" not in verb.tags:
        return None
    orders = any(word.low.endswith(("у", "ю", "уды", "юди")) for word in verb.words[: verb.at])
    handed = verb.low.startswith("тапсырыл") and not orders
    return False if handed or low_at(verb.words, verb.at - 1).startswith(_SUBMITTED) else None


def _ordered(verb: Verb) -> bool | None:
    """«жоспарланған», «тапсырды», «салынбақ», «қажет»; a duty («міндетті», «тиісті») and a demand that was made are none."""
    before = verb.words[verb.at - 1].low
    if (verb.low, before) in (("талап", "ерекше"), ("соз", "деген")):
        return False  # «сот ерекше талап қойған», «күніне он екі шақырту деген сөз»
    if verb.low in ("жон", "саябак"):
        return None  # advice, and a park
    after = low_at(verb.words, verb.at + 1)
    needed = "need" in verb.tags and after != "еди" and not after.startswith("ет") and verb.low not in ("миндетти", "тиисти")
    return True if verb.tags & PLAN_KK or needed else None


def _contracted(verb: Verb) -> bool | None:
    """«600 көлік жеткізу жөніндегі келісімшарт»: still to be delivered."""
    about = low_at(verb.words, verb.at - 1) in ("жониндеги", "туралы") and low_at(verb.words, verb.at - 2).endswith(
        ("у", "ю")
    )
    return True if about and verb.low.startswith(word_starts("kk", "contract_papers")) else None


def _budgeted(verb: Verb) -> bool | None:
    """«бюджетке он екі камера енгізілген»: money for what is still to come."""
    put = verb.low.startswith("енгизил") and "intent" not in verb.tags
    return True if put and any(word.low.startswith(_BUDGETS) for word in verb.words[: verb.since]) else None


_BUDGETS = ("бюджетке", "бюджетине")


def _found_out(verb: Verb) -> bool | None:
    """«19 пайызға кемігенін», «70 пайызы алданғанын»: what is told is past, whatever verb tells it."""
    told = "perfect" in verb.tags and verb.low.endswith(("анын", "енин"))
    return False if told and not verb.low.startswith(word_starts("kk", "nouns_as_told")) else None


def _let_them(verb: Verb) -> bool | None:
    """«шлагбаум қойсын», «нарядты арттырсын»: the order itself."""
    return True if verb.final and len(verb.low) > 5 and verb.low.endswith(("сын", "син")) else None


def _asked_for(verb: Verb) -> bool | None:
    """«санын екі есе көбейтуді сұрады»: what somebody asks for is not yet there."""
    asks = verb.low.startswith(("сурад", "сурап", "сураг"))
    return (
        True if asks and any(word.low.endswith(("уды", "юди", "уди")) for word in verb.words[verb.since : verb.at]) else None
    )


def _received(verb: Verb) -> bool | None:
    """«отыз адамды қабылдады» received, «шешім қабылдады» decides."""
    people = ("адам", "азамат", "тургын", "отбас")
    return False if "accept" in verb.tags and low_at(verb.words, verb.at - 1).startswith((*people, "жеке")) else None


def _given(verb: Verb) -> bool | None:
    """«тапсырма берілді», «үш ай мерзім берді», «шешім қабылданды»."""
    behind = tags_at(verb.words, verb.at + 1)
    given = ("order_noun" in verb.tags or verb.low == "мерзим") and "give" in behind
    return True if given or ("decide_noun" in verb.tags and "accept" in behind) else None


_CALLS = ("конырау", "шакырту", "шакыру", "суу", "тубу")  # nouns that only look like one of action


def _item(verb: Verb) -> bool | None:
    """«алты айға ұзарту»: an item of a list of measures."""
    if (
        len(verb.low) < 3
        or not verb.low.endswith(("у", "ю"))
        or verb.low in _CALLS
        or any(w.low[0].isalpha() for w in verb.words[verb.at + 1 :])
    ):
        return None
    tells_what = any(word.low in "–—" for word in verb.words[verb.since + 1 : verb.at])  # «соның 587-сі – белдік тақпау»
    return None if tells_what else True


def _may_be(verb: Verb) -> bool | None:
    """«шағым беруге болады»: it may be done; «көретін болады»: it will."""
    if verb.low.startswith("болады") and "future participle" in tags_at(verb.words, verb.at - 1):
        return True
    return False if verb.low.startswith("бол") and low_at(verb.words, verb.at - 1).endswith(("уга", "уге")) else None


def _turns_out(verb: Verb) -> bool | None:
    """«бос әуре болып шығады», «айыппұл төлейді»: so it is."""
    found = verb.low.startswith("шыг") and low_at(verb.words, verb.at - 1) == "болып"
    fine = verb.low in ("толейди", "салынады", "басталады") and any(
        word.low.startswith(("айыппул", "аек")) for word in verb.words
    )
    return False if found or fine else None


def _stands(verb: Verb) -> bool | None:
    """«жұмыс істеп тұр»: it does."""
    return False if verb.low == "тур" and verb.final and low_at(verb.words, verb.at - 1).endswith("п") else None


def _told_future(verb: Verb) -> bool | None:
    """«ашылатынын айтты»."""
    told = "future participle" in verb.tags and verb.low.endswith(("ынын", "инин", "ыны", "ини", "дыгын", "дигин"))
    return verb.ahead or "measure" in verb.tags if told else None


_NEGATIVE = re.compile(r"[мбп][ае]й(?:ды|ди)$")  # «үш сағаттан кешікпейді»


def _present(verb: Verb) -> bool | None:
    """The present tense is a plan when the sentence looks ahead, or tells of a measure and of no habit."""
    if "present" not in verb.tags or not verb.final:
        return None
    last_year = not verb.ahead and any(word.low == "былтыр" for word in verb.words)
    answers = verb.low.startswith("бер") and low_at(verb.words, verb.at - 1) == "жауап"  # «жеті мектепке жауап береді»
    if last_year or answers or _NEGATIVE.search(verb.low) or low_at(verb.words, verb.at - 1) == "десе":
        return False
    if "plan" in tags_at(verb.words, verb.at + 2):
        return True  # «қатысады деп күтілуде»
    measure = bool(verb.tags & {"we", "measure"})
    return (measure and not verb.habit) or (verb.ahead and (measure or not verb.habit))


def _past(verb: Verb) -> bool | None:
    return False if verb.tags & _TOLD_KK and verb.final and verb.low not in ("артык", "толык") else None


# The order matters: the first that has an opinion decides.
KAZAKH_MOODS = (
    _exists,
    _handed_over,
    _received,
    _asked_for,
    _ordered,
    _contracted,
    _budgeted,
    _found_out,
    _let_them,
    _given,
    _item,
    _may_be,
    _turns_out,
    _stands,
    _told_future,
    _present,
    _past,
)


# What a word has that one of the rules may have an opinion on: tags, a beginning, or the end of a noun of action.
_MOODY = PLAN_KK | {"need", "order_noun", "decide_noun", "future participle", "present", *_TOLD_KK}
_TOLD_OR_PLANNED = PLAN_KK | {"past", "perfect", "progress", "present"}
_MOODY_STARTS = ("бар", "жок", "мерзим", "бол", "тур", "келисимшарт")


def kazakh_planned(words: Words, first: int, last: int, seen: Outlook, *, whole: bool) -> bool:
    """The first finite verb behind the number decides; where there is none, the last one before; else ``whole``."""
    if low_at(words, first - 1) in ("тиис", "керек") and low_at(words, first - 2).endswith(("уы", "уи")):
        return True  # «қойылуы тиіс 60 камера»
    if _has_term(words, last) and not seen.habit:
        return True
    behind = (_opinion(words, at, last, seen) for at in range(last + 1, _end_of_clause(words, first, last)))
    if (planned := next((one for one in behind if one is not None), None)) is not None:
        return planned
    # «питомник салынбақ, жобаның құны – 35 миллион теңге»
    before = next(
        (at for at in range(first - 1, -1, -1) if words[at].form.tags & _TOLD_OR_PLANNED or words[at].low == "керек"), None
    )
    if before is None:
        return whole
    if low_at(words, before + 1) == "," and low_at(words, before + 2) in _OF_THAT:
        return bool(_opinion(words, before, last, seen))
    return bool(words[before].form.tags & PLAN_KK)


def _has_term(words: Words, last: int) -> bool:
    """«он күннің ішінде жазбаша хабарлайды»: a term to do something in, not the time it took."""
    term = low_at(words, last).endswith(("нин", "нын", "дин", "дын", "тин", "тын")) and low_at(words, last + 1) == "ишинде"
    if not term or not low_at(words, last).startswith(("кун", "апта", "ай", "жыл")):
        return False
    end = next((at for at in range(last + 1, len(words)) if words[at].low in ",;.:–"), len(words))
    return "present" in tags_at(words, end - 1)


def _end_of_clause(words: Words, first: int, last: int) -> int:
    """Where the verb of a number can no longer stand: «саны 37, …», «оның тоғызы – «Тұлпар» көлігі, олар …»."""
    comma = next((at for at in range(last + 1, len(words)) if words[at].low == ","), len(words))
    told = low_at(words, first - 1) in word_set("kk", "numbers_of") and comma == last + 1
    dash = any(word.low in "–—" for word in words[last + 1 : comma]) and low_at(words, comma + 1) in ("олар", "ол")
    return comma if told or dash else len(words)


_OF_THAT = ("бул", "оган", "онын", "куны")  # «19 миллиард бөлінеді, бұл биылғыдан 3 миллиардқа артық»


def _opinion(words: Words, at: int, since: int, seen: Outlook) -> bool | None:
    """What the word at a position tells of plan or fact; None for most words."""
    low, tags = words[at].low, words[at].form.tags
    if not (tags & _MOODY or low[-1] in "ую" or low.startswith(_MOODY_STARTS) or low.endswith(("сын", "син"))) or (
        "say" in tags and "order" not in tags
    ):
        return None
    after = low_at(words, at + 1)
    quoted = after in ("»", "”") and low_at(words, at - 1) in ("«", "“")  # «ақылды» бағдаршам
    final = not quoted and (not after[:1].isalnum() or after in _BEHIND_FINITE)
    verb = Verb(words, at, low, tags, final, seen.ahead, seen.habit, since)
    return next((planned for rule in KAZAKH_MOODS if (planned := rule(verb)) is not None), None)


def looks_ahead(words: Words) -> bool:
    """«келесі жылы», «күзде», «қыркүйекте»; rates of fines look nowhere."""
    if any(word.low.startswith("айыппул") for word in words):
        return False
    starts, seasons = word_starts("kk", "ahead"), word_set("kk", "seasons")
    return any(
        word.low.startswith(starts)
        or word.low in seasons
        or ("month" in word.form.tags and (word.low.endswith(("да", "де", "та", "те")) or low_at(words, at + 1) == "айында"))
        or (word.low == "бастап" and "month" in tags_at(words, at - 1))  # «сәуірден бастап»
        or (word.low == "жакын" and low_at(words, at + 1).startswith("кун"))
        for at, word in enumerate(words)
    )
