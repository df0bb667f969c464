"""Listens to mutated recordings, each in a child of its own, and prints what became of them.

python sound_mutants.py APP SECONDS SEED: one line of JSON. A process of its own, for it forks.
"""

import io
import json
import os
import signal
import sys
import time
import wave
from collections import Counter
from pathlib import Path

from mutants import CHILD_SECONDS, Draws, mutated

SOUNDS = Path(__file__).parents[1] / "fixtures" / "sounds"
HEAD, TAIL = 700, 2_500  # where the tables of most containers stand
MOST_PIECES, PIECE = 200, 1 << 14


class File(io.BytesIO):
    """A file in memory, as the decoders see it."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.size = len(data)

    def read_at(self, place: int, length: int) -> bytes:
        """Return bytes from a place; fewer at the end."""
        return self.getvalue()[place : place + length]


def changed(sample: bytes, draws: Draws) -> bytes:
    """Change some bytes, more often where the tables are than among the samples."""
    where = draws.below(4)
    if where == 0:
        return bytes(mutated(sample[:HEAD], draws)) + sample[HEAD:]
    if where == 1:
        return sample[:-TAIL] + bytes(mutated(sample[-TAIL:], draws))
    return bytes(mutated(sample, draws))


def wav() -> bytes:
    """Return a second of noise."""
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setparams((2, 2, 8_000, 0, "NONE", ""))
        written.writeframes(os.urandom(32_000))
    return file.getvalue()


def listened_to(data: bytes, *, plainly: bool) -> tuple[str, float]:
    """Listen to one in a child, from two places; say what became of it, and the seconds of work that it took.

    `plainly` is without PyAV where that can be.
    """
    from cahier.limited import by_ffmpeg, by_miniaudio, shutting_in
    from cahier.limited.kinds import BY_FFMPEG, BY_MINIAUDIO, kind_of

    child = os.fork()
    if child == 0:
        code = 1
        try:
            shutting_in.shut_in(seconds=CHILD_SECONDS)
            kind = kind_of(File(data).read_at)
            small = kind not in BY_FFMPEG or (plainly and kind in BY_MINIAUDIO)
            samples = (by_miniaudio.Decoded if small else by_ffmpeg.Decoded)(File(data), kind)
            for place in (0, 3 * samples.rate):
                samples.seek(place)
                for _ in range(MOST_PIECES):
                    if not samples.read(PIECE):
                        break
            code = 0
        except MemoryError:
            code = 3
        finally:
            os._exit(code)
    _, status, used = os.wait4(child, 0)
    work = used.ru_utime + used.ru_stime
    if os.WIFSIGNALED(status):
        return f"died of {signal.Signals(os.WTERMSIG(status)).name}", work
    return {0: "heard", 1: "refused", 3: "too much memory"}[os.WEXITSTATUS(status)], work


def main(seconds: float, seed: int) -> None:
    """Go on for so long."""
    samples = [path.read_bytes() for path in sorted(SOUNDS.iterdir())] + [wav(), wav()]
    draws, seen, slowest = Draws(seed), Counter[str](), 0.0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        sample = samples[draws.below(len(samples))]
        became, work = listened_to(changed(sample, draws), plainly=draws.below(3) == 0)
        seen[became] += 1
        slowest = max(slowest, work)
    print(json.dumps({"mutants": seen.total(), "slowest": round(slowest, 2), **seen}))


if __name__ == "__main__":
    sys.path[:0] = [sys.argv[1]]
    main(float(sys.argv[2]), int(sys.argv[3]))
