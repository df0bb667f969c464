"""The scores of everybody without a name that a brief tells about, also together with what left before.

The traits come from what was written: the lines that were kept, the facts behind them, and what redaction still
sees in typed sentences. A typed sentence may speak of anybody, so what it gives away counts for each person told
about.
"""

from collections.abc import Iterable, Iterator

from cahier.redaction.compiling.facts import Act, Custody, Facts, Subject, Trial
from cahier.redaction.compiling.job import Job
from cahier.redaction.compiling.knowledge import is_public
from cahier.redaction.compiling.sections import Line
from cahier.redaction.compiling.story import from_records
from cahier.redaction.known import Known
from cahier.redaction.proposals import propose
from cahier.redaction.risk import Score, Trait, trait_of, trait_of_passage

_TYPED = frozenset({"narrative", "asks"})
_NEWS = Trait("court_news", "exact")
_MEDIA = Trait("media", "exact")


def scores_of(job: Job, facts: Facts, told: tuple[str, ...], lines: tuple[Line, ...]) -> tuple[Score, ...]:
    """Return the score of each person told about without a name; `told` are their ids by key of the subject."""
    used = {element for line in lines for element in line.elements}
    typed = frozenset(_typed(job, facts, lines))
    return tuple(
        Score(
            person=told[subject.key],
            code=job.task.code_of(told[subject.key]),
            in_country=job.task.records.person(told[subject.key]).in_country is not False,
            traits=tuple(sorted({*typed, *_told(job, facts, subject, used)})),
            agreed=told[subject.key] in job.people.known,
        )
        for subject in facts.subjects
        if not subject.name
    )


def _told(job: Job, facts: Facts, subject: Subject, used: set[str]) -> Iterator[Trait]:
    """Yield what the records part of a brief tells of a subject."""
    values = [subject.kin, subject.where, subject.group]
    for fact in facts.told:
        if fact.subject != subject.key or not _is_said(fact.element, used):
            continue
        match fact:
            case Act():
                values += [fact.when, fact.where]
                if _was_public(job, fact.element):
                    yield _MEDIA
            case Trial():
                values += [fact.when, fact.court, fact.fine]
                if fact.articles and fact.term and fact.when:
                    yield _NEWS
            case Custody():
                values += [fact.when, fact.facility]
    yield from (trait for value in values if (trait := trait_of(value)))


def _is_said(element: str, used: set[str]) -> bool:
    """Whether a fact stands in the brief; where a narrative stands for the records, each may be what it tells."""
    return element in used or "narrative" in used


def _was_public(job: Job, element: str) -> bool:
    return any(is_public(event) for event in job.task.records.events if element == f"event {event.code}")


def _typed(job: Job, facts: Facts, lines: Iterable[Line]) -> Iterator[Trait]:
    """Yield what redaction still sees in sentences somebody typed and somebody decided to keep.

    A sentence that the records tell in the same words is counted with them.
    """
    known, recorded = Known.of(job.task.records), from_records(facts, job.task.phrases)
    for line in lines:
        if _TYPED & set(line.elements) and line.text not in recorded:
            for proposal in propose(line.text, job.task.phrases.language, known):
                if trait := trait_of_passage(proposal.type, proposal.text):
                    yield trait
