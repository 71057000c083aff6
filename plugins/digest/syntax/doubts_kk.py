"""What stands around a Kazakh verb and tells that it is no measure: crime, habit, words, other people's deeds."""

import re

from ..lexicon.grammar import word_set, word_starts
from .deeds_kk import Deed
from .evidence_kk import CRIME, FUTURE, about_courts, before, clause, grown, signed, starting
from .reading import low_at
from .verbs_kk import root_set

_LIGHT, _POST_LEFT = map(starting, ("light_nouns", "left_posts"))


_CONVERB = re.compile(r"(?<![гкн])[ае]$|й$")  # «жасыра», «сақтай»; «жұмысқа» is a noun


def negated(deed: Deed) -> bool:
    """«жабылмайды», «жасыра алмаймыз»; «он минуттан асырмаймыз» promises."""
    unable = deed.verb.root == "ал" and _CONVERB.search(before(deed)) is not None
    return deed.verb.negated and (unable or deed.tense != "present we")


def undone(deed: Deed) -> bool:
    """«бекет ашылмады»."""
    return deed.verb.negated and deed.tense not in FUTURE


def only(deed: Deed) -> bool:
    """«соның 7 мыңы ғана қосылған»."""
    return any(word.low == "гана" for word in clause(deed))


def percent(deed: Deed) -> bool:
    """«ұрлық 9 пайызға көбейген»: a result, unless it is to come."""
    return deed.tense not in FUTURE and any("percent" in word.form.tags for word in clause(deed)) and not grown(deed)


def of_crime(deed: Deed) -> bool:
    """Courts and charges right before the verb."""
    return about_courts(clause(deed)[-5:])


def solved(deed: Deed) -> bool:
    """«қылмыс ашылды», «бесеуі ашылды»."""
    if deed.verb.root != "аш":
        return False
    last = clause(deed)[-3:]
    counted = (
        deed.verb.passive and bool(last) and (last[-1].low.endswith(("еуи", "ауы", "бари")) or last[-1].low[0].isdigit())
    )
    return counted or any(CRIME[word.low] for word in last)


def dismissed(deed: Deed) -> bool:
    """«қызметінен босатылды»."""
    return deed.tense not in FUTURE and any(_POST_LEFT[word.low] for word in clause(deed))


def from_somewhere(deed: Deed) -> bool:
    """«қорадан алынды»."""
    return before(deed).endswith(("дан", "ден", "тан", "тен", "нан", "нен"))


def light(deed: Deed) -> bool:
    """«есеп берді», «қорытынды шығарды»."""
    return deed.verb.kind != "strong" and _LIGHT[before(deed)] and not before(deed).endswith(("да", "де", "та", "те"))


def online(deed: Deed) -> bool:
    """«бастықтар онлайн қосылды», «бейнебайланыс арқылы қосылды»."""
    return before(deed) == "онлайн" or (before(deed) == "аркылы" and deed.verb.root == "кос")


def by_others(deed: Deed) -> bool:
    """«тұрғындар …», not «тұрғындар сауалнамасы»."""
    outsiders = word_set("kk", "outsiders")
    return any(
        word.low in outsiders and not low_at(deed.words, at + 1).endswith(("ы", "и", "ын", "ин", "ына", "ине", "мен", "пен"))
        for at, word in enumerate(clause(deed), deed.first)
    )


def keeps_order(deed: Deed) -> bool:
    """«қоғамдық тәртіпті қамтамасыз етті»: what the police are there for."""
    return before(deed) == "камтамасыз" and low_at(deed.words, deed.main - 2).startswith(word_starts("kk", "order_kept"))


def asked(deed: Deed) -> bool:
    """«жазбаны кім сақтайтыны»."""
    return any(word.low in word_set("kk", "question_words") for word in clause(deed))


def habit(deed: Deed) -> bool:
    """«күн сайын», «аптасына»."""
    return any(word.low in word_set("kk", "habit") for word in clause(deed))


def ours_now(deed: Deed) -> bool:
    """«қазір күніне жүз қоңырау қабылдаймыз»: what we do anyway."""
    return deed.tense == "present we" and habit(deed)


def short(deed: Deed) -> bool:
    """A clause of one or two words."""
    return deed.main - deed.first < 3


def follows(deed: Deed) -> bool:
    """«… жиналып, … беріледі»: a converb that takes its tense from the next verb."""
    return deed.verb.tense == "converb" and deed.tense != "progress"


def with_something(deed: Deed) -> bool:
    """«сертификатпен марапатталды», «бірге жүрді»."""
    return before(deed).endswith(("мен", "бен", "пен"))


def rarely(deed: Deed) -> bool:
    """«жауапқа тартылды», «тіркелді»: the daily work of the police."""
    return deed.verb.root in root_set("policing")


def paid(deed: Deed) -> bool:
    """«бюджеттен 9 млн теңге бөлінді»: money is no deed yet."""
    return any("money" in word.form.tags for word in clause(deed)[-4:])


def by_somebody(deed: Deed) -> bool:
    """«мінберге шықты», «бастығы болып тағайындалды»: what people do for themselves, and what becomes of them."""
    return (before(deed) in word_set("kk", "own_ways") and not signed(deed)) or (
        deed.verb.root in root_set("naming") and any(word.low == "болып" for word in clause(deed))
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
