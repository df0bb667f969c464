"""A file of evidence as a QIODevice: any place of it at any time, nothing in the clear but a chunk in memory."""

from PySide6.QtCore import QIODevice, QIODeviceBase

from cahier.domain.errors import CahierError
from cahier.workflows.attach_evidence import OpenAttachment

_MODE = QIODeviceBase.OpenModeFlag.ReadOnly | QIODeviceBase.OpenModeFlag.Unbuffered


class AttachmentDevice(QIODevice):
    """Reads an open attachment and closes it with itself. `fault` is what went wrong, if something did.

    Belongs to one thread at a time. Unbuffered: what Qt would read ahead would lie in memory in the clear.
    """

    def __init__(self, attachment: OpenAttachment, size: int) -> None:
        super().__init__()
        self._attachment, self._size = attachment, size
        self.fault: CahierError | None = None
        self.open(_MODE)

    def isSequential(self) -> bool:
        """Say no: every place can be gone to."""
        return False

    def size(self) -> int:
        """Return the size of the original."""
        return self._size

    def read_at(self, place: int, length: int) -> bytes:
        """Return bytes from a place, fewer at the end. Raises AttachmentDamaged or CannotRead."""
        if not self.seek(min(place, self._size)):
            return b""
        data = bytes(self.read(length).data())
        if self.fault is not None:
            raise self.fault
        return data

    def readData(self, maxlen: int) -> bytes:
        """Read on from where one is."""
        try:
            self._attachment.seek(self.pos())
            return self._attachment.read(maxlen) or b""
        except CahierError as error:
            self.fault = error
            self.setErrorString(error.sentence)
            return b""

    def writeData(self, data: object, length: int = 0) -> int:
        """Write nothing, ever."""
        del data, length
        return -1

    def close(self) -> None:
        """Wipe what is held in the clear."""
        super().close()
        self._attachment.close()
