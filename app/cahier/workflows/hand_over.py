"""Hand a brief to a second reader who is not here: it waits in the notebook until they open it themselves."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import zip_longest

from cahier.crypto.ids import new_id
from cahier.domain.colleague import Reading
from cahier.redaction.brief import RedactedBrief
from cahier.redaction.pseudonyms import Draw
from cahier.workflows import colleagues, readings, second_reading
from cahier.workflows.compile_case import Order, compile_case
from cahier.workflows.read_once import ReadOnce, read_once
from cahier.workflows.record import save
from cahier.workflows.second_reading import ChangedSince, Reader
from cahier.workflows.workspace import Workspace


def hand_over(workspace: Workspace, case_id: str, order: Order) -> Reading:
    """Let a brief wait for its second reader; raises NoSuchColleague when nobody knows who prepared it."""
    asking = colleagues.with_id(workspace, workspace.opened_by)
    if asking is None:
        raise colleagues.NoSuchColleague
    reading = Reading(
        reading_id=new_id(),
        case_id=case_id,
        asked_by=asking.colleague_id,
        asked_on=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        profile=order.profile,
        recipient=order.recipient,
        formats=order.formats,
        confirmed=tuple(sorted(order.confirmed)),
        because=tuple(order.confirmed[key] for key in sorted(order.confirmed)),
        language=order.language,
        pictures=order.pictures,
        compiled_sha256=_text_as_prepared(workspace, case_id, order, read_once(workspace)),
    )
    save(workspace, reading)
    return reading


def order_of(reading: Reading, answered: frozenset[str]) -> Order:
    """Return the order a second reader gives who lets a brief go as it was handed over."""
    return Order(
        reading.profile,
        reading.recipient,
        reading.formats,
        ticks_of(reading),
        Reader(reading=reading, answered=answered),
        language=reading.language,
        pictures=reading.pictures,
    )


def ticks_of(reading: Reading) -> dict[str, str]:
    """Return what was seen to by whoever handed a brief over, and why it is met."""
    return dict(zip_longest(reading.confirmed, reading.because[: len(reading.confirmed)], fillvalue=""))


def require_unchanged(
    workspace: Workspace, reading: Reading, case_ids: Sequence[str], order: Order, notebook: ReadOnce
) -> None:
    """Raise ChangedSince unless the brief is the one handed over, says what it said then, and waits still."""
    asked = order_of(reading, order.reader.answered if order.reader else frozenset())
    same = tuple(case_ids) == (reading.case_id,) and order == asked and reading in readings.still_open(workspace)
    if not same or _text_as_prepared(workspace, reading.case_id, order, notebook) != reading.compiled_sha256:
        raise ChangedSince


def _text_as_prepared(workspace: Workspace, case_id: str, order: Order, notebook: ReadOnce) -> str:
    """Return the digest of the brief with labels and reference that are the same each time."""
    signs = second_reading.expected(workspace)
    compiled = compile_case(workspace, workspace.vault.records(case_id), order, signs, notebook, _steady())
    return hashlib.sha256("\n".join(_lines(compiled.brief)).encode()).hexdigest()


def _lines(brief: RedactedBrief | None) -> tuple[str, ...]:
    if brief is None:
        return ()
    return (*brief.visible_text(), *(hashlib.sha256(picture.rgb).hexdigest() for picture in brief.pictures))


def _steady() -> Draw:
    """Return draws that are the same in each run; they never reach a file."""
    drawn = 0

    def draw(below: int) -> int:
        nonlocal drawn
        drawn += 1
        return int.from_bytes(hashlib.sha256(drawn.to_bytes(8, "big")).digest()) % below

    return draw
