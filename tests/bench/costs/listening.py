"""T17: a recording of half an hour, kept in a notebook, gone to minute 25: the first sample, and what it took.

The way is the one of the window, but for the loudspeaker: sealed file, this process, pipe, child. The clock is
taken, for two processes wait for each other; the least of several goes, each with a child that has just begun.
"""

import time
from pathlib import Path

from tests.limited.memos import Memo, repeated, written

from cahier.vault.attachments.opened import OpenAttachment
from cahier.vault.vault import Vault
from cahier.workflows import attach_evidence, look_at
from cahier.workflows.workspace import Workspace
from costs.invented import CASE
from costs.measuring import bar

HALF_AN_HOUR, MINUTE_25 = 1_800.0, 1_500.0
ROUNDS = 5
MOST_MS, MOST_MB = 200, 1
RECORDINGS = {
    "WAV": ("long.wav", Memo("wav", "pcm_s16le", 44_100)),
    "FLAC": ("long.flac", Memo("flac", "flac", 44_100)),
    "MP3": ("long.mp3", Memo("mp3", "libmp3lame", 44_100, 128_000)),
    "M4A": ("long.m4a", Memo("ipod", "aac", 44_100, 64_000)),
    "Ogg Opus": ("long.opus", Memo("ogg", "libopus", 48_000, 32_000)),
    "Ogg Vorbis": ("long.ogg", Memo("ogg", "vorbis", 44_100, channels=2)),
    "MP3 of a variable rate": ("uneven.mp3", Memo("mp3", "libmp3lame", 44_100, quality="590")),
}


class _Counted:
    """The bytes of a sealed file, counted."""

    def __init__(self, attachment: OpenAttachment) -> None:
        self._attachment, self.read = attachment, 0

    def read_at(self, place: int, length: int) -> bytes:
        self._attachment.seek(place)
        piece = self._attachment.read(length) or b""
        self.read += len(piece)
        return piece

    def close(self) -> None:
        self._attachment.close()


def listening(vault: Vault, place: Path) -> None:
    """Measure each kind."""
    workspace = Workspace(vault)
    for kind, (name, memo) in RECORDINGS.items():
        path = place / name
        (written if memo.codec in ("flac", "pcm_s16le") else repeated)(path, memo, HALF_AN_HOUR)
        evidence = attach_evidence.attach(workspace, CASE.case_id, path)
        size = path.stat().st_size / 1e6
        path.unlink()
        goes = []
        for _ in range(ROUNDS):
            source = _Counted(attach_evidence.open_attachment(workspace, evidence))
            begun = time.perf_counter()
            with look_at.hear(source, evidence) as recording:
                opened, source.read, begun = time.perf_counter() - begun, 0, time.perf_counter()
                recording.seek(MINUTE_25)
                recording.read(1)
                goes.append(((time.perf_counter() - begun) * 1e3, source.read / 1e6, opened * 1e3))
        took, read, opening = min(goes)
        bar(f"T17 {kind}: to minute 25 of 30, ms", took, most=MOST_MS, beside=f"opened in {opening:.0f} ms")
        if kind != "MP3 of a variable rate":
            bar(f"T17 {kind}: read for it, MB", read, most=MOST_MB, beside=f"of {size:.1f} MB")
