"""How dear a guess should be on this machine: about a second, never under the floor, never most of the memory.

Asked when a passphrase is set, not when it is tried: the cost then stands in the slot. Memory comes first, because
it is what makes guessing on special hardware dear; only where memory is short are more passes taken instead.
"""

import os
import time
from contextlib import suppress
from pathlib import Path

from cahier.crypto import passphrase
from cahier.crypto.passphrase import CEILING, Cost

TARGET = 0.9  # seconds: Argon2id grows a little faster than its memory, and machines are sometimes busy
_SHARE = 4  # a quarter of what is available
_STEP_KIB = 16 * 1024
_UNKNOWN_KIB = 1024 * 1024
_MEMORY = Path("/proc/meminfo")


def suitable() -> Cost:
    """Return the cost for a new slot. Takes about a third of a second, unless a test named a cost."""
    if passphrase.COST is not None:
        return passphrase.COST
    return cost_for(min(_tried() for _ in range(2)), available_kib())


def cost_for(seconds_at_floor: float, memory_kib: int) -> Cost:
    """Return the cost that takes about TARGET where the floor takes so many seconds and so much memory is free."""
    floor = passphrase.FLOOR
    times = TARGET / max(seconds_at_floor, 1e-6)
    most = min(CEILING.memory_kib, memory_kib // _SHARE)
    memory = int(min(floor.memory_kib * times, most)) // _STEP_KIB * _STEP_KIB
    memory = max(memory, floor.memory_kib)
    passes = int(floor.iterations * times * floor.memory_kib / memory)
    return Cost(memory, min(max(passes, floor.iterations), CEILING.iterations))


def available_kib() -> int:
    """Return the memory a program may still take, in KiB; a gibibyte where the system does not say."""
    limits = [_unused_kib()]
    try:
        import resource

        limit = resource.getrlimit(resource.RLIMIT_AS)[0]
        limits += [limit // 1024] if limit != resource.RLIM_INFINITY else []
    except ImportError:  # Windows
        pass
    return min(limits)


def _unused_kib() -> int:
    with suppress(OSError, ValueError):  # Linux
        for line in _MEMORY.read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1])
    with suppress(OSError, ValueError, AttributeError):  # macOS: half of what there is
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1024 // 2
    return _UNKNOWN_KIB


def _tried() -> float:
    start = time.perf_counter()
    passphrase.derive("", bytes(16), passphrase.FLOOR)
    return time.perf_counter() - start
