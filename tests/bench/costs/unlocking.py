"""T1: what unlocking takes above the slow hash alone."""

import os
from pathlib import Path

from cahier.crypto import passphrase
from cahier.vault import file
from cahier.vault.header_file import read_header
from costs.invented import WORDS
from costs.measuring import bar, by_turns


def unlocking(place: Path) -> None:
    """T1: what is above the slow hash alone is ours."""
    folder = place / "unlocked"
    file.create(folder, WORDS)[0].close()
    kdf = read_header(folder)[0].body["slots"][0]["kdf"]
    cost, salt = passphrase.Cost(kdf["m"], kdf["t"]), os.urandom(16)
    alone, whole = by_turns(
        lambda: passphrase.derive(WORDS, salt, cost), lambda: file.unlock(folder, WORDS).close(), 3
    )
    more = f"{whole * 1e3:.0f} / {alone * 1e3:.0f} ms"
    bar("T1 unlock less 20 ms / Argon2id alone", (whole - 0.02) / alone, most=1.05, beside=more)
