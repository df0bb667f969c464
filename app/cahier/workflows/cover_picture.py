"""Make a covered copy of a picture: pixels really replaced, only pixels kept, the original untouched.

The copy is made in a process that can do nothing else and looked at here before it is kept: under each box there
is one colour and no other. It is an item of its own; both logs say from which bytes it was made and what was
covered. Only such a copy may leave in a release.
"""

from collections.abc import Callable, Sequence

from cahier.domain.errors import CahierError
from cahier.domain.evidence import CustodyEvent, Evidence
from cahier.limited.looking import Pixels
from cahier.limited.looking import look as look_limited
from cahier.limited.wire import WHOLE, Box
from cahier.redaction import pixels as png
from cahier.vault.attachments.files import Stored
from cahier.vault.attachments.opened import OpenAttachment
from cahier.vault.writer import Writer
from cahier.workflows import record
from cahier.workflows.attach_evidence import custody_line
from cahier.workflows.look_at import content_of
from cahier.workflows.workspace import Workspace

__all__ = ["WHOLE", "Box", "CoverFailed", "bring_in", "cover", "is_covered", "keep"]
COVERED, COPY_MADE = "COVERED", "COVERED_COPY_MADE"
SIDE = 1_600  # pixels: enough to read a page, and fewer than tell one camera from another
_MIME = "image/png"
_MOST_BOXES = 200


class CoverFailed(CahierError):
    """What should be covered is not."""

    def __init__(self) -> None:
        super().__init__(
            "The covered copy is not as it should be, so it was thrown away. The original is untouched. Try again."
        )


def cover(
    opened: OpenAttachment,
    evidence: Evidence,
    boxes: Sequence[Box],
    report: Callable[[object], None] = lambda _progress: None,
) -> Pixels:
    """Return the picture with the boxes black, on any thread; `report` is called meanwhile and ends it by raising.

    Raises CoverFailed, NotShownHere, CannotPreview, NoLimits, AttachmentDamaged or CannotRead.
    """
    if len(boxes) > _MOST_BOXES or any(not _is_box(box) for box in boxes):
        raise CoverFailed
    size = evidence.size or 0
    made = look_limited(evidence.mime, size, content_of(opened, size), SIDE, boxes, report)
    if not all(_is_black(made, box) for box in boxes):
        raise CoverFailed
    return made


def bring_in(workspace: Workspace, made: Pixels) -> Stored:
    """Seal a covered copy, on any thread; nothing of it stays unless `keep` follows."""
    content = png.written(made.width, made.height, made.rgb)
    return workspace.vault.attachments.bring_in_made(content, _MIME)


def keep(
    workspace: Workspace, original: Evidence, stored: Stored, boxes: Sequence[Box], still_seen: Sequence[str]
) -> Evidence:
    """Record a covered copy, with the people (ids) who can still be recognised in it; both logs get their line."""
    items = workspace.vault.list(Evidence, original.case_id)
    original = next((item for item in items if item.evidence_id == original.evidence_id), original)
    with workspace.vault.attachments.recording(stored):
        copy = record.made(
            workspace,
            Evidence,
            original.case_id,
            title=original.title,
            kind=original.kind,
            file=stored.name,
            sha256=stored.sha256,
            size=stored.size,
            mime=stored.mime,
            original_or_copy="copy",
            source_person=original.source_person,
            privilege_flag=original.privilege_flag,
            contains_persons=tuple(still_seen),
        )
        before, after = original.sha256 or "", stored.sha256
        covered = f"{original.code}; {_in_words(boxes)}"
        made = custody_line(workspace, copy, COVERED, hash_before=before, hash_after=after, reason=covered)
        told = custody_line(
            workspace, original, COPY_MADE, hash_before=before, hash_after=before, reason=copy.code
        )
        standing = record.changed(original, derivatives=(*original.derivatives, copy.evidence_id))

        def work(writer: Writer) -> None:
            writer.put(copy)
            writer.put(standing)
            writer.add_custody(made)
            writer.add_custody(told)

        workspace.vault.write(work)
    return copy


def is_covered(evidence: Evidence, log: Sequence[CustodyEvent]) -> bool:
    """Say whether an item is a covered copy, by what its log says of these very bytes."""
    if evidence.mime != _MIME or not log:
        return False
    return log[0].action == COVERED and bool(evidence.sha256) and log[0].hash_after == evidence.sha256


def _is_box(box: Box) -> bool:
    left, top, right, bottom = box
    return 0 <= left < right <= WHOLE and 0 <= top < bottom <= WHOLE


def _is_black(made: Pixels, box: Box) -> bool:
    """Look at every pixel under a box, as large as it was drawn or larger."""
    left, top, right, bottom = box
    first, last = left * made.width // WHOLE, -(-right * made.width // WHOLE)
    dark = bytes(3 * (last - first))
    rows = range(top * made.height // WHOLE, -(-bottom * made.height // WHOLE))
    starts = (3 * (row * made.width + first) for row in rows)
    return all(made.rgb[start : start + len(dark)] == dark for start in starts)


def _in_words(boxes: Sequence[Box]) -> str:
    """Write the boxes in hundredths of the width and the height, for the log."""
    if not boxes:
        return "nothing covered"
    return "; ".join("-".join(f"{100 * edge / WHOLE:.1f}" for edge in box) for box in boxes)
