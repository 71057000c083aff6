"""What stands around a Kazakh verb and tells whether it is the measure of a public body: one small question each."""

from ..lexicon.grammar import word_set, word_starts
from ..memo import Memo
from .deeds_kk import Deed
from .reading import Word, Words, low_at
from .verbs_kk import root_set

FUTURE = frozenset(("present", "present we", "intent", "told future", "future participle"))


def starting(name: str) -> Memo[str, bool]:
    """Does a word begin with one of a list? A long list is looked through once for each word of the language."""
    return Memo(lambda low: low.startswith(word_starts("kk", name)))


_OBJECT, _NO_MEASURE, CRIME, _AHEAD = map(starting, ("objects", "not_measures", "crimes", "dates_ahead"))
_TIME, _PLAN = map(starting, ("time_words", "plans"))
_BODY: Memo[str, bool] = Memo(lambda low: low in word_set("kk", "acting_bodies"))


def clause(deed: Deed) -> Words:
    """The words of a clause before its verb."""
    return deed.words[deed.first : deed.main]


def before(deed: Deed) -> str:
    """The word before the verb."""
    return low_at(deed.words, deed.main - 1)


def near_object(deed: Deed) -> bool:
    """A noun of police work: «бекет», «камера»."""
    return any(_OBJECT[word.low] for word in clause(deed)[-8:])


def counted(deed: Deed) -> bool:
    """«екі бекет»: a number that is no year."""
    return any(word.form.value is not None or (word.low[0].isdigit() and not _is_year(word.low)) for word in clause(deed))


def _is_year(low: str) -> bool:
    return len(low) == 4 and low.startswith(("19", "20"))


def dated(deed: Deed) -> bool:
    """«келер жылы», «күзде», «қарашаға дейін» anywhere in the sentence."""
    return looks_ahead(deed.words)


def dated_itself(deed: Deed) -> bool:
    """A time to come in the clause of the verb."""
    return looks_ahead(clause(deed))


def looks_ahead(words: Words) -> bool:
    """Do words name a time to come?"""
    return any(_is_ahead(words, at, word) for at, word in enumerate(words))


def _is_ahead(words: Words, at: int, word: Word) -> bool:
    if _AHEAD[word.low] or word.low in word_set("kk", "seasons"):
        return True
    if "month" in word.form.tags and not word.low.endswith(("гы", "ги")):
        return True
    if word.low in word_set("kk", "nearby") and low_at(words, at - 1) == "жакын":
        return True
    return word.low in word_set("kk", "until") and any(
        _TIME[one.low] or "month" in one.form.tags for one in words[max(0, at - 2) : at]
    )


def from_now(deed: Deed) -> bool:
    """«енді»: from now on."""
    return any(word.low == "енди" for word in deed.words)


def by_plan(deed: Deed) -> bool:
    """«жоспар бойынша», «жаңа тәртіп бойынша»."""
    return any(
        word.low in ("бойынша", "сайкес") and at > 0 and _PLAN[deed.words[at - 1].low] for at, word in enumerate(deed.words)
    )


def paired(deed: Deed) -> bool:
    """«іске қосылды», «сатып алды»."""
    return before(deed) in word_set("kk", "verb_pairs")


def signed(deed: Deed) -> bool:
    """«келісімге қол қойды»."""
    return (
        before(deed) == "кол"
        and deed.verb.root == "кой"
        and any(word.low.startswith(word_starts("kk", "agreements")) for word in clause(deed)[-4:])
    )


def finished(deed: Deed) -> bool:
    """«құрылысы аяқталды»: the end of a work is a deed."""
    return deed.verb.root in root_set("finishing") and before(deed).startswith(word_starts("kk", "works_finished"))


def done_to(deed: Deed) -> bool:
    """«бекет ашылады»: the passive, where it tells more than the active."""
    return deed.verb.passive and deed.tense in ("past", "told perfect", "present", "future participle", "told future")


def about_courts(words: Words) -> bool:
    """Do words speak of courts, charges, levels: of no measure?"""
    return any(_NO_MEASURE[word.low] for word in words)


def myself(deed: Deed) -> bool:
    """«өзім бақылаймын»."""
    return deed.tense == "present we" and any(word.low in word_set("kk", "oneself") for word in clause(deed))


def told_of_oneself(deed: Deed) -> bool:
    """«хат жолдайтынын жеткізді»: he who tells it will do it."""
    return (
        deed.tense == "told future"
        and not deed.verb.passive
        and deed.verb.root not in root_set("moveless")
        and deed.words[deed.at].low.endswith(("ын", "ин"))
    )


def vowed(deed: Deed) -> bool:
    """«… береміз деп сендірді»."""
    return any("promise" in word.form.tags for word in deed.words[deed.at + 1 : deed.at + 5])


def at_work(deed: Deed) -> bool:
    """«жөндеу жүріп жатыр»."""
    return any(word.low.startswith(word_starts("kk", "works")) for word in clause(deed)[-3:])


def said(deed: Deed) -> bool:
    """«… ашылатынын хабарлады»: told by somebody."""
    return deed.tense.startswith("told") and any("speech" in word.form.tags for word in deed.words[deed.at + 1 :])


def long(deed: Deed) -> bool:
    """A clause of eight words and more."""
    return deed.main - deed.first > 7


def of_body(deed: Deed) -> bool:
    """«департамент …»: a body acts, or its people."""
    return any(_BODY[word.low] for word in clause(deed))


def more(deed: Deed) -> bool:
    """«тағы», «жаңа»: something is added."""
    return any(word.low in word_set("kk", "additions") for word in clause(deed))


def given(deed: Deed) -> bool:
    """«пандус салынды», «планшет берілді»: in the passive these tell of things made and given."""
    return deed.verb.passive and deed.verb.root in root_set("giving")


def event(deed: Deed) -> bool:
    """«кездесу өтеді», «тағы бес адам алынады»: what is announced rather than done by habit."""
    return deed.verb.root in root_set("announcing")


def grown(deed: Deed) -> bool:
    """«камералардың саны 180-ге жетті», «жалақысы өсті»: there is more of what the police works with."""
    if deed.verb.root not in root_set("growing"):
        return False
    told = clause(deed)
    return any(
        word.low in word_set("kk", "grows")
        or (word.low in word_set("kk", "numbers_of") and any(_OBJECT[one.low] for one in told[max(0, at - 3) : at]))
        for at, word in enumerate(told)
    ) and not about_crime(deed)


def about_crime(deed: Deed) -> bool:
    """«ұрлық», «дерек» in the clause."""
    return any(CRIME[word.low] for word in clause(deed))
