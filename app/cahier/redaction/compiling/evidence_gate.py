"""The evidence gate: who acted in office is named only where the facts against them stand by themselves.

Each assertion against an official needs two independent sources, one of them public and no testimony, and must be
known to more than the State and one person. The official must be recorded by three attributes, somebody must have
compared them with the sources, and somebody must answer for the law of it: both tick, saying why. One person who
works alone names nobody, so no official either. What does not pass is told by role and institution. Sources that
point at no record of the case count for nothing, nor does anything privileged; two pieces from one hand are one
source.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from cahier import resources
from cahier.domain.event import Event
from cahier.domain.evidence import Evidence
from cahier.domain.records import CaseRecords
from cahier.redaction.compiling.facts import NO_SOURCES, Sources
from cahier.redaction.compiling.gate import name_of
from cahier.redaction.compiling.knowledge import known_to_several
from cahier.redaction.compiling.public_evidence import is_public_evidence
from cahier.redaction.compiling.tellers import left_of
from cahier.redaction.conditions import Condition, Ticks
from cahier.redaction.phrases import Phrases
from cahier.redaction.profile import Profile

TOLD = str(resources.data("rules/evidence.json")["told"])  # the kind that an account counts as
_TICKS = ("identity_match", "legal_sign_off")


@dataclass(frozen=True, slots=True)
class Officials:
    """Who may be named (person ids) for which assertions (event codes), what is open, and why others may not."""

    named: tuple[str, ...] = ()
    assertions: frozenset[str] = frozenset()
    pending: tuple[Condition, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()  # code of the person, key of the reason


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceGate:
    """What decides about officials: the case, the profile, what was ticked, and whether anybody may be named."""

    records: CaseRecords
    profile: Profile
    ticks: Ticks
    phrases: Phrases
    nameless: bool = False  # one person lets it go, and nobody is named
    withdrawn: frozenset[str] = frozenset()  # who took their consent back: what they told is no source

    def officials(self, events: Iterable[Event]) -> Officials:
        """Look at everybody in office against whom something is told."""
        if self.profile.names.officials == "institution":
            return Officials()
        against: dict[str, list[Event]] = {}
        for event in events:
            if event.actor_ref in _in_office(self.records):
                against.setdefault(event.actor_ref or "", []).append(event)
        untold = _untold(self.records, against)
        found = Officials(faults=tuple((code, "nothing_told") for code in untold))
        for person, acts in against.items():
            found = self._with(found, person, acts)
        return found

    def _with(self, found: Officials, person: str, acts: list[Event]) -> Officials:
        code = self.records.role_of(person).code
        faults = {act.code: _fault(act, self.records, self.withdrawn) for act in acts}
        passed = [event for event, fault in faults.items() if fault is None]
        why = next((fault for fault in faults.values() if fault), None) if not passed else None
        if why is None and _attributes(person, self.records) < int(_rules()["identity_attributes"]):
            why = "identity"
        if why is not None or (self.nameless and not self._stops):
            return replace(found, faults=(*found.faults, (code, why or "alone")))
        if waiting := self._waiting(code):
            return replace(found, pending=(*found.pending, *waiting))
        return replace(found, named=(*found.named, person), assertions=found.assertions | set(passed))

    @property
    def _stops(self) -> bool:
        """Whether there is no brief of this kind without the name."""
        return self.profile.names.officials == "gate_or_stop"

    def _waiting(self, code: str) -> tuple[Condition, ...]:
        """Return what has to be seen to before somebody is named; whoever works alone cannot."""
        say, stops = self.phrases.say, self._stops
        if self.nameless:
            return (Condition(code, "alone", say("officials.alone", person=code), tickable=False, blocks=stops),)
        asked = (Condition(code, text, say(f"officials.{text}", person=code), blocks=stops) for text in _TICKS)
        return tuple(condition for condition in asked if not condition.is_met(self.ticks))


def sources_of(event: Event, records: CaseRecords, withdrawn: frozenset[str] = frozenset()) -> Sources:
    """Return what an event rests on, as far as its sources are records of the case and nobody took them back."""
    pieces = [piece for ref in left_of(event, records, withdrawn) for piece in _pieces(ref, records)]
    if not pieces:
        return NO_SOURCES
    return Sources(
        kinds=tuple(dict.fromkeys(kind for kind, _hand, _public in pieces if kind)),
        independent=len({hand for _kind, hand, _public in pieces}),
        public=len({hand for _kind, hand, public in pieces if public}),
    )


def _fault(event: Event, records: CaseRecords, withdrawn: frozenset[str]) -> str | None:
    rules, sources = _rules(), sources_of(event, records, withdrawn)
    if sources.independent < int(rules["independent_sources"]):
        return "two_sources"
    if sources.public < int(rules["public_sources"]):
        return "no_public_source"
    return None if known_to_several(event, records) else "one_knower"


def _pieces(ref: str, records: CaseRecords) -> list[tuple[str | None, str, bool]]:
    """Return (kind, whose hand it comes from, whether public and no testimony) of what a source points at."""
    for item in records.evidence:
        if ref in (item.evidence_id, item.code):
            if item.privilege_flag:
                return []
            return [(item.kind, _hand(item), is_public_evidence(item))]
    interviews = {interview.interview_id: interview for interview in records.interviews}
    for account in records.accounts:
        if ref in (account.account_id, account.code) and account.interview_id in interviews:
            told_by = interviews[account.interview_id].interviewee
            return [(TOLD, told_by or account.interview_id, False)]
    if any(ref == person.person_id for person in records.persons):
        return [(TOLD, ref, False)]
    return []


def _hand(item: Evidence) -> str:
    return item.source_person or item.evidence_id


def _in_office(records: CaseRecords) -> frozenset[str]:
    return frozenset(role.person_id for role in records.roles if "ROLE.PERP" in role.role)


def _untold(records: CaseRecords, against: dict[str, list[Event]]) -> list[str]:
    return [role.code for role in records.roles if "ROLE.PERP" in role.role and role.person_id not in against]


def _attributes(person_id: str, records: CaseRecords) -> int:
    person = records.person(person_id)
    return sum(bool(getattr(person, field)) for field in _rules()["identity"]) if name_of(person) else 0


def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = resources.data("rules/evidence.json")
    return rules
