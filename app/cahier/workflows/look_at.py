"""Look at a picture or hear a recording: what is decoded is decoded in a process that can do nothing else."""

from collections.abc import Callable, Iterator

from cahier.domain.evidence import Evidence
from cahier.limited.hearing import HEARD, HEARD_ALONE, Recording, Source
from cahier.limited.looking import SHOWN, Pixels
from cahier.limited.looking import look as look_limited
from cahier.vault.attachments.opened import OpenAttachment

__all__ = ["HEARD", "HEARD_ALONE", "SHOWN", "Pixels", "Recording", "hear", "look"]
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


def hear(source: Source, evidence: Evidence) -> Recording:
    """Open a recording to be played, on the thread that will read it; it closes the source with itself.

    Raises NotPlayedHere, NotInstalled, NoSoundInIt, CannotPlay, NoLimits, AttachmentDamaged or CannotRead.
    """
    return Recording(evidence.mime, evidence.size or 0, source)
