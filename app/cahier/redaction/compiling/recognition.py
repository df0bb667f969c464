"""Whether somebody without a name could be recognised: what stops a brief, and what a second reader has to see.

Whoever agreed to be known to this reader is not held back by the score; everybody else is.
"""

from collections.abc import Iterable

from cahier.redaction.compiling.earlier import named_before, together, told_beside
from cahier.redaction.compiling.job import Job
from cahier.redaction.conditions import Condition
from cahier.redaction.risk import Score

SECOND_READER = "second_reader"


def recognised(job: Job, scores: Iterable[Score], elements: tuple[str, ...]) -> tuple[str, ...]:
    """Say who could be recognised: by this brief alone, together with earlier ones, or by a name given earlier."""
    say, found = job.task.phrases.say, []
    for score in _protected(scores):
        joined = together(score, job.task)
        worst, form = (score, "red") if score.band == "RED" else (joined, "together")
        if worst.band == "RED":
            found.append(say(f"risk.{form}", **_words(job, worst)))
        before = named_before(score, elements, job)
        if before is not None and score.person not in job.task.willing:
            found.append(say("risk.named_before", person=score.code, when=before.when[:10]))
    for other, named, before in told_beside(job.permission.named, elements, job):
        who, whose = job.task.code_of(other), job.task.code_of(named)
        found.append(say("risk.told_beside", person=who, named=whose, when=before.when[:10]))
    return tuple(dict.fromkeys(found))


def second_readers(job: Job, scores: Iterable[Score]) -> tuple[Condition, ...]:
    """Return what a second reader has to see before this leaves, and tick with a note: also beside what left."""
    joined = (together(score, job.task) for score in _protected(scores))
    found = (
        Condition(score.code, SECOND_READER, job.task.phrases.say("risk.amber", **_words(job, score)))
        for score in joined
        if score.band == "AMBER"
    )
    return tuple(condition for condition in found if not condition.is_met(job.task.ticks))


def _protected(scores: Iterable[Score]) -> list[Score]:
    return [score for score in scores if not score.agreed]


def _words(job: Job, score: Score) -> dict[str, str]:
    say = job.task.phrases.say
    parts = "; ".join(f"{say(f'risk.traits.{trait.name}')} {points}" for trait, points in score.parts)
    return {"person": score.code, "points": str(score.total), "parts": parts}
