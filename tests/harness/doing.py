"""Does a piece of work by its name: `python -m harness.doing VERB SCENE [STEPS] [JOURNAL SYNCHRONOUS]`."""

import os
import sys
from pathlib import Path

from cahier.crypto import passphrase
from cahier.crypto.passphrase import Cost
from cahier.domain.errors import CahierError
from harness import vault_work
from harness.destroying_work import Destroying

DONE, SAID = 0, 9


def main(verb: str, scene: str, steps: str = "1", *journal: str) -> int:
    """Do it; answer SAID, with the class of the fault on the standard output, when the vault said what it was."""
    passphrase.COST = passphrase.FLOOR = Cost(64, 1)  # type: ignore[misc]
    if journal:
        vault_work.use_journal(*journal)
    try:
        getattr(Destroying(Path(scene), int(steps)), verb)()
    except CahierError as error:
        os.writev(1, [type(error).__name__.encode()])  # not a `write`, of which faults are made
        return SAID
    return DONE


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
