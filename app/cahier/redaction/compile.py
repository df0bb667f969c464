"""Compile a brief for one recipient: built up from cleared elements only, or refused with the reasons.

What it promises: every sentence is a phrase filled with generalised values that passed the gate, or a sentence of
the case's own public narrative after redaction; nobody is spoken about beyond the consent for this purpose and
recipient; open conditions stop it; the finished text is looked at once more by code that shares nothing with what
wrote it. What it does not: know what the State already knows, or recognise what only a person's neighbours would.
Nothing is random but the reference and the labels: the same records, day and draws give the same brief.
"""

import secrets
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from cahier.domain.decision import Decision
from cahier.domain.records import CaseRecords
from cahier.redaction.brief import SEAL, RedactedBrief
from cahier.redaction.compiling.conditions_met import Permission, permission_of
from cahier.redaction.compiling.facts import Facts
from cahier.redaction.compiling.free_text import Clearing
from cahier.redaction.compiling.gate import Gate
from cahier.redaction.compiling.gather import gather
from cahier.redaction.compiling.hard_rules import Finished, broken_rules, spaced
from cahier.redaction.compiling.identifying import name_parts
from cahier.redaction.compiling.limit import shortened, words_in
from cahier.redaction.compiling.notes import notes_of
from cahier.redaction.compiling.page import blocks_of
from cahier.redaction.compiling.people import People, people_of
from cahier.redaction.compiling.sections import Filling, Line, lines, title
from cahier.redaction.compiling.selection import Selection, select
from cahier.redaction.compiling.situation import context_of, situation
from cahier.redaction.conditions import Condition
from cahier.redaction.consent import effective, levels, needed
from cahier.redaction.pattern import PatternCounts
from cahier.redaction.phrases import Phrases, phrases_in
from cahier.redaction.profiles import Profile, profile_named
from cahier.redaction.pseudonyms import Draw, reference

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
    checks: tuple[str, ...] = ()  # what was checked and what was left out, for the person who releases


@dataclass(frozen=True, slots=True)
class _Job:
    """What every step of one compilation needs."""

    records: CaseRecords
    profile: Profile
    recipient: str
    on: date
    phrases: Phrases
    people: People
    selection: Selection
    permission: Permission
    alone: bool

    @property
    def code_of(self) -> dict[str, str]:
        """The code people say aloud, by person id."""
        return {role.person_id: role.code for role in self.records.roles}


def compile_brief(
    records: CaseRecords,
    profile: Profile,
    recipient: str,
    on: date,
    decisions: tuple[Decision, ...] = (),
    confirmed: frozenset[str] = frozenset(),
    fresh: Draw | None = None,
    pattern: PatternCounts | None = None,
    language: str = "en",
    alone: bool = False,
) -> Compiled:
    """Return the brief for one recipient on one day, or the reasons why there is none.

    `confirmed` holds the keys of the conditions somebody saw to for this use ("P1:recheck_each_use"); `fresh(n)`
    draws a number below n (`secrets` unless a test says otherwise); `alone` stamps it as the work of one person.
    """
    draw = fresh or secrets.randbelow
    phrases = phrases_in(language)
    people = people_of(records, levels(records, profile.purpose, recipient, on), profile, on)
    if refusal := _nobody_to_speak_of(records, profile, recipient, on, people, phrases):
        return refusal
    selection = select(records, people, profile, _worded_acts(phrases))
    permission = permission_of(records, people, selection, profile, recipient, on, confirmed)
    job = _Job(records, profile, recipient, on, phrases, people, selection, permission, alone)
    if permission.pending:
        return _answer(job, "refused", tuple(item.sentence for item in permission.pending))
    gate = Gate(permission.exclusions, people.targets, permission.named)
    if nameless := [person for person in permission.named if not gate.name(records.person(person))]:
        return _answer(job, "refused", tuple(_no_name(job, person) for person in nameless))
    facts = gather(records, people, selection, profile, gate, draw, permission.family)
    facts, notes = _with_free_text(facts, job, decisions)
    if not (facts.told or facts.narrative):
        return _answer(job, "counts_only", (phrases.say("decision.nothing_cleared"),))
    return _written(job, facts, notes, gate, draw, pattern)


def _written(
    job: _Job, facts: Facts, notes: tuple[str, ...], gate: Gate, draw: Draw, pattern: PatternCounts | None
) -> Compiled:
    """Write the page, look at it with other eyes, and answer."""
    filling = Filling(facts, situation(facts, job.profile, job.phrases, job.on), job.profile, job.phrases, pattern)
    number = reference(facts.origin or "XX", draw)
    every = lines(filling)
    kept = shortened(
        every, job.profile.word_limit, lambda some: words_in(_page(job, filling, some, number).visible_text())
    )
    brief = _page(job, filling, kept, number)
    broken = broken_rules(_finished(job, brief.visible_text(), job.selection.elements, _labels(job, facts)))
    if broken:
        return _answer(job, "refused", tuple(_broken(job, rule) for rule in broken))
    checks = notes_of(job.records, job.selection, job.permission, gate, job.on, job.phrases)
    return replace(
        _answer(job, "released", ()),
        brief=brief,
        elements=_elements(kept, facts),
        named=tuple(person for person in job.permission.named if _is_named(job, gate, person, brief)),
        checks=(*checks, *notes, *_length_notes(job, every, kept, brief)),
    )


def _is_named(job: _Job, gate: Gate, person: str, brief: RedactedBrief) -> bool:
    """Whether the name stands in the brief, whole or by a part that nobody else in the case shares."""
    name = gate.name(job.records.person(person))
    if name and any(name in line for line in brief.visible_text()):
        return True
    own = name_parts((job.records.person(person),))
    others = name_parts(other for other in job.records.persons if other.person_id != person)
    words = set(spaced(" ".join(brief.visible_text())).split())
    return bool((own - others - _own_words(job.profile.code, job.phrases.language)) & words)


def _page(job: _Job, filling: Filling, some: tuple[Line, ...], number: str) -> RedactedBrief:
    profile, language = job.profile, job.phrases.language
    footer = profile.texts[language][profile.footer].format(reference=number, version=profile.version)
    stamp = f" · {job.phrases.say('footer.alone')}" if job.alone else ""
    return RedactedBrief(
        title=title(filling),
        language=language,
        reference=number,
        blocks=blocks_of(some, profile, language),
        footer=footer + stamp,
        seal=SEAL,
    )


def _finished(job: _Job, text: tuple[str, ...], elements: tuple[str, ...], labels: tuple[str, ...]) -> Finished:
    """Lay a text out for the last look; our own phrases and the dates of public documents are harmless."""
    context = context_of(job.records.case.country_origin, job.profile)
    family = (job.phrases.say("family.named"),) if job.permission.family else ()
    return Finished(
        text=text,
        records=job.records,
        named=frozenset(job.permission.named),
        children=job.people.children,
        elements=elements,
        language=job.phrases.language,
        allowed=(*family, *context.get("slots", {}).values(), *labels),
        vocabulary=_own_words(job.profile.code, job.phrases.language),
    )


@cache
def _own_words(profile: str, language: str) -> frozenset[str]:
    """Return every word of our own phrases, folded: nothing of a case."""
    texts = (*phrases_in(language).entries.values(), *profile_named(profile).texts[language].values())
    return frozenset(word for text in texts for word in spaced(text).split())


def _labels(job: _Job, facts: Facts) -> tuple[str, ...]:
    signed = [subject.label for subject in facts.subjects if subject.label]
    return tuple(job.phrases.say(f"label.{kind}", sign=sign) for kind, sign in signed)


def _with_free_text(facts: Facts, job: _Job, decisions: tuple[Decision, ...]) -> tuple[Facts, tuple[str, ...]]:
    """Add the public narrative, if nothing in it is hidden, and such requests; with a note on the others."""
    clearing = Clearing(
        records=job.records,
        named=job.permission.named,
        decisions=decisions,
        language=job.phrases.language,
        breaks_a_rule=lambda sentence: bool(broken_rules(_finished(job, (sentence,), (), ()))),
    )
    (narrative, hidden), (asks, hidden_asks) = clearing.narrative(), clearing.asks()
    notes = [("narrative", hidden), ("asks", hidden_asks)]
    said = tuple(job.phrases.say(f"left_out.{key}", count=str(count)) for key, count in notes if count)
    return replace(facts, narrative=() if hidden else narrative, asks=asks), said


def _elements(kept: tuple[Line, ...], facts: Facts) -> tuple[str, ...]:
    """Return what the brief rests on: what its sentences say, and every fact its other texts were chosen by."""
    said = [element for line in kept for element in line.elements]
    behind = [fact.element for fact in facts.told]
    return tuple(dict.fromkeys((*behind, *said)))


def _length_notes(
    job: _Job, every: tuple[Line, ...], kept: tuple[Line, ...], brief: RedactedBrief
) -> tuple[str, ...]:
    limit, notes = job.profile.word_limit, []
    if len(kept) < len(every):
        count = str(len(every) - len(kept))
        notes.append(job.phrases.say("left_out.word_limit", limit=str(limit), count=count))
    if words_in(brief.visible_text()) > limit:
        notes.append(job.phrases.say("left_out.too_long", limit=str(limit)))
    return tuple(notes)


def _nobody_to_speak_of(
    records: CaseRecords, profile: Profile, recipient: str, on: date, people: People, phrases: Phrases
) -> Compiled | None:
    """Answer for a case none of whose targets may be spoken about; None where one may."""
    if people.spoken:
        return None
    counted = any(
        effective(person, "PUR.STATS", recipient, on, records.consents) >= needed("count")
        for person in people.targets
    )
    reason = "counts_only" if counted else ("nothing_allowed" if people.targets else "no_target")
    return Compiled(
        decision="counts_only" if counted else "refused",
        reasons=(phrases.say(f"decision.{reason}"),),
        brief=None,
        purpose=profile.purpose,
    )


def _answer(job: _Job, decision: ReleaseDecision, reasons: tuple[str, ...]) -> Compiled:
    return Compiled(
        decision=decision,
        reasons=reasons,
        brief=None,
        purpose=job.profile.purpose,
        persons=job.permission.persons,
        consents=job.permission.consents,
        pending=job.permission.pending,
    )


def _broken(job: _Job, rule: str) -> str:
    return job.phrases.say("decision.hard_rule", rule=rule, what=job.phrases.say(f"hard_rules.{rule}"))


def _no_name(job: _Job, person: str) -> str:
    return job.phrases.say("decision.no_name", person=job.code_of.get(person, ""))


def _worded_acts(phrases: Phrases) -> frozenset[str]:
    return frozenset(key.removeprefix("act.") for key in phrases.entries if key.startswith("act."))
