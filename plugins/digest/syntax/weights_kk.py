"""Is a Kazakh verb the measure of a public body? What stands around it speaks ``FOR`` or ``AGAINST``, more or less."""

from collections.abc import Callable

from ..lexicon.grammar import word_set, word_starts
from ..memo import Memo
from .deeds_kk import Deed
from .reading import Words, low_at
from .verbs_kk import root_set

FUTURE = frozenset(("present", "present we", "intent", "told future", "future participle"))


def _starting(name: str) -> Memo[str, bool]:
    """Does a word begin with one of a list? A long list is looked through once for each word of the language."""
    return Memo(lambda low: low.startswith(word_starts("kk", name)))


_OBJECT, _NO_MEASURE, _CRIME, _AHEAD = map(_starting, ("objects", "not_measures", "crimes", "dates_ahead"))
_TIME, _PLAN, _LIGHT, _POST_LEFT = map(_starting, ("time_words", "plans", "light_nouns", "left_posts"))


def _clause(deed: Deed) -> Words:
    return deed.words[deed.first : deed.main]


def _before(deed: Deed) -> str:
    return low_at(deed.words, deed.main - 1)


def _near_object(deed: Deed) -> bool:
    """A noun of police work: «бекет», «камера»."""
    return any(_OBJECT[word.low] for word in _clause(deed)[-8:])


def _counted(deed: Deed) -> bool:
    return any(word.form.value is not None or (word.low[0].isdigit() and not _is_year(word.low)) for word in _clause(deed))


def _is_year(low: str) -> bool:
    return len(low) == 4 and low.startswith(("19", "20"))


def _dated(deed: Deed) -> bool:
    """«келер жылы», «күзде», «қарашаға дейін» anywhere in the sentence."""
    return looks_ahead(deed.words)


def _dated_itself(deed: Deed) -> bool:
    return looks_ahead(_clause(deed))


def looks_ahead(words: Words) -> bool:
    """Do words name a time to come?"""
    seasons, until = word_set("kk", "seasons"), word_set("kk", "until")
    for at, word in enumerate(words):
        low, is_month = word.low, "month" in word.form.tags
        if _AHEAD[low] or low in seasons or (is_month and not low.endswith(("гы", "ги"))):
            return True
        if low in until and any(_TIME[one.low] or "month" in one.form.tags for one in words[max(0, at - 2) : at]):
            return True
    return False


def _from_now(deed: Deed) -> bool:
    return any(word.low == "енди" for word in deed.words)


def _by_plan(deed: Deed) -> bool:
    """«жоспар бойынша», «жаңа тәртіп бойынша»."""
    return any(
        word.low in ("бойынша", "сайкес") and at > 0 and _PLAN[deed.words[at - 1].low] for at, word in enumerate(deed.words)
    )


def _paired(deed: Deed) -> bool:
    """«іске қосылды», «сатып алды»."""
    return _before(deed) in word_set("kk", "verb_pairs")


def _finished(deed: Deed) -> bool:
    """«құрылысы аяқталды»: the end of a work is a deed."""
    return deed.verb.root in root_set("finishing") and _before(deed).startswith(word_starts("kk", "works_finished"))


def _done_to(deed: Deed) -> bool:
    return deed.verb.passive and deed.tense in ("past", "told perfect", "present", "future participle")


def _negated(deed: Deed) -> bool:
    return deed.verb.negated


def _undone(deed: Deed) -> bool:
    """«бекет ашылмады»."""
    return deed.verb.negated and deed.tense not in FUTURE


def _only(deed: Deed) -> bool:
    """«соның 7 мыңы ғана қосылған»."""
    return any(word.low == "гана" for word in _clause(deed))


def _percent(deed: Deed) -> bool:
    """«ұрлық 9 пайызға көбейген»: a result, unless it is to come."""
    return deed.tense not in FUTURE and any("percent" in word.form.tags for word in _clause(deed))


def _of_crime(deed: Deed) -> bool:
    return any(_NO_MEASURE[word.low] for word in _clause(deed)[-5:])


def _about_crime(deed: Deed) -> bool:
    return any(_CRIME[word.low] for word in _clause(deed))


def _solved(deed: Deed) -> bool:
    """«қылмыс ашылды», «бесеуі ашылды»."""
    if deed.verb.root != "аш":
        return False
    before = _clause(deed)[-3:]
    counted = (
        deed.verb.passive
        and bool(before)
        and (before[-1].low.endswith(("еуи", "ауы", "бари")) or before[-1].low[0].isdigit())
    )
    return counted or any(_CRIME[word.low] for word in before)


def _dismissed(deed: Deed) -> bool:
    """«қызметінен босатылды»."""
    return deed.tense not in FUTURE and any(_POST_LEFT[word.low] for word in _clause(deed))


def _from_somewhere(deed: Deed) -> bool:
    return _before(deed).endswith(("дан", "ден", "тан", "тен", "нан", "нен"))


def _light(deed: Deed) -> bool:
    """«есеп берді», «қорытынды шығарды»."""
    return _LIGHT[_before(deed)] and not _before(deed).endswith(("да", "де", "та", "те"))


def _online(deed: Deed) -> bool:
    """«бастықтар онлайн қосылды», «бейнебайланыс арқылы қосылды»."""
    return _before(deed) == "онлайн" or (_before(deed) == "аркылы" and deed.verb.root == "кос")


def _by_others(deed: Deed) -> bool:
    """«тұрғындар …», not «тұрғындар сауалнамасы»."""
    outsiders = word_set("kk", "outsiders")
    return any(
        word.low in outsiders and not low_at(deed.words, at + 1).endswith(("ы", "и", "ын", "ин", "ына", "ине"))
        for at, word in enumerate(_clause(deed), deed.first)
    )


def _asked(deed: Deed) -> bool:
    """«жазбаны кім сақтайтыны»."""
    return any(word.low in word_set("kk", "question_words") for word in _clause(deed))


def _habit(deed: Deed) -> bool:
    return deed.tense in FUTURE and any(word.low in word_set("kk", "habit") for word in deed.words)


def _said(deed: Deed) -> bool:
    """«… ашылатынын хабарлады»: told by somebody."""
    return deed.tense.startswith("told") and any("speech" in word.form.tags for word in deed.words[deed.at + 1 :])


def _quoted(deed: Deed) -> bool:
    return deed.quoted and deed.tense in FUTURE


def _ours_now(deed: Deed) -> bool:
    """«қазір күніне жүз қоңырау қабылдаймыз»: what we do anyway."""
    return deed.tense == "present we" and _habit(deed)


# What a verb of a kind is worth in a tense: strong, weak, light. Weighed on the truth set, rounded.
BY_TENSE = {
    "past": (12, -12, -27), "past we": (30, -1, -30), "perfect": (10, -18, -27), "told perfect": (15, -12, -10),
    "present": (0, -13, -17), "present we": (33, 17, 5), "intent": (21, 18, 25), "future participle": (15, 15, 13),
    "told future": (22, -3, -12), "progress": (32, 26, 22), "wish": (22, 10, -20),
}  # fmt: skip
_KINDS = ("strong", "weak", "light")
Evidence = tuple[tuple[int, Callable[[Deed], bool]], ...]
# What may speak for any deed, and for one to come; cheap questions first.
FOR: Evidence = ((25, _paired), (30, _finished), (13, _done_to), (13, _near_object), (3, _counted), (5, _said))
FOR_FUTURE: Evidence = (*FOR, (12, _dated), (16, _dated_itself), (14, _from_now), (22, _by_plan))
AGAINST: Evidence = (
    (18, _negated), (60, _undone), (6, _quoted), (13, _ours_now), (8, _light), (5, _from_somewhere), (28, _online),
    (3, _habit), (32, _dismissed), (18, _solved), (11, _of_crime), (3, _about_crime), (12, _only), (17, _percent),
    (13, _by_others), (30, _asked),
)  # fmt: skip
ENOUGH = 12


def is_measure(deed: Deed) -> bool:
    """Does the evidence for a measure prevail? Most verbs of a text have little for them: then nothing more is asked."""
    weights = BY_TENSE.get(deed.tense)
    if weights is None:
        return False
    points = weights[_KINDS.index(deed.verb.kind)]
    evidence, rest = (FOR_FUTURE, _ALL_FUTURE) if deed.tense in FUTURE else (FOR, _ALL)
    for weight, speaks in evidence:
        if points + rest < ENOUGH:
            return False
        rest -= weight
        points += weight if speaks(deed) else 0
    for weight, speaks in AGAINST:
        if points < ENOUGH:
            return False
        points -= weight if speaks(deed) else 0
    return points >= ENOUGH


_ALL, _ALL_FUTURE = (sum(weight for weight, _ in evidence) for evidence in (FOR, FOR_FUTURE))
