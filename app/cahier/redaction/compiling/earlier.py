"""What left before, laid beside what would leave now: two briefs can say together what neither says alone.

From the ledger of the notebook: the signs people had, what was told of them, and who was named. Somebody with a
part in two cases has one sign less to be called by, and is told of once. Whoever stood under a name in one brief
of a case and without it in another, with the same facts, has lost the second.
"""

from collections.abc import Iterable
from dataclasses import replace

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


def _pairs(entries: Iterable[str]) -> Iterable[tuple[str, str]]:
    for entry in entries:
        person, _, what = entry.partition(_BETWEEN)
        yield person, what
