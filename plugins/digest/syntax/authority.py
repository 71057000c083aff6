"""Who may commit a public body: whose promise counts, whose «надо» and «керек» is an order, whose deed is a private one."""

from ..lexicon.grammar import word_starts
from ..model import Span
from ..said import Commitment, Quote
from .actions import Action
from .actions_kk import duty
from .agents_ru import teller
from .cast import Cast
from .forms import lowered
from .reading import Sentence, Words, low_at

ORDERS = ("ordered", "decided")


def is_private(one: Commitment, cast: Cast) -> bool:
    """«Директор завода обещал …»: of one whose role is no public body's; «ключи получил капитан …»: no chief's measure."""
    person = next((person for person in cast.people if person.name == one.actor), None)
    if person is None or one.status in ORDERS:
        return False
    role = (person.role or "").lower().split()
    if one.status in ("delivered", "in_progress"):
        return not any(word.startswith((*word_starts("ru", "chiefs"), "глав")) for word in role)
    public = (*word_starts("ru", "police_roles"), *word_starts("ru", "bodies_of_state"))
    official = any(word.startswith(public) for word in role)
    return not official and any(word.startswith(word_starts("ru", "private_roles")) for word in role)


def is_official(quote: Quote, cast: Cast) -> bool:
    """May the one who speaks promise for a public body? A neighbour who says «завтра придут и закрасят» does not."""
    if quote.speaker is None:
        return True
    role = next((one.role for one in cast.people if one.name == quote.speaker), quote.speaker)
    if role is None:
        return True
    lang = cast.reading.document.lang  # a role is told in the language of the text, whatever is spoken
    low = lowered(role, lang).split()
    return any(word.startswith(_public(lang[:2])) for word in low)


def _public(lang: str) -> tuple[str, ...]:
    return tuple(word for key in ("chiefs", "police_roles", "official_roles") for word in word_starts(lang, key))


def owed(sentence: Sentence, action: Action, quote: Quote | None, cast: Cast) -> Action | None:
    """An action that is ordered, or if nobody who can order says «тиіс», what must be done by a date or by a body."""
    if _is_ordered(sentence, action, quote, cast):
        return action
    return duty(sentence.words, action) if sentence.lang == "kk" and _isowed(sentence, action) else None


def _is_ordered(sentence: Sentence, action: Action, quote: Quote | None, cast: Cast) -> bool:
    """«надо», «керек» is an order only from somebody who can order, to somebody who is not «you»."""
    if "need" not in sentence.words[action.governor].form.tags:
        return True
    everyone = ("каждый", "каждое", "каждая", "ар")
    if not _isowed(sentence, action) or any(word.low in everyone for word in _before(sentence, action)):
        return False
    clause = Span(sentence.span.start, sentence.span.stop)
    told = teller(sentence, action.governor, cast) if sentence.lang == "ru" and not quote else None
    who = quote.speaker if quote else (told or cast.named_in(clause) or cast.by_post(clause))
    if not quote and who is None and cast.speaks_in(sentence.paragraph):
        who = cast.subject_before(sentence.span.start)  # reported speech goes on: «Начальники должны …»
    role = next((one.role or "" for one in cast.people if one.name == who), who or "")
    lang = cast.reading.document.lang
    return bool(role) and any(word.startswith(word_starts(lang[:2], "chiefs")) for word in lowered(role, lang).split())


def _before(sentence: Sentence, action: Action) -> Words:
    """The words before «должны» and up to the verb: who must."""
    return sentence.words[max(0, action.governor - 6) : action.verb + 1]


def _isowed(sentence: Sentence, action: Action) -> bool:
    """Is what must be done asked of others, and more than «to understand»?"""
    if sentence.words[action.verb].low.endswith(("уымыз", "уимиз", "уим", "уым")):
        return False  # «толтыруымыз қажет»
    ours = any(word.low in ("вы", "мы", "нам", "вам", "биз", "сиз", "я") for word in _before(sentence, action))
    return not ours and not low_at(sentence.words, action.verb).startswith(word_starts(sentence.lang, "not_orders"))
