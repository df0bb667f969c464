"""Work where there is little room: `python -m harness.tight MANNER VERB SCENE PLACE NUMBER...`, each in turn.

`room`: the scene before the work is copied to a disk of memory that has NUMBER bytes left; that needs a name space
for mounts of its own (`unshare -m`). `limit`: no file may grow beyond NUMBER bytes. Prints a line of JSON for
each: how the work ended and what it said, whether the vault can be read while there is no room, and what is found
of it then.
"""

import ctypes
import json
import os
import resource
import shutil
import sys
from pathlib import Path

from cahier.crypto import passphrase
from cahier.crypto.passphrase import Cost
from cahier.domain.errors import CahierError
from cahier.vault import file
from harness import doing
from harness.looks import VERBS
from harness.recovered import States, computer_of, states_in
from harness.vault_work import DEVICE, NOTEBOOK, PASSPHRASES, TOLD, digest

_BLOCK = 4096
_ENOUGH = 1 << 28
_REMOUNT = 32
_LIBC = ctypes.CDLL(None, use_errno=True)


def main(manner: str, name: str, ground: str, place: str, *numbers: str) -> int:
    """Do the work once with all the room there is, then in each tight place."""
    passphrase.COST = passphrase.FLOOR = Cost(64, 1)  # type: ignore[misc]
    os.environ["XDG_DATA_HOME"] = place
    verb = next(verb for verb in VERBS if verb.name == name)
    whole = Path(shutil.copytree(ground, Path(place) / "whole"))
    answer, said = _done(name, whole, None)
    if answer != doing.DONE:
        print(said, file=sys.stderr)
        return 1
    states = states_in(_told(whole))
    for number in map(int, numbers):
        scene = Path(place) / f"{manner}-{number}"
        scene.mkdir()
        if manner == "room":
            _mount(scene, _taken(Path(ground)) + number)
        shutil.copytree(ground, scene, dirs_exist_ok=True)
        answer, said = _done(name, scene, number if manner == "limit" else None)
        readable = _is_readable(scene, states)
        if manner == "room":
            _mount(scene, _ENOUGH, _REMOUNT)
        found = verb.look(scene, _told(scene), states)
        print(json.dumps({"answer": answer, "said": said, "readable": readable, "found": found}), flush=True)
    return 0


def _done(verb: str, scene: Path, limit: int | None) -> tuple[int, str]:
    """Do the work in a child; answer with how it ended and what it said."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writing, 1)
        os.dup2(writing, 2)
        os.close(reading)
        os.environ["XDG_DATA_HOME"] = str(scene / DEVICE)
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        os._exit(doing.main(verb, str(scene)))
    os.close(writing)
    with os.fdopen(reading) as said:
        words = said.read().strip()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), words


def _is_readable(scene: Path, states: States) -> bool:
    """Open the vault and read it all, while there is still no room for anything."""
    try:
        with computer_of(scene), file.unlock(scene / NOTEBOOK, PASSPHRASES[0]) as vault:
            return digest(vault) in states.values()
    except CahierError:
        return False


def _told(scene: Path) -> list[str]:
    return (scene / TOLD).read_text().splitlines()


def _taken(scene: Path) -> int:
    return sum(-(-item.stat().st_size // _BLOCK) * _BLOCK for item in scene.rglob("*") if item.is_file())


def _mount(place: Path, size: int, flags: int = 0) -> None:
    options = f"size={size}".encode()
    if _LIBC.mount(b"tmpfs", bytes(place), b"tmpfs", flags, options):
        raise OSError(ctypes.get_errno(), "mount")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
