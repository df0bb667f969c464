"""Searches finished strings for what is withheld: the last look before a file leaves.

It promises that a withheld value is found in any script, case, inflection and spacing, with look-alike or
invisible letters, joined to other words, backwards, and encoded (`decodings`); and that ordinary text of a
brief raises no alarm, since an alarm that cries for nothing is soon ignored. It does not find what is
described and not named. A leak says where and what kind, never the value.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cahier.redaction.decodings import Decoded, decodings
from cahier.redaction.kept import kept_spans
from cahier.redaction.leak_names import NameSearch
from cahier.redaction.leak_values import ValueSearch
from cahier.redaction.plain import plain
from cahier.redaction.reading import Reading
from cahier.redaction.remembered import Remembered
from cahier.redaction.withheld import Birth, Value, Withheld, withheld_of

__all__ = ["Birth", "Leak", "Value", "Withheld", "find_leaks", "withheld_of"]

_KINDS = {
    "NAME": "a name", "HANDLE": "an account name", "PHONE": "a telephone number", "EMAIL": "a mail address",
    "IDNUM": "an identity number", "CASENO": "a case number", "ADDR": "an address", "ORG": "an organisation",
    "PLACE": "a place", "DATE": "a date of birth", "PLATE": "a number plate", "IBAN": "an account number",
    "CODEWORD": "agreed words", "FILE": "the name of a file", "GEO": "an exact position",
}  # fmt: skip
_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Leak:
    """Something of `kind` that belongs to `owner` (a code such as "DEMO-01 P4") stands at `where`."""

    where: str
    kind: str
    owner: str

    @property
    def sentence(self) -> str:
        """What to tell a person; it does not repeat the value."""
        whose = f" of {self.owner}" if self.owner else ""
        return f"{self.where}: {_KINDS.get(self.kind, 'something withheld')}{whose} can be read here."


@Remembered
def _searches(withheld: Withheld) -> tuple[NameSearch, ValueSearch]:
    return NameSearch(withheld), ValueSearch(withheld)


def find_leaks(strings: Iterable[tuple[str, str]], withheld: Withheld) -> tuple[Leak, ...]:
    """Search `(where, text)` pairs, and the names of the places too; each leak once, in the order found."""
    names, values = _searches(withheld)
    found: dict[Leak, None] = {}
    for where, text in strings:
        for kind, owner in _in_text(text, names, values):
            found.setdefault(Leak(where, kind, owner))
    return tuple(found)


def _in_text(text: str, names: NameSearch, values: ValueSearch) -> Iterator[tuple[str, str]]:
    for said in (Decoded(text, by_chance=False), *decodings(text)):
        shown = plain(said.text).text
        yield from values.find(shown)
        yield from values.find(shown[::-1])
        if said.by_chance:
            yield from (("NAME", owner) for owner in names.find_by_chance(shown))
            yield from values.find_words(shown)
        else:
            reading = Reading(shown, _LANGUAGE)
            open_reading = reading.without(kept_spans(reading))
            yield from (("NAME", owner) for owner in names.find(open_reading))
            yield from values.find_words(open_reading.text)
