"""Tables of a dossier: what happened, which proceedings there are, what each assertion rests on.

Rows come from facts that passed the gate, in the order of time, each with the elements of the ledger it rests on.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cahier.redaction.compiling.answers import bare_date, charges, judgment, label, place_words
from cahier.redaction.compiling.facts import Act, Custody, Facts, Subject, Trial
from cahier.redaction.phrases import Phrases, capitalised

_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, and the elements it rests on."""

    cells: tuple[str, ...]
    elements: tuple[str, ...]


def rows(of: str, facts: Facts, phrases: Phrases) -> list[Row]:
    """Return the rows of a table; KeyError when there is no such table."""
    return [
        Row(tuple(cell or _NOTHING for cell in row.cells), row.elements) for row in _TABLES[of](facts, phrases)
    ]


def _incidents(facts: Facts, phrases: Phrases) -> Iterator[Row]:
    """Number, person, what, when, where, by whom."""
    for number, fact in _numbered(facts):
        cells = (
            number,
            person_words(facts.subjects, fact.subject, phrases),
            _what(fact, phrases),
            bare_date(fact.when, phrases),
            place_words(fact.where, facts, phrases) if isinstance(fact, Act) else None,
            _by_whom(fact, facts, phrases),
        )
        yield Row(tuple(cell or "" for cell in cells), (fact.element,))


def _proceedings(facts: Facts, phrases: Phrases) -> Iterator[Row]:
    """Kind, stage, charges, outcome."""
    for trial in sorted(facts.trials, key=lambda trial: trial.order):
        kind = phrases.say(f"proceeding_kind.{trial.kind}")
        if trial.absentia:
            kind += phrases.say("absentia")
        cells = (kind, label(trial.stage, phrases), charges([trial], phrases), judgment(trial, phrases))
        yield Row(tuple(capitalised(cell or "") for cell in cells), (trial.element,))


def _register(facts: Facts, phrases: Phrases) -> Iterator[Row]:
    """Number, how sure it is, kinds of evidence, independent sources, public ones."""
    for number, fact in _numbered(facts):
        if isinstance(fact, Act) and fact.sources.independent:
            kinds = [word for kind in fact.sources.kinds if (word := label(kind, phrases))]
            sure = phrases.say(f"certainty.{fact.certainty}") if fact.certainty else ""
            counts = (str(fact.sources.independent), str(fact.sources.public))
            yield Row((number, capitalised(sure), phrases.listed(kinds), *counts), (fact.element,))


def person_words(subjects: tuple[Subject, ...], key: int, phrases: Phrases) -> str:
    """Return the name or the sign of somebody, or what they are where there is one alone."""
    subject = next(subject for subject in subjects if subject.key == key)
    if subject.name:
        return subject.name
    if subject.label:
        return phrases.say(f"label.{subject.label[0]}", sign=subject.label[1])
    return capitalised(phrases.say(f"role.{subject.part}.a"))


def _numbered(facts: Facts) -> Iterator[tuple[str, Act | Trial | Custody]]:
    for number, fact in enumerate(sorted(facts.told, key=lambda fact: fact.order), start=1):
        yield str(number), fact


def _what(fact: Act | Trial | Custody, phrases: Phrases) -> str | None:
    match fact:
        case Act():
            return capitalised(phrases.say(f"act_name.{fact.code}"))
        case Custody():
            return label(fact.status, phrases)
    kind = capitalised(phrases.say(f"proceeding_kind.{fact.kind}"))
    found = charges([fact], phrases)
    return phrases.say("proceeding_on", kind=kind, charges=found) if found else kind


def _by_whom(fact: Act | Trial | Custody, facts: Facts, phrases: Phrases) -> str | None:
    if not isinstance(fact, Act):
        return None
    key = f"actor.{fact.actor}"
    body = phrases.say(key) if phrases.has(key) else ""
    if fact.official is None:
        return capitalised(body)
    name = facts.officials[fact.official].name
    return phrases.say("official_of", name=name, body=body) if body else name


_TABLES: dict[str, Callable[[Facts, Phrases], Iterator[Row]]] = {
    "incidents": _incidents,
    "proceedings": _proceedings,
    "register": _register,
}
