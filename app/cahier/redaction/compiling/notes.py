"""What a person who releases should know: what was checked, what was left out, and why. No names, only codes."""

from cahier.redaction.compiling.gate import Gate
from cahier.redaction.compiling.job import Job, Task
from cahier.redaction.compiling.recognition import SECOND_READER
from cahier.redaction.compiling.writing import Written
from cahier.redaction.phrases import capitalised


def notes_of(job: Job, gate: Gate) -> tuple[str, ...]:
    """Return one plain sentence for each."""
    task, say = job.task, job.task.phrases.say
    notes = [capitalised(say(f"left_out.{reason}", element=element)) for element, reason in job.selection.left_out]
    notes += [
        say("left_out.excluded", person=code) for person in sorted(gate.applied) if (code := task.code_of(person))
    ]
    if job.permission.family_fault:
        notes.append(say("left_out.family", why=say(f"left_out.family_{job.permission.family_fault}")))
    notes += [say(f"officials.not_named.{reason}", person=code) for code, reason in job.officials.faults]
    if task.recipient.code not in task.profile.recipients:
        notes.append(say("left_out.other_recipient"))
    notes += _dated_ahead(task)
    notes += _ticked(task)
    notes.append(say("left_out.checked"))
    return tuple(notes)


def _ticked(task: Task) -> list[str]:
    """Say what was seen to by hand; what the second reader answers for once, whoever it is about."""
    say = task.phrases.say
    asked = {key: why for key, why in task.ticks.items() if key.endswith(f":{SECOND_READER}")}
    notes = [say("left_out.second_reader", why=why or "–") for why in sorted(set(asked.values()))]
    others = sorted(task.ticks.items() - asked.items())
    return notes + [say("left_out.ticked", condition=key, why=why or "–") for key, why in others]


def length_notes(job: Job, page: Written) -> tuple[str, ...]:
    """Return what was dropped to keep within limits, and where that was not enough."""
    say, whole = job.task.phrases.say, page.lengths[0]
    notes = []
    if page.dropped:
        notes.append(say("left_out.word_limit", limit=str(whole.limit), count=str(page.dropped)))
    for length in page.lengths:
        if length.words > length.limit:
            notes.append(say("left_out.too_long", limit=str(length.limit)))
        if length.words < length.fewest:
            notes.append(say("left_out.too_short", what=length.what, fewest=str(length.fewest)))
    return tuple(notes)


def _dated_ahead(task: Task) -> list[str]:
    """Say which interviews are dated after the day of release: the quiet period cannot be told from them."""
    return [
        task.phrases.say("left_out.dated_ahead", interview=interview.code)
        for interview in task.records.interviews
        if interview.date is not None and interview.date.earliest is not None and interview.date.earliest > task.on
    ]
