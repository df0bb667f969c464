"""Copy an original out of the notebook, in the clear: never part of a brief, and always noted in its log.

The copy is called by the code of the item and the kind that its first bytes tell, so that no name of others
reaches the folder. It is written beside its place and flushed; then the log has its line; only then it gets its
name. A power cut in between leaves a line too many rather than one too few.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cahier.domain.evidence import Evidence
from cahier.export.errors import AlreadyThere, CannotWrite
from cahier.vault.attachments.files import Progress
from cahier.vault.attachments.mime import suffix_of
from cahier.vault.attachments.opened import OpenAttachment
from cahier.workflows.attach_evidence import custody_line, open_attachment
from cahier.workflows.look_at import content_of
from cahier.workflows.workspace import Workspace

COPIED_OUT, NOT_COPIED = "COPIED_OUT", "NOT_COPIED"
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
Report = Callable[[object], None]


def take_out(
    workspace: Workspace, evidence: Evidence, folder: Path, report: Report = lambda _progress: None
) -> Path:
    """Write the original into a folder and note it; answer with the file. Raises what its steps raise."""
    with open_attachment(workspace, evidence) as opened:
        part = write_beside(opened, evidence, folder, report)
    return let_go(workspace, evidence, part)


def name_outside(evidence: Evidence) -> str:
    """Return what a copy is called: its code, and a suffix by what it is, whatever it was called."""
    code = "".join(letter for letter in evidence.code if letter.isascii() and letter.isalnum())
    return f"original-{code[:20] or 'file'}{suffix_of(evidence.mime)}"


def write_beside(opened: OpenAttachment, evidence: Evidence, folder: Path, report: Report) -> Path:
    """Write the content beside its place, on any thread. Raises AlreadyThere, CannotWrite, AttachmentDamaged."""
    place = folder / name_outside(evidence)
    part = place.with_name(f".{place.name}.part")
    if os.path.lexists(place):
        raise AlreadyThere
    try:
        with suppress(FileNotFoundError):
            part.unlink()  # a rest of a copy that was cut short
        with os.fdopen(os.open(part, _FLAGS, 0o600), "wb") as file:
            _copy(opened, file.write, evidence.size or 0, report)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        discard(part)
        raise CannotWrite from error
    except BaseException:
        discard(part)
        raise
    return part


def let_go(workspace: Workspace, evidence: Evidence, part: Path) -> Path:
    """Note the copy in the log, then give it its name. Raises AlreadyThere, CannotWrite."""
    place = part.with_name(name_outside(evidence))
    try:
        _note(workspace, evidence, COPIED_OUT)
        if os.path.lexists(place):
            raise AlreadyThere
        part.rename(place)
    except BaseException as error:
        discard(part)
        if isinstance(error, OSError | AlreadyThere):
            _note(workspace, evidence, NOT_COPIED)
        if isinstance(error, OSError):
            raise CannotWrite from error
        raise
    return place


def discard(part: Path) -> None:
    """Leave nothing of a copy."""
    with suppress(OSError):
        part.unlink(missing_ok=True)


def _copy(opened: OpenAttachment, write: Callable[[memoryview], int], size: int, report: Report) -> None:
    done = 0
    for chunk in content_of(opened, size):
        write(chunk)
        done += len(chunk)
        report(Progress(done, size))


def _note(workspace: Workspace, evidence: Evidence, action: str) -> None:
    digest = evidence.sha256 or ""
    line = custody_line(workspace, evidence, action, hash_before=digest, hash_after=digest)
    workspace.vault.write(lambda writer: writer.add_custody(line))
