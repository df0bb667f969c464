"""What can go wrong with a file kept as evidence, each with its own sentence."""

from cahier.domain.errors import CahierError, ExitCode
from cahier.vault.errors import VaultError


class SourceMissing(VaultError):
    """There is no such file, or it cannot be read."""

    words = "This file cannot be read: it is not there, or this user may not open it. Nothing was kept. Check the name and its rights."


class SourceIsLink(VaultError):
    """The name leads elsewhere."""

    words = "This is only a link to a file. Nothing was kept. Choose the file itself."


class SourceIsFolder(VaultError):
    """A folder was named."""

    words = "This is a folder. Nothing was kept. Choose one file in it, or make an archive of the folder first."


class SourceIsDevice(VaultError):
    """A pipe, a socket or a device was named."""

    words = "This is a device or a pipe and not a file. Nothing was kept. Copy its content into a file first."


class SourceEmpty(VaultError):
    """The file has no bytes."""

    words = (
        "This file is empty: the copy from the phone or camera may have failed. Nothing was kept. Copy it again."
    )


class SourceChanged(VaultError):
    """The file grew, shrank or was written while it was read."""

    words = "This file changed while it was being read. Nothing was kept. Wait until the other program has finished with it, and try again."


class SourceInNotebook(VaultError):
    """A file of the notebook itself was named."""

    words = "This file belongs to the notebook itself. Nothing was kept. Choose another file."


class NoAttachment(VaultError):
    """The record has no file of its own."""

    words = (
        "This record of evidence has no file in the notebook. Nothing was changed. Add the file to the case first."
    )


class AttachmentMissing(VaultError):
    """The record names a file that is not there."""

    exit_code = ExitCode.DAMAGED
    words = (
        "The file of this record is not in the notebook's folder. All other files are as they were. "
        "Put the folder att back from your latest second copy."
    )


class AttachmentDamaged(VaultError):
    """The file is not as it was sealed."""

    exit_code = ExitCode.DAMAGED
    words = (
        "The file of this record is damaged, so nothing of the damaged part is shown. All other files are as they were. "
        "Put this file back from your latest second copy."
    )


class CustodyKept(VaultError):
    """A line of the custody log was to be changed, removed or put where it does not belong."""

    words = "The custody log is only ever added to. Nothing was changed. Record what is to be said as a new line."


class EvidenceUnsound(CahierError):
    """A check found files or custody logs that are not as they were kept; `lines` names each."""

    exit_code = ExitCode.DAMAGED
    _SHOWN = 5

    def __init__(self, lines: tuple[str, ...], whole: int) -> None:
        self.lines = lines
        shown = "; ".join(lines[: self._SHOWN])
        more = f"; and {len(lines) - self._SHOWN} more" if len(lines) > self._SHOWN else ""
        super().__init__(
            f"Evidence is not as it was kept: {shown}{more}. All records and {whole} other attachments are whole. "
            "Nothing was changed. Put the files named back from your latest second copy."
        )
