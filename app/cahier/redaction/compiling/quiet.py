"""The quiet period: nothing that can become known leaves in the month after an interview (R11).

Whoever sees when a brief came out and who crossed a border shortly before knows who spoke. Somebody may lift it
for an urgent appeal, and says why. An interview dated after the day of release is a date to correct, and stops
nothing.
"""

from datetime import timedelta

from cahier.redaction.compiling.job import Task
from cahier.redaction.conditions import Condition

KEY = "quiet_period"
_LENGTH = timedelta(days=30)


def quiet_conditions(task: Task) -> tuple[Condition, ...]:
    """Return a condition for each interview whose month is not over, by the code of the interview."""
    if not task.recipient.timing_shows:
        return ()
    found = (
        Condition(interview.code, KEY, task.phrases.say("conditions.quiet_period", interview=interview.code))
        for interview in task.records.interviews
        if interview.date is not None
        and (last := interview.date.latest) is not None
        and (first := interview.date.earliest) is not None
        and first <= task.on < last + _LENGTH
    )
    return tuple(condition for condition in found if not condition.is_met(task.ticks))
