"""The finished text looked at with other eyes: the rules no brief may break, whatever built it.

It takes the text as a reader gets it and the records as they are, and shares neither selection, gate nor phrases
with the code that wrote the text. A fault found here is a fault of ours or of a text somebody typed; there is no
brief then. What it cannot see is a detail that nobody recorded as a detail.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from cahier import resources
from cahier.domain.detention import Detention
from cahier.domain.event import Event
from cahier.domain.folding import fold
from cahier.domain.person import Person
from cahier.domain.proceeding import Proceeding
from cahier.domain.records import CaseRecords
from cahier.redaction.compiling.identifying import (
    exact_days,
    first_letters,
    identifying_values,
    places_and_employers,
    role_words,
    values_of,
)

_INITIAL = re.compile(r"\b([^\W\d_])\.\s?([^\W\d_])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_STATE_KNOWERS = frozenset({"STATE", "HOST"})
_PUBLIC_ACTORS = frozenset({"PERP.MEDIA"})
_SHORTEST = 4  # letters; a shorter value would stop ordinary words


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A finished text: its lines, who is named in it (ids), the elements used, and what is known to be harmless.

    `allowed` are passages that may say what they say, `labels` whole lines of our own; `vocabulary` holds the
    folded words of our own phrases, which point at nobody by themselves. `recognised` may be known and have signs.
    """

    text: tuple[str, ...]
    records: CaseRecords
    named: frozenset[str]
    elements: tuple[str, ...]
    language: str
    children: frozenset[str] = frozenset()  # by their date of birth; who is recorded as a child is known anyway
    officials: frozenset[str] = frozenset()
    recognised: frozenset[str] = frozenset()
    never: tuple[tuple[str, str], ...] = ()  # fields no value of which may stand in it
    allowed: tuple[str, ...] = ()
    labels: frozenset[str] = frozenset()
    vocabulary: frozenset[str] = field(default_factory=frozenset)
    folded: str = field(init=False, repr=False)
    folded_free: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Fold the text once, whole and without the passages that are allowed."""
        object.__setattr__(self, "folded", f" {spaced(' '.join(self.text))} ")
        object.__setattr__(self, "folded_free", f" {spaced(' '.join(self.free_lines))} ")

    @property
    def words_of_rules(self) -> dict[str, Any]:
        """The word lists of the language."""
        words: dict[str, Any] = resources.data("rules/hard_rules.json")[self.language]
        return words

    @property
    def free_lines(self) -> tuple[str, ...]:
        """The lines without the passages that are allowed."""
        return tuple(_without(line, self.allowed) for line in self.text if line not in self.labels)

    @property
    def events(self) -> tuple[Event, ...]:
        """The events used."""
        return tuple(event for event in self.records.events if f"event {event.code}" in self.elements)

    @property
    def facts(self) -> tuple[Event | Proceeding | Detention, ...]:
        """The events, proceedings and detentions used."""
        return (
            *self.events,
            *(item for item in self.records.proceedings if f"proceeding {item.code}" in self.elements),
            *(item for item in self.records.detentions if f"detention {item.code}" in self.elements),
        )

    def has_word(self, words: list[str]) -> bool:
        """Whether one of the words stands beside the passages that are allowed."""
        return any(f" {spaced(word)} " in self.folded_free for word in words)

    def holds(self, value: str) -> bool:
        """Whether a value stands in the text as whole words; one made of our own words alone says nothing."""
        wanted = spaced(value)
        own_words = set(wanted.split()) <= self.vocabulary
        return bool(wanted) and not own_words and f" {wanted} " in self.folded

    def unnamed(self) -> Iterator[Person]:
        """Yield everybody whose name may not stand in the text."""
        return (person for person in self.records.persons if person.person_id not in self.named | self.officials)


def broken_rules(finished: Finished) -> tuple[str, ...]:
    """Return the rules the text breaks ("H6"), in order."""
    return tuple(rule for rule, breaks in _RULES.items() if breaks(finished))


def spaced(text: str) -> str:
    """Fold a text to words with single spaces between them."""
    return " ".join(re.findall(r"\w+", fold(text)))


def _unique_role(finished: Finished) -> bool:
    """H1: a word of the role or work of somebody unnamed, in whatever form ("satirist" of "satirical")."""
    words = set(finished.folded.split()) - finished.vocabulary
    return any(
        _same_stem(word, stem)
        for person in finished.unnamed()
        for stem in role_words(person, finished.records) - finished.vocabulary
        for word in words
    )


def _exact_kin(finished: Finished) -> bool:
    """H2, taken wider: no exact tie of kin at all, with or without a place and a month."""
    return finished.has_word(finished.words_of_rules["kin"])


def _employer(finished: Finished) -> bool:
    """H3, taken wider: no organisation that is not of the State, no employer, and no place below a region."""
    return any(finished.holds(name) for name in places_and_employers(finished.records) if len(name) > 2)


def _court_news(finished: Finished) -> bool:
    """H4: an article, a term and a year in one sentence of a text that names nobody."""
    words = finished.words_of_rules
    sentences = (part for line in finished.free_lines for part in re.split(r"(?<=[.;])\s", line))
    return not finished.named and any(
        _YEAR.search(sentence)
        and set(words["article"]) & set(spaced(sentence).split())
        and set(words["term"]) & set(spaced(sentence).split())
        for sentence in sentences
    )


def _public_event(finished: Finished) -> bool:
    """H5, taken wider: a public event that happened to somebody who is not to be known, kinship or not."""
    known = finished.named | finished.recognised
    return any(
        ("PUBLIC" in event.known_to or event.actor_type in _PUBLIC_ACTORS) and not known.issuperset(event.targets)
        for event in finished.events
    )


def _relative_beside_a_name(finished: Finished) -> bool:
    """H6: a word about relatives beside a name, other than the one sentence allowed."""
    words = finished.words_of_rules
    return bool(finished.named) and finished.has_word(words["relative"] + words["kin"])


def _single_knower(finished: Finished) -> bool:
    """H7: a fact that one person alone could have told, and that person was never asked for anything."""
    officials = {role.person_id for role in finished.records.roles if "ROLE.PERP" in role.role}
    ids = {person.person_id for person in finished.records.persons}
    asked = {consent.person for consent in finished.records.consents if consent.purposes}
    return any(
        len(known := set(fact.known_to) - _STATE_KNOWERS - officials) == 1 and known <= ids and not known <= asked
        for fact in finished.facts
    )


def _child(finished: Finished) -> bool:
    """H8: an event that happened to a child, or a word about children in a case that has one."""
    minors = {person.person_id for person in finished.records.persons if person.is_minor} | finished.children
    if any(set(event.targets) & minors for event in finished.events):
        return True
    words = finished.words_of_rules
    harmless = replace(finished, allowed=(*finished.allowed, *words["not_a_child"]))
    return bool(minors) and harmless.has_word(words["child"])


def _initials(finished: Finished) -> bool:
    """H9: a single capital with a point before another capital, or the first letters of somebody unnamed."""
    found = (match for line in finished.free_lines for match in _INITIAL.finditer(line))
    if any(match[1].isupper() and match[2].isupper() for match in found):
        return True
    capitals = {word for line in finished.free_lines for word in re.findall(r"\w{2,4}", line) if word.isupper()}
    theirs = {letters for person in finished.unnamed() for letters in first_letters(person)}
    return any(spaced(word) in theirs - finished.vocabulary for word in capitals)


def _known_code(finished: Finished) -> bool:
    """H10: a code or id of the notebook, which another recipient may have seen."""
    case = finished.records.case
    codes = [case.code, case.export_code, case.case_id]
    codes += [person.person_id for person in finished.records.persons]
    return any(finished.holds(code) for code in codes if code and len(code) > 3)


def _identifies(finished: Finished) -> bool:
    """No direct identifier of anybody unnamed, nor a part of their name that no named person shares."""
    shared = {
        part
        for person in finished.records.persons
        if person.person_id in finished.named | finished.officials
        for value in identifying_values(person)
        for part in (spaced(value), *spaced(value).split())
    }
    return any(
        finished.holds(value) and spaced(value) not in shared
        for person in finished.unnamed()
        for value in identifying_values(person)
        if len(value) > 2
    )


def _exact_day(finished: Finished) -> bool:
    """No day the records hold, written out, beside the dates of public documents."""
    days = exact_days(finished.records, finished.words_of_rules["months"])
    return any(f" {spaced(day)} " in finished.folded_free for day in days)


def _never(finished: Finished) -> bool:
    """Nothing that no brief ever holds, or none of this kind."""
    values = values_of(finished.records, finished.never)
    return any(finished.holds(value) for value in values if len(value) >= _SHORTEST)


_RULES: dict[str, Callable[[Finished], bool]] = {
    "H1": _unique_role,
    "H2": _exact_kin,
    "H3": _employer,
    "H4": _court_news,
    "H5": _public_event,
    "H6": _relative_beside_a_name,
    "H7": _single_knower,
    "H8": _child,
    "H9": _initials,
    "H10": _known_code,
    "ID": _identifies,
    "DATE": _exact_day,
    "NEVER": _never,
}


def _same_stem(one: str, other: str) -> bool:
    shared = next(
        (index for index, (first, second) in enumerate(zip(one, other, strict=False)) if first != second),
        min(len(one), len(other)),
    )
    return shared >= 5 and shared / max(len(one), len(other)) >= 0.6


def _without(line: str, allowed: tuple[str, ...]) -> str:
    for passage in allowed:
        line = line.replace(passage, " ")
    return line
