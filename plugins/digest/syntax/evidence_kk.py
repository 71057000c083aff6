"""What stands around a Kazakh verb and tells whether it is the measure of a public body: one small question each."""

from ..lexicon.grammar import word_set, word_starts
from ..memo import Memo
from .deeds_kk import Deed
from .reading import Word, Words, low_at
from .verbs_kk import root_set

FUTURE = frozenset(("present", "present we", "intent", "told future", "future participle"))


def _starting(name: str) -> Memo[str, bool]:
    """Does a word begin with one of a list? A long list is looked through once for each word of the language."""
    return Memo(lambda low: low.startswith(word_starts("kk", name)))


_OBJECT, _NO_MEASURE, _CRIME, _AHEAD = map(_starting, ("objects", "not_measures", "crimes", "dates_ahead"))
_TIME, _PLAN, _LIGHT, _POST_LEFT = map(_starting, ("time_words", "plans", "light_nouns", "left_posts"))
_BODY: Memo[str, bool] = Memo(lambda low: low in word_set("kk", "acting_bodies"))


def _clause(deed: Deed) -> Words:
    return deed.words[deed.first : deed.main]


def _before(deed: Deed) -> str:
    return low_at(deed.words, deed.main - 1)


def near_object(deed: Deed) -> bool:
    """A noun of police work: «бекет», «камера»."""
    return any(_OBJECT[word.low] for word in _clause(deed)[-8:])


def counted(deed: Deed) -> bool:
    """«екі бекет»: a number that is no year."""
    return any(word.form.value is not None or (word.low[0].isdigit() and not _is_year(word.low)) for word in _clause(deed))


def _is_year(low: str) -> bool:
    return len(low) == 4 and low.startswith(("19", "20"))


def dated(deed: Deed) -> bool:
    """«келер жылы», «күзде», «қарашаға дейін» anywhere in the sentence."""
    return looks_ahead(deed.words)


def dated_itself(deed: Deed) -> bool:
    """A time to come in the clause of the verb."""
    return looks_ahead(_clause(deed))


def looks_ahead(words: Words) -> bool:
    """Do words name a time to come?"""
    return any(_is_ahead(words, at, word) for at, word in enumerate(words))


def _is_ahead(words: Words, at: int, word: Word) -> bool:
    if _AHEAD[word.low] or word.low in word_set("kk", "seasons"):
        return True
    if "month" in word.form.tags and not word.low.endswith(("гы", "ги")):
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
    return _before(deed) in word_set("kk", "verb_pairs")


def signed(deed: Deed) -> bool:
    """«келісімге қол қойды»."""
    return (
        _before(deed) == "кол"
        and deed.verb.root == "кой"
        and any(word.low.startswith(word_starts("kk", "agreements")) for word in _clause(deed)[-4:])
    )


def finished(deed: Deed) -> bool:
    """«құрылысы аяқталды»: the end of a work is a deed."""
    return deed.verb.root in root_set("finishing") and _before(deed).startswith(word_starts("kk", "works_finished"))


def done_to(deed: Deed) -> bool:
    """«бекет ашылады»: the passive, where it tells more than the active."""
    return deed.verb.passive and deed.tense in ("past", "told perfect", "present", "future participle", "told future")


def negated(deed: Deed) -> bool:
    """«жабылмайды»."""
    return deed.verb.negated


def undone(deed: Deed) -> bool:
    """«бекет ашылмады»."""
    return deed.verb.negated and deed.tense not in FUTURE


def only(deed: Deed) -> bool:
    """«соның 7 мыңы ғана қосылған»."""
    return any(word.low == "гана" for word in _clause(deed))


def percent(deed: Deed) -> bool:
    """«ұрлық 9 пайызға көбейген»: a result, unless it is to come."""
    return deed.tense not in FUTURE and any("percent" in word.form.tags for word in _clause(deed)) and not grown(deed)


def about_courts(words: Words) -> bool:
    """Do words speak of courts, charges, levels: of no measure?"""
    return any(_NO_MEASURE[word.low] for word in words)


def of_crime(deed: Deed) -> bool:
    """Courts and charges right before the verb."""
    return about_courts(_clause(deed)[-5:])


def about_crime(deed: Deed) -> bool:
    """«ұрлық», «дерек» in the clause."""
    return any(_CRIME[word.low] for word in _clause(deed))


def solved(deed: Deed) -> bool:
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


def dismissed(deed: Deed) -> bool:
    """«қызметінен босатылды»."""
    return deed.tense not in FUTURE and any(_POST_LEFT[word.low] for word in _clause(deed))


def from_somewhere(deed: Deed) -> bool:
    """«қорадан алынды»."""
    return _before(deed).endswith(("дан", "ден", "тан", "тен", "нан", "нен"))


def light(deed: Deed) -> bool:
    """«есеп берді», «қорытынды шығарды»."""
    return deed.verb.kind != "strong" and _LIGHT[_before(deed)] and not _before(deed).endswith(("да", "де", "та", "те"))


def online(deed: Deed) -> bool:
    """«бастықтар онлайн қосылды», «бейнебайланыс арқылы қосылды»."""
    return _before(deed) == "онлайн" or (_before(deed) == "аркылы" and deed.verb.root == "кос")


def by_others(deed: Deed) -> bool:
    """«тұрғындар …», not «тұрғындар сауалнамасы»."""
    outsiders = word_set("kk", "outsiders")
    return any(
        word.low in outsiders and not low_at(deed.words, at + 1).endswith(("ы", "и", "ын", "ин", "ына", "ине", "мен", "пен"))
        for at, word in enumerate(_clause(deed), deed.first)
    )


def keeps_order(deed: Deed) -> bool:
    """«қоғамдық тәртіпті қамтамасыз етті»: what the police are there for."""
    return _before(deed) == "камтамасыз" and low_at(deed.words, deed.main - 2).startswith(word_starts("kk", "order_kept"))


def asked(deed: Deed) -> bool:
    """«жазбаны кім сақтайтыны»."""
    return any(word.low in word_set("kk", "question_words") for word in _clause(deed))


def habit(deed: Deed) -> bool:
    """«күн сайын», «аптасына»."""
    return any(word.low in word_set("kk", "habit") for word in _clause(deed))


def ours_now(deed: Deed) -> bool:
    """«қазір күніне жүз қоңырау қабылдаймыз»: what we do anyway."""
    return deed.tense == "present we" and habit(deed)


def vowed(deed: Deed) -> bool:
    """«… береміз деп сендірді»."""
    return any("promise" in word.form.tags for word in deed.words[deed.at + 1 : deed.at + 5])


def at_work(deed: Deed) -> bool:
    """«жөндеу жүріп жатыр»."""
    return any(word.low.startswith(word_starts("kk", "works")) for word in _clause(deed)[-3:])


def said(deed: Deed) -> bool:
    """«… ашылатынын хабарлады»: told by somebody."""
    return deed.tense.startswith("told") and any("speech" in word.form.tags for word in deed.words[deed.at + 1 :])


def short(deed: Deed) -> bool:
    """A clause of one or two words."""
    return deed.main - deed.first < 3


def long(deed: Deed) -> bool:
    """A clause of eight words and more."""
    return deed.main - deed.first > 7


def follows(deed: Deed) -> bool:
    """«… жиналып, … беріледі»: a converb that takes its tense from the next verb."""
    return deed.verb.tense == "converb" and deed.tense != "progress"


def of_body(deed: Deed) -> bool:
    """«департамент …»: a body acts, or its people."""
    return any(_BODY[word.low] for word in _clause(deed))


def more(deed: Deed) -> bool:
    """«тағы», «жаңа»: something is added."""
    return any(word.low in word_set("kk", "additions") for word in _clause(deed))


def with_something(deed: Deed) -> bool:
    """«сертификатпен марапатталды», «бірге жүрді»."""
    return _before(deed).endswith(("мен", "бен", "пен"))


def given(deed: Deed) -> bool:
    """«пандус салынды», «планшет берілді»: in the passive these tell of things made and given."""
    return deed.verb.passive and deed.verb.root in root_set("giving")


def event(deed: Deed) -> bool:
    """«кездесу өтеді», «тағы бес адам алынады»: what is announced rather than done by habit."""
    return deed.verb.root in root_set("announcing")


def rarely(deed: Deed) -> bool:
    """«жауапқа тартылды», «тіркелді»: the daily work of the police."""
    return deed.verb.root in root_set("policing")


def grown(deed: Deed) -> bool:
    """«камералардың саны 180-ге жетті», «жалақысы өсті»: there is more of what the police works with."""
    if deed.verb.root not in root_set("growing"):
        return False
    clause = _clause(deed)
    return any(
        word.low in word_set("kk", "grows")
        or (word.low in word_set("kk", "numbers_of") and any(_OBJECT[one.low] for one in clause[max(0, at - 3) : at]))
        for at, word in enumerate(clause)
    ) and not about_crime(deed)


def paid(deed: Deed) -> bool:
    """«бюджеттен 9 млн теңге бөлінді»: money is no deed yet."""
    return any("money" in word.form.tags for word in _clause(deed)[-4:])


def by_somebody(deed: Deed) -> bool:
    """«мінберге шықты», «бастығы болып тағайындалды»: what people do for themselves, and what becomes of them."""
    before = _before(deed)
    return before in word_set("kk", "own_ways") or (
        deed.verb.root in root_set("naming") and any(word.low == "болып" for word in _clause(deed))
    )


def announced(deed: Deed) -> bool:
    """A colon behind: what was meant comes only then."""
    return low_at(deed.words, deed.at + 1) == ":"


def now(deed: Deed) -> bool:
    """«қазір»: what is so today."""
    return any(word.low in word_set("kk", "nowadays") for word in deed.words)


def last_year(deed: Deed) -> bool:
    """«былтыр»: of the past."""
    return any(word.low in ("былтыр", "откен") for word in deed.words)


def spoken(deed: Deed) -> bool:
    """Within a quotation a future is less often a plan."""
    return deed.quoted
