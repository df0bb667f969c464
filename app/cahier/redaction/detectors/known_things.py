"""What the records know besides names: handles, numbers, addresses, organisations, places of this case."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cahier.domain.folding import fold
from cahier.domain.person import Person
from cahier.redaction.finding import Finding
from cahier.redaction.known import Known, bare_name
from cahier.redaction.lists import LANGUAGES, tags_of
from cahier.redaction.reading import Reading
from cahier.redaction.remembered import Remembered
from cahier.redaction.word import folded

_SIGNS = re.compile(r"[\W_]+")
_WORDS = re.compile(r"[^\W_]+")
_FEWEST_SIGNS = 5
_LAST_FIGURES = 9
_NUMBERS = (
    ("fin", "IDNUM"), ("id_card_no", "IDNUM"), ("passport_no", "IDNUM"), ("tin", "IDNUM"),
    ("prisoner_no", "IDNUM"),
    ("iban", "IBAN"), ("vehicle_plate", "PLATE"),
)  # fmt: skip
_REASON = "Recorded in this case."


@dataclass(frozen=True, slots=True)
class Thing:
    """One recorded value: its words folded, its type and whose it is."""

    words: tuple[str, ...]
    type: str
    person: str | None


class ThingIndex:
    """Recorded values by their first word, so that a text is walked once."""

    def __init__(self, known: Known) -> None:
        self.by_first: dict[str, list[Thing]] = {}
        for thing in _things(known):
            if thing.words:
                self.by_first.setdefault(thing.words[0], []).append(thing)


def _things(known: Known) -> Iterator[Thing]:
    for person in known.people:
        yield from _of_person(person)
    for organisation in known.organisations:
        for name in (organisation.name, *organisation.aliases):
            words = _folded_words(bare_name(name))
            if words and not organisation.is_state and not _is_everyday(words):
                yield Thing(words, "ORG", None)
    for place in known.places:
        for name in (place.name, place.settlement):
            words = _folded_words(bare_name(name))
            if words and not _is_everyday(words):
                yield Thing(words, "PLACE", None)


def _of_person(person: Person) -> Iterator[Thing]:
    for handle in (*person.handles, *person.messenger_ids, *(v for v in person.variants if v.startswith("@"))):
        yield Thing(_folded_words(handle), "HANDLE", person.person_id)
    for mail in person.emails:
        yield Thing(_folded_words(mail), "EMAIL", person.person_id)
    for field, kind in _NUMBERS:
        value = getattr(person, field)
        if value and len(_SIGNS.sub("", value)) >= _FEWEST_SIGNS:
            yield Thing(_folded_words(value), kind, person.person_id)
    if person.address:
        yield Thing(_folded_words(person.address), "ADDR", person.person_id)
    if person.recontact.codeword:
        yield Thing(_folded_words(person.recontact.codeword), "CODEWORD", person.person_id)


def _folded_words(value: str | None) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORDS.findall(value or ""))


def _is_everyday(words: tuple[str, ...]) -> bool:
    """One everyday word ("school") names no body in particular."""
    return len(words) == 1 and (len(words[0]) < 4 or any(tags_of(words[0], language) for language in LANGUAGES))


@Remembered
def things_of(known: Known) -> ThingIndex:
    """The index of what `known` records; made once for all texts of a case."""
    return ThingIndex(known)


def find_things(reading: Reading, known: Known) -> Iterator[Finding]:
    """Find recorded values, whatever stands between their words."""
    index = things_of(known).by_first
    if index:
        yield from _in_order(reading, index)
    yield from _phones(reading, known)


def _in_order(reading: Reading, index: dict[str, list[Thing]]) -> Iterator[Finding]:
    tokens = [(found.start(), found.end(), folded(found[0])) for found in _WORDS.finditer(reading.text)]
    for at, (start, _, first) in enumerate(tokens):
        for thing in index.get(first, ()):
            after = at + len(thing.words)
            if tuple(token[2] for token in tokens[at:after]) != thing.words:
                continue
            end = tokens[after - 1][1]
            if end - start > sum(map(len, thing.words)) + 4 * len(thing.words):
                continue
            while start and reading.text[start - 1] in "@+":
                start -= 1
            yield Finding(start, end, thing.type, "recorded", _REASON, "certain", thing.person)


_PHONE = re.compile(r"(?<!\d)\+?\d(?:[ \t.()/-]{0,3}\d){6,14}(?!\d)")


def _phones(reading: Reading, known: Known) -> Iterator[Finding]:
    owners = _owners(known.people)
    if not owners:
        return
    for found in _PHONE.finditer(reading.text):
        owner = owners.get(re.sub(r"\D", "", found[0])[-_LAST_FIGURES:])
        if owner:
            yield Finding(found.start(), found.end(), "PHONE", "recorded", _REASON, "certain", owner)


@Remembered
def _owners(people: tuple[Person, ...]) -> dict[str, str]:
    return {
        re.sub(r"\D", "", phone)[-_LAST_FIGURES:]: person.person_id
        for person in people
        for phone in person.phones
        if len(re.sub(r"\D", "", phone)) >= 7
    }
