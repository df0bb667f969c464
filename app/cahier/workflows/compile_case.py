"""Compile one case for one recipient, with all of the notebook that counts for it."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from cahier.domain.decision import Decision
from cahier.domain.records import CaseRecords
from cahier.domain.tombstone import Tombstone
from cahier.redaction.compile import Compiled, compile_brief
from cahier.redaction.compiling.recognition import SECOND_READER
from cahier.redaction.conditions import Ticks
from cahier.redaction.consent import held_to
from cahier.redaction.consent_elsewhere import Counting, counting
from cahier.redaction.occasion import Occasion
from cahier.redaction.phrases import phrases_in
from cahier.redaction.pictures import with_pictures
from cahier.redaction.profiles import profile_named, require_language
from cahier.redaction.pseudonyms import Draw
from cahier.redaction.recipients import Recipient, recipient_called, recipient_coded
from cahier.workflows import pictures
from cahier.workflows.read_once import ReadOnce
from cahier.workflows.second_reading import Reader, Signed
from cahier.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody asked for: which profile, for whom, in which formats, with which conditions seen to today.

    Without a recipient it is the one the profile was written for. `confirmed` holds conditions as
    "P1:recheck_each_use", with the code of the case before it ("DEMO-05:P1:recheck_each_use") where one call
    releases several cases (without it a condition counts for none), and why each is met.
    """

    profile: str
    recipient: str
    formats: tuple[str, ...] = ()
    confirmed: Ticks = field(default_factory=dict)
    reader: Reader | None = None
    alone: bool = False  # one person lets it go, though there are colleagues
    language: str = "en"
    pictures: tuple[str, ...] = ()  # ids of the covered copies that are to go with it
    story_in: str | None = None  # the language of the sentences of a draft; that of the brief when left out

    @property
    def addressed(self) -> Recipient:
        """The body it goes to."""
        name = self.recipient.strip()
        return recipient_called(name) if name else recipient_coded(profile_named(self.profile).recipients[0])


def compile_case(
    workspace: Workspace,
    records: CaseRecords,
    order: Order,
    signs: Signed,
    notebook: ReadOnce,
    draw: Draw | None = None,
) -> Compiled:
    """Compile one case; nothing is written. `draw` gives the labels and the reference (random when left out)."""
    profile, recipient = profile_named(order.profile), order.addressed.name
    require_language(profile, order.language)
    today = datetime.now(UTC).date()
    agreed = counting(records, notebook.consents, profile.purpose, recipient, today)
    occasion = Occasion(
        on=today,
        decisions=workspace.vault.list(Decision, records.case.case_id),
        confirmed=_ticks(records, order, signs),
        pattern=notebook.pattern(recipient, today),
        language=order.language,
        story_in=order.story_in,
        earlier=notebook.ledger,
        alone=signs.alone,
        ceiling=signs.ceiling,
        destroyed=bool(workspace.vault.list(Tombstone)),
    )
    compiled = _said(agreed, compile_brief(agreed.records, profile, recipient, occasion, draw))
    held = agreed.records if signs.ceiling is None else held_to(agreed.records, signs.ceiling)
    offered = pictures.offered(workspace, held, order.pictures)
    return with_pictures(compiled, offered, held, recipient, today, order.confirmed, phrases_in(order.language))


def _said(agreed: Counting, compiled: Compiled) -> Compiled:
    """Add whose consent counts for less because of another case: to the checks, or to why there is no brief."""
    if compiled.brief is None:
        return replace(compiled, reasons=(*compiled.reasons, *agreed.sentences))
    return replace(compiled, checks=(*agreed.sentences, *compiled.checks))


def _ticks(records: CaseRecords, order: Order, signs: Signed) -> Ticks:
    """Return what was seen to. Where two release, one of them is the second reader; where one does, nobody is."""
    if signs.rule == "undecided":
        return order.confirmed
    asked = {f"{role.code}:{SECOND_READER}" for role in records.roles}
    others = {key: why for key, why in order.confirmed.items() if key not in asked}
    reader = signs.read_by.code if signs.read_by else "two people release"
    return {**others, **dict.fromkeys(asked, reader)} if signs.rule == "two" else others
