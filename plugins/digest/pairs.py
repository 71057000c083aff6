"""Two words of a sentence that say a topic together, whatever stands between: «жители … спросили», «камеры … подключат»."""

from collections.abc import Sequence

from .memo import Memo
from .model import Span
from .patterns import Token, compile_pattern

Pair = tuple[str, Sequence[str], Sequence[str]]  # a topic, words of which one must be there, words of which another must
WITHIN = 14  # words between the two; further apart they belong to different things


class Pairs:
    """Pairs of word lists with the topic that each makes, found in one walk over the words of a sentence.

    Each list has a bit; a word form is looked up once and keeps the bits of the lists that it fits, so a sentence costs
    one union of bits, and most sentences nothing more.
    """

    def __init__(self, pairs: Sequence[Pair], lang: str) -> None:
        self._pairs = [(who, 1 << 2 * at, 2 << 2 * at) for at, (who, _, _) in enumerate(pairs)]
        bits_of: dict[tuple[str, bool], int] = {}  # a word that stands in many lists is compared once
        for (_, *sides), (_, *bits) in zip(pairs, self._pairs, strict=True):
            for patterns, bit in zip(sides, bits, strict=True):
                for word in (compile_pattern(pattern, lang)[0] for pattern in patterns):
                    bits_of[word.stem, word.open] = bits_of.get((word.stem, word.open), 0) | bit
        self._words: dict[str, list[tuple[str, bool, int]]] = {}  # by the first two letters
        for (stem, is_open), bit in bits_of.items():
            self._words.setdefault(stem[:2], []).append((stem, is_open, bit))
        self._bits = Memo(self._look)
        self._whole: Memo[int, list[tuple[str, int, int]]] = Memo(
            lambda bits: [pair for pair in self._pairs if bits & pair[1] and bits & pair[2]]
        )

    def _look(self, folded: str) -> int:
        bits = 0
        for stem, is_open, bit in self._words.get(folded[:2], ()):
            if folded.startswith(stem) if is_open else folded == stem:
                bits |= bit
        return bits

    def find(self, tokens: Sequence[Token]) -> list[tuple[str, tuple[Span, Span]]]:
        """(topic, the two words) of every pair that stands in a sentence; the nearest two words of each."""
        known = self._bits
        every = [known[token.folded] for token in tokens]
        both = 0
        for bits in every:
            both |= bits
        found = []
        for who, first, second in self._whole[both] if both else ():
            near = _nearest(
                [at for at, bits in enumerate(every) if bits & first], [at for at, bits in enumerate(every) if bits & second]
            )
            if near:
                found.append((who, (tokens[near[0]].span, tokens[near[1]].span)))
        return found


def _nearest(first: list[int], second: list[int]) -> tuple[int, int] | None:
    """The closest two places, not the same one and not too far apart, in order."""
    best = min(((abs(a - b), min(a, b), max(a, b)) for a in first for b in second if a != b), default=None)
    return best[1:] if best and best[0] <= WITHIN else None
