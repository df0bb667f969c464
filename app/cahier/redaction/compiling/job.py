"""What every step of one compilation needs, and who is behind a code."""

from dataclasses import dataclass
from datetime import date

from cahier.domain.decision import Decision
from cahier.domain.records import CaseRecords
from cahier.domain.submission import Release
from cahier.redaction.compiling.conditions_met import Permission
from cahier.redaction.compiling.evidence_gate import Officials
from cahier.redaction.compiling.gate import Clearance, Gate
from cahier.redaction.compiling.people import People
from cahier.redaction.compiling.selection import Selection
from cahier.redaction.conditions import Ticks
from cahier.redaction.occasion import Occasion
from cahier.redaction.pattern import PatternCounts
from cahier.redaction.phrases import Phrases, phrases_in
from cahier.redaction.profile import Profile
from cahier.redaction.recipients import Recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What was asked for: a case for one recipient on one day, with what people saw to and what left before."""

    records: CaseRecords
    profile: Profile
    recipient: Recipient
    on: date
    phrases: Phrases
    decisions: tuple[Decision, ...] = ()
    ticks: Ticks
    pattern: PatternCounts | None = None
    earlier: tuple[Release, ...] = ()
    story_in: str = "en"
    alone: bool = False  # the work of one person, and stamped as such
    nameless: bool = False  # held to what names nobody, whatever anybody agreed to
    willing: frozenset[str] = frozenset()  # who agreed to be known here, though this brief may be held to less

    @classmethod
    def on_occasion(
        cls,
        occasion: Occasion,
        *,
        records: CaseRecords,
        profile: Profile,
        recipient: Recipient,
        willing: frozenset[str],
    ) -> "Task":
        """Return the task of one occasion; `records` and `profile` as they count for this recipient."""
        return cls(
            records=records,
            profile=profile,
            recipient=recipient,
            on=occasion.on,
            phrases=phrases_in(occasion.language),
            decisions=occasion.decisions,
            ticks=occasion.confirmed,
            pattern=occasion.pattern,
            earlier=occasion.earlier,
            alone=occasion.alone,
            nameless=occasion.ceiling is not None,
            willing=willing,
            story_in=occasion.story_in or occasion.language,
        )

    def code_of(self, person: str) -> str:
        """Return the code people say aloud; nothing for somebody unknown."""
        return next((role.code for role in self.records.roles if role.person_id == person), "")


@dataclass(frozen=True, slots=True)
class Job:
    """A task whose people, records and permissions are decided."""

    task: Task
    people: People
    selection: Selection
    permission: Permission
    officials: Officials

    def gate(self) -> Gate:
        """Return the gate of this job."""
        return Gate(
            Clearance(
                fields=self.task.profile.fields,
                levels=self.people.levels,
                scopes=self.permission.scopes,
                exclusions=self.permission.exclusions,
                targets=self.people.targets,
                named=self.permission.named,
                officials=self.officials.named,
            )
        )
