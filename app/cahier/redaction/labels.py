"""The words that stand where something was hidden: neutral, of no telling length, in the language of the text.

People get letters in the order in which they first appear, the same through all texts of a case; never
initials, never the order of the records.
"""

from functools import cache
from string import ascii_uppercase

from cahier import resources


class Labels:
    """Gives each person of a case a letter, once."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def letter(self, person: str) -> str:
        """The letter of this person: A, B, ... Z, AA, AB, ..."""
        if person not in self._given:
            self._given[person] = _letters(len(self._given))
        return self._given[person]

    def replacement(self, kind: str, person: str | None, language: str) -> str:
        """What to put in the place of a finding of type `kind`."""
        words = _words(language)
        if person is not None and kind in ("NAME", "NICK"):
            return f"[{words['person']} {self.letter(person)}]"
        return f"[{words.get(kind, words['other'])}]"


@cache
def _words(language: str) -> dict[str, str]:
    listed: dict[str, dict[str, str]] = resources.data("lists/replacements.json")
    return listed.get(language, listed["en"])


def _letters(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters
