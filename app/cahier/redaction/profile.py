"""The shape of a profile: what one kind of recipient may get, as its file in `resources/templates/` says it.

A profile says for which purpose consent must have been given and how far, which fields of the records it may ask
for at all, how coarse dates and places are, how long the text may be, what stands in it in which order, which
items a reader expects, and what must never be in it. A part is used when the facts of a case carry it (`when`) and
every slot of its text can be filled; `importance` says what goes last when the text is too long (100 and above
never goes).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cahier.redaction.generalise_dates import DateLevel

PartKind = Literal["first", "all", "story", "law", "benchmarks", "asks", "pattern", "form", "table"]
Layout = Literal["paragraph", "bullets", "numbered", "table"]
WhoIsNamed = Literal["all", "applicants", "nobody"]
Officials = Literal["institution", "gate", "gate_or_stop"]
About = Literal["case", "targets", "named", "officials"]
TableOf = Literal["incidents", "proceedings", "register"]
ExpectedOf = Literal["targets", "applicants", "officials"]
Use = Literal["count", "narrative", "recognised", "name", "name_unpublished"]
ESSENTIAL = 100
NOT_TOLD = 0  # the importance of what a profile leaves out


@dataclass(frozen=True, slots=True)
class Choice:
    """One text of a part, for cases that carry all of `when` and nothing of `unless`."""

    text: str
    when: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a form: its label, and a value of the facts, or the first or every text that fits."""

    label: str
    value: str | None = None
    otherwise: str | None = None  # the text where nothing fills it; without one the row is left out
    choices: tuple[Choice, ...] = ()
    every: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a section. A form is `about` somebody, a table lists what it is a table `of`."""

    kind: PartKind
    layout: Layout
    importance: int
    most: int
    choices: tuple[Choice, ...] = ()
    about: About = "case"
    of: TableOf = "incidents"
    header: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    when: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its parts; a section without any text is left out with its heading."""

    heading: str
    parts: tuple[Part, ...]
    word_limit: int | None = None
    fewest_words: int = 0  # a shorter one is told to whoever releases it


@dataclass(frozen=True, slots=True)
class Names:
    """Who may be named: which targets, officials behind the evidence gate or not; and the sentence on family."""

    targets: WhoIsNamed
    officials: Officials
    family_sentence: bool
    always_signed: bool  # each person without a name has a sign ("Person A"), also where there is one alone
    somebody: bool  # there is no such brief about nobody in particular


@dataclass(frozen=True, slots=True)
class Limits:
    """How long it may be: words, pages."""

    words: int
    pages: int


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a field asks of the consent of whoever it is about: a level, and a scope beyond the account."""

    level: int
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Requirement:
    """An item the reader expects: met by any of these flags; fed by fields of whom it is about, for a use."""

    text: str
    met_by: frozenset[str]
    fields: tuple[tuple[str, str], ...]
    use: Use
    of: ExpectedOf


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of recipient and what may be sent there."""

    code: str
    version: str
    purpose: str
    recipients: tuple[str, ...]  # codes of rules/recipients.json it was written for, the usual one first
    only_to_recipients: bool
    needs: Mapping[Use, int]
    names: Names
    limits: Limits
    dates: Mapping[Literal["named", "unnamed"], DateLevel]
    place_level: str
    treaties: tuple[str, ...]  # of rules/rights.json: those its reader works with
    contexts: Mapping[str, str]
    fields: Mapping[tuple[str, str], Allowed]
    never: tuple[tuple[str, str], ...]
    required: tuple[Requirement, ...]
    importance: Mapping[str, int]
    titles: tuple[Choice, ...]
    footer: str
    sections: tuple[Section, ...]
    texts: Mapping[str, Mapping[str, str]] = field(repr=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it has texts in."""
        return tuple(self.texts)

    def need(self, use: Use) -> int:
        """Return the lowest level a use asks for; the level of a name where the profile says nothing of it."""
        return self.needs.get(use, self.needs["name"])
