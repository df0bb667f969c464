"""How often in a row a wrong passphrase was given here for one vault: after the third the next has to wait.

Kept on the computer, beside what it saw last of vaults, and never in the vault: restarting changes nothing, and
the first right passphrase ends it. Nothing is ever erased for it. It is for whoever sits at this keyboard; those
who copy the vault guess elsewhere, and pay with the slow hash. The note names no vault, but who has the vault as
well can tell from it that wrong passphrases were given for it here, how often, and when last.

While the computer runs, time is told by a clock that nobody can set; after a start by the wall clock. One that was
put back begins the wait anew, so that a wrong clock never makes it longer than it is.
"""

import hashlib
import math
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from cahier.vault import atomic, device
from cahier.vault.errors import WrongPassphrase
from cahier.vault.key_errors import TooSoon

FREE = 3  # so many typing mistakes cost nothing
FIRST, LONGEST = 5.0, 300.0  # seconds
_NOTE = struct.Struct(">BI36sdd")
_VERSION = 1
_STARTED = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was: which run of the computer, seconds since its start, and the wall clock."""

    run: bytes
    running: float
    wall: float

    @classmethod
    def now(cls) -> "Moment":
        """Return this moment; where a run has no name, the wall clock alone counts."""
        run = b""
        with suppress(OSError):
            run = _STARTED.read_bytes().strip()[:36]
        clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC) if run else None
        return cls(run, time.clock_gettime(clock) if clock is not None else 0.0, time.time())

    def since(self, earlier: "Moment") -> float:
        """Return the seconds from then to now; less than none when the wall clock was put back."""
        if self.run and self.run == earlier.run:
            return self.running - earlier.running
        return self.wall - earlier.wall


def wait_after(wrong: int) -> float:
    """Return the seconds to wait after so many wrong passphrases in a row."""
    return 0.0 if wrong < FREE else min(FIRST * 2.0 ** min(wrong - FREE, 16), LONGEST)


class Guesses:
    """The note about one vault on this computer. Where it cannot be kept, nothing waits."""

    def __init__(self, vault_id: bytes) -> None:
        name = hashlib.sha256(b"cahier/v1/guesses" + vault_id).hexdigest()[:32]
        self.path = device.folder() / "guesses" / name

    def seconds_left(self, now: Moment | None = None) -> int:
        """Return how long the next try has to wait."""
        now = now or Moment.now()
        wrong, last = self._read()
        wait = wait_after(wrong)
        if last is None or not wait:
            return 0
        passed = now.since(last)
        if passed < 0:
            self._write(wrong, now)
            passed = 0.0
        return max(0, math.ceil(wait - passed))

    def note_wrong(self, now: Moment | None = None) -> None:
        """Count one more."""
        self._write(self._read()[0] + 1, now or Moment.now())

    def forget(self) -> None:
        """Begin anew: the passphrase was right."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _read(self) -> tuple[int, Moment | None]:
        try:
            version, wrong, run, running, wall = _NOTE.unpack(self.path.read_bytes())
        except (OSError, struct.error):
            return 0, None
        known = version == _VERSION and math.isfinite(running) and math.isfinite(wall)
        return (wrong, Moment(run.rstrip(b"\0"), running, wall)) if known else (0, None)

    def _write(self, wrong: int, at: Moment) -> None:
        with suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            atomic.write(self.path, _NOTE.pack(_VERSION, wrong, at.run, at.running, at.wall))


@contextmanager
def guarded(vault_id: bytes) -> Iterator[None]:
    """Let one passphrase be tried; raises TooSoon while the next try has to wait."""
    guesses = Guesses(vault_id)
    if left := guesses.seconds_left():
        raise TooSoon(left)
    try:
        yield
    except WrongPassphrase:
        guesses.note_wrong()
        raise
    guesses.forget()
