"""What left before, laid beside what would leave now: two briefs can say together what neither says alone.

From the ledger of the notebook: the signs people had, what was told of them, and who was named. Somebody with a
part in two cases has one sign less to be called by, and is told of once. Whoever stood under a name in one brief
of a case and without it in another, with the same facts, has lost the second; and so have those who stood without
a name beside somebody whom the same facts name now: whose relative they are can be read there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cahier.domain.records import CaseRecords
from cahier.domain.submission import Release
from cahier.redaction.compiling.facts import Facts
from cahier.redaction.compiling.job import Job, Task
from cahier.redaction.pseudonyms import Used
from cahier.redaction.recipients import plain
from cahier.redaction.risk import Score, Trait

_BETWEEN = "|"


def signs_elsewhere(task: Task) -> Used:
    """Return the signs each person has had towards another recipient (H10)."""
    used: dict[str, frozenset[str]] = {}
    for release in task.earlier:
        if plain(release.recipient) != plain(task.recipient.name):
            for person, sign in _pairs(release.signs):
                used[person] = used.get(person, frozenset()) | {sign}
    return used


def signs_given(facts: Facts, told: tuple[str, ...]) -> tuple[str, ...]:
    """Return the signs of a brief as the ledger keeps them."""
    return tuple(
        f"{told[subject.key]}{_BETWEEN}{subject.label[0]} {subject.label[1]}"
        for subject in facts.subjects
        if subject.label
    )


def traits_told(scores: Iterable[Score]) -> tuple[str, ...]:
    """Return what a brief tells of people without a name, as the ledger keeps it."""
    return tuple(f"{score.person}{_BETWEEN}{trait}" for score in scores for trait in score.traits)


def together(score: Score, task: Task) -> Score:
    """Return the score of a person over this brief and all that left before."""
    before = {
        trait
        for release in task.earlier
        for person, text in _pairs(release.traits)
        if person == score.person and (trait := Trait.read(text))
    }
    return replace(score, traits=tuple(sorted({*score.traits, *before})))


def named_before(score: Score, elements: Iterable[str], job: Job) -> Release | None:
    """Return a release that named this person and told the same."""
    told = set(elements)
    for release in job.task.earlier:
        if release.case_id != job.task.records.case.case_id:
            continue  # "event E1" is another event there
        if score.person in release.named and told & set(release.elements):
            return release
    return None


def told_beside(named: Iterable[str], elements: Iterable[str], job: Job) -> Iterator[tuple[str, str, Release]]:
    """Yield (who, whose name gives them away, the release): told of there without a name, beside one `named`."""
    now, names, records = set(elements), set(named), job.task.records
    for release in job.task.earlier:
        if release.case_id != records.case.case_id:
            continue
        given = (names & _about(now & set(release.elements), records)) - set(release.named)
        if given:
            others = _about(release.elements, records) - names - set(release.named) - job.task.willing
            yield from ((other, min(given), release) for other in sorted(others))


def _about(elements: Iterable[str], records: CaseRecords) -> set[str]:
    """Return whom facts befell, by the words the ledger names them with."""
    told = set(elements)
    found = {who for event in records.events if f"event {event.code}" in told for who in event.targets}
    found |= {item.person for item in records.proceedings if item.person and f"proceeding {item.code}" in told}
    return found | {item.person for item in records.detentions if item.person and f"detention {item.code}" in told}


def _pairs(entries: Iterable[str]) -> Iterable[tuple[str, str]]:
    for entry in entries:
        person, _, what = entry.partition(_BETWEEN)
        yield person, what
