"""Look at a picture kept as evidence: what is decoded is decoded in a process that can do nothing else."""

from collections.abc import Callable, Iterator

from cahier.domain.evidence import Evidence
from cahier.limited.looking import SHOWN, Pixels
from cahier.limited.looking import look as look_limited
from cahier.vault.attachments.opened import OpenAttachment

__all__ = ["SHOWN", "Pixels", "look"]
SIDE = 1_600  # pixels of the longest side


def look(
    opened: OpenAttachment,
    evidence: Evidence,
    report: Callable[[object], None] = lambda _progress: None,
    side: int = SIDE,
) -> Pixels:
    """Return the picture, on any thread; `report` is called meanwhile and ends it by raising.

    Raises NotShownHere, CannotPreview, NoLimits, AttachmentDamaged or CannotRead.
    """
    size = evidence.size or 0
    return look_limited(evidence.mime, size, content_of(opened, size), side, report=report)


def content_of(opened: OpenAttachment, size: int) -> Iterator[memoryview]:
    """Yield the original, piece by piece, without what pads it; each view holds until the next."""
    for chunk in opened.chunks():
        yield chunk[:size]
        size -= min(size, len(chunk))
        if not size:
            return
