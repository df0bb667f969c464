"""Compile a brief for one recipient: built up from cleared elements only, or refused with the reasons.

What it promises: every sentence is a phrase filled with generalised values that passed the gate, or a sentence of
the case's own public narrative after redaction; nobody is spoken about beyond the consent for this purpose and
recipient; open conditions stop it; the finished text is looked at once more by code that shares nothing with what
wrote it, and what it tells of people without a name is counted, also together with what left before. What it does
not: know what the State already knows, or recognise what only a person's neighbours would. Nothing is random but
the reference and the labels: the same records, day and draws give the same brief.
"""

import secrets
from dataclasses import dataclass, replace
from typing import Literal

from cahier.domain.records import CaseRecords
from cahier.redaction.brief import RedactedBrief
from cahier.redaction.compiling import story
from cahier.redaction.compiling.conditions_met import permission_of
from cahier.redaction.compiling.earlier import signs_elsewhere, signs_given, traits_told
from cahier.redaction.compiling.evidence_gate import EvidenceGate
from cahier.redaction.compiling.facts import Facts
from cahier.redaction.compiling.free_text import Clearing
from cahier.redaction.compiling.gate import Coarser, Gate
from cahier.redaction.compiling.gather import gather, people_told
from cahier.redaction.compiling.gathering import Gathering
from cahier.redaction.compiling.job import Job, Task
from cahier.redaction.compiling.last_look import breaks_a_rule, faults_of, stands_in
from cahier.redaction.compiling.notes import length_notes, notes_of
from cahier.redaction.compiling.people import People, people_of
from cahier.redaction.compiling.quiet import quiet_conditions
from cahier.redaction.compiling.recognition import recognised, second_readers
from cahier.redaction.compiling.required import Required, required_items
from cahier.redaction.compiling.scoring import scores_of
from cahier.redaction.compiling.selection import select
from cahier.redaction.compiling.small import too_few
from cahier.redaction.compiling.tellers import DESTROYED, nobody_tells
from cahier.redaction.compiling.writing import Length, Written, written
from cahier.redaction.conditions import Condition
from cahier.redaction.consent import effective, held_to, levels, needed
from cahier.redaction.occasion import Occasion
from cahier.redaction.phrases import Phrases, languages, phrases_in
from cahier.redaction.profile import Profile, Use
from cahier.redaction.pseudonyms import Draw
from cahier.redaction.recipients import Recipient, recipient_called, recipient_coded
from cahier.redaction.risk import Score

ReleaseDecision = Literal["released", "counts_only", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A brief, or why there is none; and everything the ledger has to remember of it."""

    decision: ReleaseDecision
    reasons: tuple[str, ...]  # one plain sentence each; people by code, never by name
    brief: RedactedBrief | None
    purpose: str
    elements: tuple[str, ...] = ()  # "event E1", as the ledger names what was used
    named: tuple[str, ...] = ()  # ids of people whose name stands in the brief
    persons: tuple[str, ...] = ()  # ids of people whose consent it rests on
    consents: tuple[str, ...] = ()  # ids of those consents
    pending: tuple[Condition, ...] = ()  # conditions somebody still has to see to
    offered: tuple[Condition, ...] = ()  # conditions that would let the brief say more
    checks: tuple[str, ...] = ()  # what was checked and what was left out, for the person who releases
    required: tuple[Required, ...] = ()  # what the reader expects, and what became of it
    scores: tuple[Score, ...] = ()  # what could still identify people without a name
    coarser: tuple[Coarser, ...] = ()  # what lost detail, and how much
    lengths: tuple[Length, ...] = ()
    shown: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    story: tuple[str, ...] = ()  # what happened, sentence by sentence, as it stands in the brief


def compile_brief(
    records: CaseRecords, profile: Profile, recipient: str, occasion: Occasion, fresh: Draw | None = None
) -> Compiled:
    """Return the brief for one recipient on one occasion, or the reasons why there is none.

    `fresh(n)` draws a number below n (`secrets` unless a test says otherwise).
    """
    body, on = recipient_called(recipient), occasion.on
    towards_it = towards(profile, body)
    destroyed = frozenset({DESTROYED} if occasion.destroyed else ())
    own = people_of(records, levels(records, profile.purpose, recipient, on), towards_it, on, destroyed=destroyed)
    held = records if occasion.ceiling is None else held_to(records, occasion.ceiling)
    task = Task.on_occasion(occasion, records=held, profile=towards_it, recipient=body, willing=own.known)
    people = people_of(held, levels(held, profile.purpose, recipient, on), towards_it, on, destroyed=destroyed)
    if refusal := _refusal(task, people):
        return replace(refusal, required=_required(task, people.levels, frozenset()))
    return _compiled(_job(task, people), fresh or secrets.randbelow)


def towards(profile: Profile, recipient: Recipient) -> Profile:
    """Return the profile as it counts for a recipient; one it was not written for knows nobody below a name."""
    if recipient.code in profile.recipients:
        return profile
    public = needed("name")
    lower: tuple[Use, ...] = ("count", "narrative")
    needs: dict[Use, int] = {use: profile.needs[use] for use in lower}
    return replace(profile, needs={**needs, "name": public, "recognised": public})


def _job(task: Task, people: People) -> Job:
    selection = select(task.records, people, task.profile, _worded_acts(task.phrases))
    permission = permission_of(
        task.records, people, selection, task.profile, task.recipient.name, task.on, task.ticks
    )
    gate = EvidenceGate(
        records=task.records,
        profile=task.profile,
        ticks=task.ticks,
        phrases=task.phrases,
        nameless=task.nameless,
        withdrawn=people.withdrawn,
    )
    return Job(task, people, selection, permission, gate.officials(selection.events))


def _compiled(job: Job, draw: Draw) -> Compiled:
    """Ask for what is open; what is open stops it, and is told beside what it would hold."""
    found = _told(job, draw)
    pending = _pending(job)
    if not pending:
        return found
    asked = tuple(item.sentence for item in pending)
    stopped = _answer(
        job, "refused", asked if found.brief else (*asked, *found.reasons), (*pending, *found.pending)
    )
    return replace(stopped, scores=found.scores, required=found.required, lengths=found.lengths)


def _told(job: Job, draw: Draw) -> Compiled:
    """Gather what may be told, write it, and look at it."""
    task, gate = job.task, job.gate()
    if nameless := [person for person in job.permission.named if not gate.name(task.records.person(person))]:
        said = tuple(task.phrases.say("decision.no_name", person=task.code_of(person)) for person in nameless)
        return _answer(job, "refused", said)
    if task.profile.names.somebody and not job.permission.named:
        return _answer(job, "refused", (task.phrases.say("decision.nobody_named"),))
    facts, told, notes = _gathered(job, gate, draw)
    if not (facts.told or facts.narrative):
        return _answer(job, "counts_only", (task.phrases.say("decision.nothing_cleared"),))
    return _judged(job, gate, facts, told, written(job, facts, draw), notes)


def _pending(job: Job) -> tuple[Condition, ...]:
    blocking = (condition for condition in job.officials.pending if condition.blocks)
    return (*job.permission.pending, *quiet_conditions(job.task), *blocking)


def _gathered(job: Job, gate: Gate, draw: Draw) -> tuple[Facts, tuple[str, ...], tuple[str, ...]]:
    """Return the facts, the ids of the people told about, and notes on what was left out."""
    task = job.task
    told = people_told(job.people, job.selection, task.records)
    keys = {person: key for key, person in enumerate(told)}
    work = Gathering(task.records, job.people, job.selection, task.profile, gate, keys, task.on, job.officials)
    facts = gather(work, told, draw, job.permission.family, signs_elsewhere(task))
    facts, few = too_few(facts, job)
    facts, typed = _with_free_text(facts, job)
    return facts, told, (*few, *typed)


def _judged(
    job: Job, gate: Gate, facts: Facts, told: tuple[str, ...], page: Written, notes: tuple[str, ...]
) -> Compiled:
    """Look at the page with other eyes, count what it tells, and answer."""
    scores = scores_of(job, facts, told, page.lines)
    elements = _elements(page, facts)
    faults = (*faults_of(job, page.brief.visible_text(), facts), *recognised(job, scores, elements))
    second = second_readers(job, scores)
    reasons = faults or tuple(item.sentence for item in second)
    looked_at = replace(
        _answer(job, "refused" if reasons else "released", reasons, () if faults else second),
        scores=scores,
        required=_required(job.task, job.people.levels, page.carries),
        coarser=tuple(gate.coarser),
        lengths=page.lengths,
    )
    if reasons:
        return looked_at
    return replace(
        looked_at,
        brief=page.brief,
        elements=elements,
        named=_named(job, gate, page.brief),
        checks=(*notes_of(job, gate), *notes, *length_notes(job, page)),
        shown=tuple(sorted(gate.shown)),
        signs=signs_given(facts, told),
        traits=traits_told(scores),
        story=page.story if job.task.story_in == job.task.phrases.language else _story(facts, job.task.story_in),
    )


def _story(facts: Facts, language: str) -> tuple[str, ...]:
    """Tell the same facts in another language."""
    return tuple(said.text for said in story.told(facts, phrases_in(language)))


def _named(job: Job, gate: Gate, brief: RedactedBrief) -> tuple[str, ...]:
    text, records = brief.visible_text(), job.task.records
    return (
        *(who for who in job.permission.named if stands_in(job, who, gate.name(records.person(who)), text)),
        *job.officials.named,
    )


def _required(task: Task, agreed: dict[str, int], met: frozenset[str]) -> tuple[Required, ...]:
    return required_items(task.records, agreed, task.profile, task.phrases, met)


def _with_free_text(facts: Facts, job: Job) -> tuple[Facts, tuple[str, ...]]:
    """Add the public narrative, if nothing in it is hidden, and such requests; with a note on the others."""
    task, fields = job.task, job.task.profile.fields
    clearing = Clearing(
        records=task.records,
        named=job.permission.named,
        decisions=task.decisions,
        language=task.phrases.language,
        breaks_a_rule=lambda sentence: breaks_a_rule(job, sentence),
        told=frozenset().union(*(story.from_records(facts, phrases_in(each)) for each in languages())),
    )
    narrative, hidden = clearing.narrative() if ("case", "narrative_brief") in fields else ((), 0)
    if narrative and nobody_tells(task.records, job.people.withdrawn):
        narrative, hidden = (), len(narrative) + hidden
    asks, hidden_asks = clearing.asks() if ("ask", "text") in fields else ((), 0)
    notes = [("narrative", hidden), ("asks", hidden_asks)]
    said = tuple(task.phrases.say(f"left_out.{key}", count=str(count)) for key, count in notes if count)
    if said:
        said += tuple(task.phrases.say(f"left_out.typed_{kind}") for kind in sorted(clearing.giveaways()))
    return replace(facts, narrative=() if hidden else narrative, asks=asks), said


def _elements(page: Written, facts: Facts) -> tuple[str, ...]:
    """Return what the brief rests on: what its sentences say, and every fact its other texts were chosen by."""
    said = [element for line in page.lines for element in line.elements]
    behind = [fact.element for fact in facts.told]
    return tuple(dict.fromkeys((*behind, *said)))


def _refusal(task: Task, people: People) -> Compiled | None:
    """Answer for a recipient that must not get this, and for a case none of whose targets may be told about."""
    profile, say = task.profile, task.phrases.say
    if profile.only_to_recipients and task.recipient.code not in profile.recipients:
        listed = ", ".join(recipient_coded(code).name for code in profile.recipients)
        return _nothing(profile, "refused", say("decision.not_this_recipient", recipients=listed))
    if people.spoken:
        return None
    counted = any(
        effective(person, "PUR.STATS", task.recipient.name, task.on, task.records.consents) >= needed("count")
        for person in people.targets
    )
    reason = "counts_only" if counted else ("nothing_allowed" if people.targets else "no_target")
    return _nothing(profile, "counts_only" if counted else "refused", say(f"decision.{reason}"))


def _nothing(profile: Profile, decision: ReleaseDecision, reason: str) -> Compiled:
    return Compiled(decision=decision, reasons=(reason,), brief=None, purpose=profile.purpose)


def _answer(
    job: Job, decision: ReleaseDecision, reasons: tuple[str, ...], pending: tuple[Condition, ...] = ()
) -> Compiled:
    return Compiled(
        decision=decision,
        reasons=reasons,
        brief=None,
        purpose=job.task.profile.purpose,
        persons=job.permission.persons,
        consents=job.permission.consents,
        pending=pending,
        offered=tuple(condition for condition in job.officials.pending if not condition.blocks),
        required=_required(job.task, job.people.levels, frozenset()),
    )


def _worded_acts(phrases: Phrases) -> frozenset[str]:
    return frozenset(key.removeprefix("act.") for key in phrases.entries if key.startswith("act."))
