"""What stands beside a Russian verb of work: a noun of work, talks and inquiries, a number told of as too small."""

from ..lexicon.grammar import word_starts
from .reading import Words, low_at


def is_work_beside(words: Words, at: int) -> bool:
    """«наладка продолжается», «ведется подбор площадок»: a noun of work beside a verb that tells that something goes on."""
    if not low_at(words, at).startswith(word_starts("ru", "goes_on")):
        return False
    for near in (at - 1, at + 1, at - 2, at + 2, at - 3):
        low = low_at(words, near)
        if len(low) > 4 and low.endswith(word_starts("ru", "action_endings")):
            return not low.startswith(word_starts("ru", "not_works"))
    return False


def is_no_work(words: Words, at: int) -> bool:
    """«ведутся переговоры», «проводится расследование»: nothing is made."""
    beside = (low_at(words, at - 1), low_at(words, at + 1))
    return low_at(words, at).startswith(word_starts("ru", "goes_on")) and any(
        low.startswith(word_starts("ru", "not_works")) for low in beside
    )


def is_too_little(words: Words, at: int) -> bool:
    """«соединены лишь 214 тысяч», «построено только два»: what a verb tells of as a lack."""
    return any(
        words[near].low in ("лишь", "только")
        and (words[near + 1].form.value is not None or words[near + 1].low[0].isdigit())
        for near in range(at + 1, min(len(words) - 1, at + 4))
    )
