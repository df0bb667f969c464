"""Looks at mutated pictures, each in a child of its own, and prints what became of them.

python mutants.py APP SECONDS SEED: one line of JSON. A process of its own, for it forks.
"""

import json
import os
import signal
import sys
import time
import zlib
from collections import Counter
from pathlib import Path

CHILD_SECONDS = 5
SHARE = 6  # of the mutants, one in so many is cut short as well


class Draws:
    """Numbers that come in the same order each time (xorshift), so that a crash can be met again."""

    def __init__(self, seed: int) -> None:
        self._state = seed * 2_654_435_761 % 2**64 or 1

    def below(self, limit: int) -> int:
        """Draw a number."""
        state = self._state
        state ^= state << 13 & (2**64 - 1)
        state ^= state >> 7
        state ^= state << 17 & (2**64 - 1)
        self._state = state
        return state % limit


def mutated(sample: bytes, draws: Draws) -> bytearray:
    """Change some bytes, repeat or drop a piece, or cut the end."""
    data = bytearray(sample)
    for _ in range(1 + draws.below(4)):
        place = draws.below(len(data))
        kind = draws.below(12)
        if kind < 6:
            data[place] ^= 1 << draws.below(8)
        elif kind < 9:
            data[place] = (0, 255, 127, 128, 1)[draws.below(5)]
        elif kind == 9:
            data[place : place + 4] = (2**31 - 1 + draws.below(3)).to_bytes(4, "big")
        elif kind == 10:
            data[place:place] = data[place : place + draws.below(64)]
        else:
            del data[place : place + draws.below(64)]
        data = data or bytearray(sample)
    if draws.below(SHARE) == 0:
        return data[: draws.below(len(data)) + 1]
    return summed(data) if draws.below(4) else data


def summed(data: bytearray) -> bytearray:
    """Give the chunks of a PNG the sums of what they hold now, so that the decoder goes on to read it."""
    place = 8
    while data[:4] == b"\x89PNG" and place + 12 <= len(data):
        end = place + 8 + int.from_bytes(data[place : place + 4], "big")
        if end + 4 > len(data):
            break
        data[end : end + 4] = zlib.crc32(data[place + 4 : end]).to_bytes(4, "big")
        place = end + 4
    return data


def looked_at(data: bytes) -> str:
    """Look at one in a child; say what became of it."""
    from cahier.limited import picturing, shutting_in
    from cahier.limited.barest import Odd
    from cahier.limited.wire import REQUEST

    child = os.fork()
    if child == 0:
        code = 1
        try:
            shutting_in.shut_in(seconds=CHILD_SECONDS)
            picturing.answer(bytearray(REQUEST.pack(400, 0) + data))
            code = 0
        except Odd:
            code = 2
        except MemoryError:
            code = 3
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return f"died of {signal.Signals(os.WTERMSIG(status)).name}"
    return {0: "shown", 1: "refused by the decoder", 2: "refused before it", 3: "too much memory"}[
        os.WEXITSTATUS(status)
    ]


def main(seconds: float, seed: int) -> None:
    """Go on for so long."""
    from samples import bomb, exif, jpeg, png, scene

    small = scene(97, 61)
    samples = [jpeg(small), jpeg(small, progressive=True), jpeg(small, exif=exif(6, "maker")), png(small)]
    samples += [png(small.convert("P")), png(small.convert("RGBA")), jpeg(small.convert("CMYK")), bomb(64)]
    draws, seen, slowest = Draws(seed), Counter[str](), 0.0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        sample = samples[draws.below(len(samples))]
        begun = time.monotonic()
        seen[looked_at(bytes(mutated(sample, draws)))] += 1
        slowest = max(slowest, time.monotonic() - begun)
    print(json.dumps({"mutants": seen.total(), "slowest": round(slowest, 2), **seen}))


if __name__ == "__main__":
    sys.path[:0] = [sys.argv[1], str(Path(__file__).parent)]
    main(float(sys.argv[2]), int(sys.argv[3]))
