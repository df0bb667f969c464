"""A root of its own, laid over that of this computer: programs find everything; what they write is seen apart."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_LAY = """
set -e
mount -t tmpfs apart "$1/over"
mkdir "$1/over/written" "$1/over/work" "$1/over/root"
mount -t overlay apart -o "lowerdir=/,upperdir=$1/over/written,workdir=$1/over/work" "$1/over/root"
mount --rbind /proc "$1/over/root/proc"
mount --rbind /dev "$1/over/root/dev"
mount -t tmpfs apart "$1/over/root/dev/shm"
mkdir -p "$1/over/root$1/log"
mount --bind "$1/log" "$1/over/root$1/log"
echo laid
exec sleep 3600
"""


@dataclass(frozen=True)
class Apart:
    """Where programs run that may write nowhere else. `log` is the same folder inside and outside."""

    folder: Path
    holder: int

    @property
    def inside(self) -> tuple[str, ...]:
        """Return what comes before a command that is to run there."""
        return ("nsenter", f"--target={self.holder}", "--mount", "chroot", str(self.folder / "over" / "root"))

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def root(self) -> Path:
        """Return that root as it is seen from outside."""
        return self._seen("root")

    def written(self) -> dict[str, bytes]:
        """Return every file that was written there and is there still, by its place; memory for sharing too."""
        found = {str(file.relative_to(top)): file for top in (self._seen("written"),) for file in _files(top)}
        shared = self.root / "dev" / "shm"
        found |= {f"dev/shm/{file.name}": file for file in _files(shared)}
        return {place: file.read_bytes() for place, file in found.items()}

    def _seen(self, name: str) -> Path:
        return Path(f"/proc/{self.holder}/root") / (self.folder / "over" / name).relative_to("/")


@contextmanager
def apart(folder: Path) -> Iterator[Apart]:
    """Lay it, and take it away with everything in it. Only root can."""
    for name in ("over", "log"):
        (folder / name).mkdir(parents=True)
    command = ["unshare", "--mount", "--propagation", "private", "sh", "-c", _LAY, "sh", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "laid\n", "no overlay can be laid here"
            yield Apart(folder, holder.pid)
        finally:
            holder.kill()
            holder.wait()
            time.sleep(0.1)


def _files(top: Path) -> list[Path]:
    return [file for file in top.rglob("*") if file.is_file() and not file.is_symlink()]
