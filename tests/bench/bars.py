"""What storage may cost, each against its bar, in one run: `make bench` prints the table.

Ratios are of processor time (this process, or the program it starts), the least of several goes taken by turns: a
busy computer makes both slower, and waiting is not counted. Where the disk is what is measured, the clock is taken
instead, the same way. `--long` takes a file of 4 GiB, 40,000 rows and 100,000 records.
"""

import os
import sys
import tempfile
from pathlib import Path

from costs.disk import memory_of, on_disk
from costs.invented import attached, made, vault_in
from costs.listening import listening
from costs.many_records import many_records
from costs.pages import pages
from costs.sealing import reading, sealing
from costs.unlocking import unlocking

LONG = "--long" in sys.argv
SIZE = 1 << (30 if LONG else 27)
ROWS = 40_000 if LONG else 8_000
RECORDS = 100_000 if LONG else 10_000


def main() -> None:
    """Measure and print."""
    memory = Path("/dev/shm")  # noqa: S108
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as place:
        os.environ["XDG_DATA_HOME"] = place
        unlocking(Path(place))
        source = made(Path(place) / "source", SIZE)
        sealing(source)
        with vault_in(Path(place)) as vault:
            attached(vault, source)
            reading(vault, SIZE)
            if sys.platform != "win32":  # there nothing is decoded
                listening(vault, Path(place))
    with tempfile.TemporaryDirectory(dir=Path.home()) as place:
        os.environ["XDG_DATA_HOME"] = place
        on_disk(Path(place))
        if sys.platform == "linux":
            pages(Path(place), ROWS)
        many_records(Path(place), RECORDS)
    if sys.platform == "linux":
        memory_of(1 << 22, 1 << 32 if LONG else 1 << 28)


if __name__ == "__main__":
    main()
