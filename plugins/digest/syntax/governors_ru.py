"""Which Russian words govern actions, and what status they give them: «поручил», «решено», «на очереди», «взялся»."""

from functools import cache

from ..lexicon.grammar import word_set, word_starts
from .actions import STATUS
from .reading import Words, low_at, tags_at


def governor(words: Words, at: int) -> str | None:
    """The status that a word gives to the actions behind it; None when it governs nothing."""
    tags, low = words[at].form.tags, words[at].low
    if status := _by_noun(words, at):
        return status
    if "earmarked" in tags and "plan" not in tags:
        return "planned" if _provides(words, at) else None
    if low.startswith(("рассматрива", "изучае")):
        behind = words[at + 1 : at + 4]
        return "planned" if any(word.low.startswith(word_starts("ru", "considered")) for word in behind) else None
    if "need" in tags:
        return "ordered" if _is_needed(words, at) else None
    if low in word_set("ru", "orders_of_papers") and not _by_paper(words, at):
        return None
    found = next((tag for tag in ("promise", "order", "decide", "plan") if tag in tags), None)
    if found == "plan" and is_plan_noun(low) and f"{low_at(words, at - 1)} {low}" not in word_set("ru", "plan_phrases"):
        return None
    return STATUS[found] if found and not low.startswith("обязательств") else None


def _by_noun(words: Words, at: int) -> str | None:
    """«дал поручение …», «дал месяц, чтобы …», «взял обязательство …», «принято решение …»."""
    tags = words[at].form.tags
    if "order_noun" in tags and any("give" in tags_at(words, at + step) for step in (*range(-7, 0), 1, 2, 3)):
        return "ordered"
    if "give" in tags and words[at].low.startswith("да") and _gives_time(words, at):
        return "ordered"
    if words[at].low in ("обязательство", "обязательства") and low_at(words, at - 1).startswith(("взял", "приня", "берет")):
        return "promised"
    if "decide_noun" in tags and any("accept" in tags_at(words, at + step) for step in (-2, -1, 1, 2)):
        return "decided"
    return None


def _is_needed(words: Words, at: int) -> bool:
    """«необходимо …», «указал на необходимость …»; not «отпала необходимость», «должны были»."""
    if words[at].low == "необходимость":
        return any(word.low.startswith(word_starts("ru", "stresses")) for word in words[max(0, at - 5) : at])
    return words[at].low not in ("важно", "должен", "обязан", "обязана") and low_at(words, at + 1) != "были"


def _by_paper(words: Words, at: int) -> bool:
    """«предписание обязывает», «министр требует»: not the law or the times."""
    starts = (*word_starts("ru", "papers"), *word_starts("ru", "chiefs"))
    return any(word.low.startswith(starts) for word in words[max(0, at - 12) : at])


def _provides(words: Words, at: int) -> bool:
    """«предусмотрено создать …», «документ предусматривает выплату …»; not «предусмотрено 18 млн тенге»."""
    behind = words[at + 1 : at + 4]
    if any(word.low.startswith(word_starts("ru", "penalties")) for word in behind):
        return False
    if any("infinitive" in word.form.tags for word in words[at + 1 : at + 6]):
        return True
    tells = words[at].low.endswith(("ен", "на", "но", "ны")) or any(
        word.low.startswith(word_starts("ru", "laws")) for word in words[max(0, at - 6) : at]
    )
    nouns = tuple(ending for ending in word_starts("ru", "action_endings") if ending not in ("ка", "ку"))  # not «площадка»
    named = (*word_starts("ru", "works"), "выплат")
    return tells and any(word.low.endswith(nouns) or word.low.startswith(named) for word in behind)


def _gives_time(words: Words, at: int) -> bool:
    """«дал отделу срок до декабря: обучить …», «дал комитету месяц на то, чтобы …»: an order with a term."""
    near = words[at + 1 : at + 9]
    term = any(word.low == "срок" or "duration" in word.form.tags for word in near)
    return term and any("infinitive" in word.form.tags for word in words[at + 2 : at + 16])


def is_plan_noun(low: str) -> bool:
    """«планах», «очереди»: a plan behind its own preposition only."""
    return low in _plan_nouns()


@cache
def _plan_nouns() -> frozenset[str]:
    return frozenset(phrase.split()[1] for phrase in word_set("ru", "plan_phrases"))
