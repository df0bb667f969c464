"""Secrets as people copy them from paper: Crockford's base 32, in groups of four, with a check at the end.

No I, L, O, U: what is typed for them is read as 1, 1, 0 and V. Case, spaces and hyphens do not matter.
"""

from collections.abc import Callable, Iterator

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4
_DIGITS = str.maketrans(ALPHABET, "0123456789ABCDEFGHIJKLMNOPQRSTUV")
_SLIPS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


class Mistyped(ValueError):
    """A letter is wrong, missing or too many. `groups` are the numbers, from 1, of those to look at, if known."""

    def __init__(self, groups: tuple[int, ...] = ()) -> None:
        super().__init__(groups)
        self.groups = groups


def encode(number: int, letters: int) -> str:
    """Write a number in so many letters."""
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(letters)))


def decode(letters: str) -> int:
    """Read the number back; the letters must be of the alphabet."""
    return int(letters.translate(_DIGITS), 32)


def grouped(letters: str) -> str:
    """Part letters into groups with hyphens."""
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def read(typed: str, length: int, is_right: Callable[[str], bool]) -> str:
    """Return the letters of what was typed, `length` of them and right; raises Mistyped.

    One wrong letter, or two neighbours in each other's place, is found by trying every such slip: with a check of
    20 bits a group that is not to blame is named once in 700 slips, beside the one that is.
    """
    letters = _plain(typed)
    if len(letters) != length:
        raise Mistyped(_odd_groups(typed, length // GROUP))
    strange = {place // GROUP + 1 for place, letter in enumerate(letters) if letter not in ALPHABET}
    if strange:
        raise Mistyped(tuple(sorted(strange)))
    if not is_right(letters):
        raise Mistyped(tuple(sorted({group for group, other in _slips(letters) if is_right(other)})))
    return letters


def _plain(typed: str) -> str:
    return "".join(char for char in typed.upper() if char.isalnum()).translate(_SLIPS)


def _odd_groups(typed: str, count: int) -> tuple[int, ...]:
    """Name the groups that are too short or too long, when as many were typed as there should be."""
    groups = [_plain(part) for part in typed.replace("-", " ").split()]
    if len(groups) != count:
        return ()
    return tuple(number for number, group in enumerate(groups, start=1) if len(group) != GROUP)


def _slips(letters: str) -> Iterator[tuple[int, str]]:
    """Yield every text that one slip could have come from, with the group in which the slip then is."""
    for place, letter in enumerate(letters):
        before, after = letters[:place], letters[place + 1 :]
        for other in ALPHABET:
            if other != letter:
                yield place // GROUP + 1, before + other + after
        if after and after[0] != letter:
            yield place // GROUP + 1, before + after[0] + letter + after[1:]
