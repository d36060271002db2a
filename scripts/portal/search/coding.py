"""Numbers and texts as printable ASCII signs that may stand in a JavaScript string and that gzip
packs well; `theme/search/10-signs.js` reads them.

`SIGNS` are all printable ASCII signs but space and `!`, which stand between entries, and the two
that a string would need to escape.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

SIGNS = "".join(chr(code) for code in range(35, 127) if code != 92)
ENTRY, KEY_END = " ", "!"
"""What an entry of a shard begins with, and what its key ends with."""

ENDS, MORE = 60, 20
"""Signs that end a number, and signs that say that it goes on; the others are levels."""
LEVELS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 17, 22)
"""How often a term counts in a document, in steps; the first step needs no sign."""
_FIRST_LEVEL = ENDS + MORE

ONE, TWO = 44, 44
"""Signs that are a character by themselves, and signs that begin one of two signs; the others begin
one of three."""
MOST = ONE + TWO * len(SIGNS) + (len(SIGNS) - ONE - TWO) * len(SIGNS) ** 2
"""Characters that an alphabet can hold."""
UNKNOWN = "\ufffd"


def number(value: int) -> str:
    """A number of 0 or more: digits of base `MORE` before a last one of base `ENDS`."""
    high, low = divmod(value, ENDS)
    signs = [SIGNS[low]]
    while high:
        high, digit = divmod(high - 1, MORE)
        signs.append(SIGNS[ENDS + digit])
    return "".join(reversed(signs))


def numbers(signs: str) -> Iterator[int]:
    """The numbers that were written one after the other."""
    high = 0
    for sign in signs:
        digit = SIGNS.index(sign)
        if digit < ENDS:
            yield high * ENDS + digit
            high = 0
        else:
            high = high * MORE + digit - ENDS + 1


class _Postings(dict[int, str]):
    """The signs of one posting, by `gap << 4 | level`."""

    def __missing__(self, posting: int) -> str:
        level = posting & 15
        sign = SIGNS[_FIRST_LEVEL + level - 1] if level else ""
        signs = self[posting] = sign + number(posting >> 4)
        return signs


written = _Postings()
"""The signs of every posting so far, by `gap << 4 | level`."""


def postings(packed: Iterable[int], base: int = 0) -> str:
    """The postings of a term: for each document its level, and the gap since the one before.

    `packed` holds `document << 4 | level` in rising order, a level being an index into `LEVELS`;
    `base` is `document << 4` of the first one that can come.
    """
    signs = []
    for posting in packed:
        signs.append(written[posting - base])
        base = (posting | 15) + 1
    return "".join(signs)


def read_postings(signs: str) -> Iterator[tuple[int, int]]:
    """(document, how often the term counts in it) of each posting."""
    for posting in read_packed(signs):
        yield posting >> 4, LEVELS[posting & 15]


def read_packed(signs: str) -> Iterator[int]:
    """`document << 4 | level` of each posting."""
    document, high, level = -1, 0, 0
    for sign in signs:
        digit = SIGNS.index(sign)
        if digit >= _FIRST_LEVEL:
            level = digit - _FIRST_LEVEL + 1
        elif digit >= ENDS:
            high = high * MORE + digit - ENDS + 1
        else:
            document += high * ENDS + digit + 1
            yield document << 4 | level
            high, level = 0, 0


class _Codes(dict[int, str]):
    """The signs of each character, as `str.translate` asks for them."""

    def __missing__(self, code: int) -> str:
        return self[ord(UNKNOWN)]


class Alphabet:
    """The characters of an index, the most frequent first: the place of a character is its code."""

    def __init__(self, characters: str) -> None:
        self.characters = characters

    @classmethod
    def of(cls, texts: Iterable[str], terms: Iterable[str]) -> Alphabet:
        """The characters of `texts` by their number, then those that stand only in `terms`."""
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(text)
        del counts[UNKNOWN]  # it must be there, however rare it is
        rest = {character for term in terms for character in term} | {UNKNOWN}
        ranked = sorted(counts, key=lambda character: (-counts[character], character))
        more = sorted(rest.difference(counts))
        return cls("".join((*ranked[: MOST - len(more)], *more)))

    @cached_property
    def _codes(self) -> _Codes:
        ranked = enumerate(self.characters)
        return _Codes((ord(character), _code(rank)) for rank, character in ranked)

    def write(self, text: str) -> str:
        """A text in signs; a character that is not in the alphabet is `UNKNOWN`."""
        return text.translate(self._codes)

    def read(self, signs: str) -> str:
        """The text that was written."""
        found = []
        at = 0
        while at < len(signs):
            rank = SIGNS.index(signs[at])
            size = 1 if rank < ONE else 2 if rank < ONE + TWO else 3
            if size == 2:
                rank = ONE + (rank - ONE) * len(SIGNS) + SIGNS.index(signs[at + 1])
            elif size == 3:
                high, low = SIGNS.index(signs[at + 1]), SIGNS.index(signs[at + 2])
                rank = (rank - ONE - TWO) * len(SIGNS) + high
                rank = ONE + TWO * len(SIGNS) + rank * len(SIGNS) + low
            found.append(self.characters[rank])
            at += size
        return "".join(found)


def _code(rank: int) -> str:
    if rank < ONE:
        return SIGNS[rank]
    rank -= ONE
    if rank < TWO * len(SIGNS):
        high, low = divmod(rank, len(SIGNS))
        return SIGNS[ONE + high] + SIGNS[low]
    high, low = divmod(rank - TWO * len(SIGNS), len(SIGNS))
    first, second = divmod(high, len(SIGNS))
    return SIGNS[ONE + TWO + first] + SIGNS[second] + SIGNS[low]
