"""Answers that depend on one word alone, remembered: each word of a language is looked at once, not in every text."""

from collections.abc import Callable
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")
MOST = 200_000  # word forms of one table; an archive of ten thousand articles has half as many


class Memo(dict[Key, Value]):
    """``memo[key]`` is the function's answer. A plain look-up in a dictionary, for words that are asked a million times."""

    def __init__(self, answer: Callable[[Key], Value], most: int = MOST) -> None:
        super().__init__()
        self.answer, self.most = answer, most

    def __missing__(self, key: Key) -> Value:
        """The answer for a new key. A full table begins anew, so that no archive fills the memory."""
        if len(self) >= self.most:
            self.clear()
        value = self[key] = self.answer(key)
        return value
