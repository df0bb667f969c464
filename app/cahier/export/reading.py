"""What a reader brings back from a finished file, gathered within bounds."""

import re
import zlib
from dataclasses import dataclass

from cahier.export.errors import TooMuchToRead, UnreadableFile

MOST_BYTES = 32 * 1024 * 1024  # of a file, and of all that is packed inside it
_UTF8_RUN = re.compile(rb"(?:[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){6,}")
_UTF16_RUNS = {
    "utf-16-le": re.compile(rb"(?:[\x20-\xff][\x00-\x06]){6,}"),
    "utf-16-be": re.compile(rb"(?:[\x00-\x06][\x20-\xff]){6,}"),
}


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A finished file as it was read: every string in it with its place, what a reader sees, what is not ours."""

    format: str
    strings: tuple[tuple[str, str], ...]  # (where, text), each once
    visible: tuple[str, ...]  # the texts in reading order, without list labels and page numbers
    objections: tuple[str, ...]  # what a file of ours never contains, in plain words without any of its text


class Reading:
    """What one reader has found so far. Raises TooMuchToRead once a file yields more than any brief."""

    def __init__(self, format: str) -> None:  # noqa: A002
        self._format = format
        self._strings: dict[tuple[str, str], None] = {}
        self._objections: dict[str, None] = {}
        self._left = 2 * MOST_BYTES
        self.visible: list[str] = []

    def string(self, where: str, text: str) -> None:
        """Keep a string that somebody could read."""
        if text.strip() and (where, text) not in self._strings:
            self.spend(len(text))
            self._strings[where, text] = None

    def raw(self, where: str, data: bytes) -> None:
        """Keep whatever is legible in bytes: all of a text, the runs of letters in anything else.

        Runs shorter than six characters are left out: the noise of a font would spell any short name.
        """
        try:
            text = data.decode()
        except UnicodeDecodeError:
            text = ""
        if text and "\0" not in text:
            self.string(where, text)
            return
        for run in _UTF8_RUN.findall(data):
            self.string(where, run.decode(errors="ignore"))
        for encoding, pattern in _UTF16_RUNS.items():
            for run in pattern.findall(data):
                self.string(where, run.decode(encoding).replace("\0", ""))

    def object_to(self, what: str) -> None:
        """Keep what a file of ours never contains: `The file holds ...` in plain words."""
        self._objections[f"The file holds {what}, which a brief never does."] = None

    def spend(self, amount: int) -> None:
        """Count what was unpacked against the bound."""
        self._left -= amount
        if self._left < 0:
            raise TooMuchToRead

    def done(self) -> ReadBack:
        """Return what was found."""
        visible = tuple(text for text in self.visible if text.strip())
        return ReadBack(self._format, tuple(self._strings), visible, tuple(self._objections))


def inflate(packed: bytes, most: int = MOST_BYTES) -> bytes:
    """Unpack a zlib stream of at most `most` bytes. Raises TooMuchToRead, UnreadableFile."""
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(packed, most)
    except zlib.error as error:
        raise UnreadableFile from error
    if unpacker.unconsumed_tail:
        raise TooMuchToRead
    return data
