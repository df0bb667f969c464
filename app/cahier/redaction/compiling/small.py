"""Incidents of people who have a sign and are not to be known stand only among enough others (k).

A dossier that may be shown to the person listed tells single incidents of whoever agreed to be known to its
reader. Of others it tells none unless there are k incidents together: among fewer, a sign hides nobody.
"""

from cahier.redaction.compiling.facts import Facts
from cahier.redaction.compiling.job import Job
from cahier.redaction.pattern import K


def too_few(facts: Facts, job: Job) -> tuple[Facts, tuple[str, ...]]:
    """Leave out incidents of people who are not to be known, where all together are fewer than k; with a note."""
    if job.task.profile.names.targets != "nobody" or len(facts.told) >= K:
        return facts, ()
    need = job.task.profile.need("recognised")
    known = {subject.key for subject in facts.subjects if subject.level >= need}
    few = frozenset(fact.element for fact in facts.told if fact.subject not in known)
    if not few:
        return facts, ()
    return facts.without(few), (job.task.phrases.say("left_out.few", count=str(len(few)), k=str(K)),)
