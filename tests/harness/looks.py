"""What is looked for after each kind of work was broken: that all of it is there, or nothing."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from cahier.domain.account import Account
from cahier.vault import backup_file, file, key_slots, opening
from cahier.vault.errors import NotAVault
from cahier.vault.folder import NEW_DATABASE
from harness import remains
from harness.keeping_work import KEY_FILE, one_step_more
from harness.recovered import WHOLE, States, computer_of, found, states_in
from harness.vault_work import COPY, NOTEBOOK, PASSPHRASES, RESTORED, digest, text

Look = Callable[[Path, Sequence[str], States], str]
RARE = " ".join(text(3).split()[200:220])  # of the account that is destroyed; events have beginnings


@dataclass(frozen=True, slots=True)
class Verb:
    """A piece of work of `harness.doing`, what is there before it, and how what it left is looked at.

    `shrinks`: the database may be shorter afterwards, because that is what was asked for.
    """

    name: str
    ground: str = "several"
    look: Look = found
    shrinks: bool = False

    def __str__(self) -> str:
        return self.name


def ways(scene: Path, told: Sequence[str], states: States) -> str:
    """Look whether what was promised of the ways in holds, and whether the two copies agree after opening."""
    state = found(scene, told, states)
    if state != WHOLE:
        return state
    notebook = scene / NOTEBOOK
    with computer_of(scene):
        with file.unlock(notebook, PASSPHRASES[0]) as vault:
            kinds = {way.kind for way in key_slots.ways(vault)}
        headers = {(notebook / name).read_bytes() for name in ("vault.hdr", "vault.hdr.bak")}
        if "passphrase" not in kinds or len(headers) != 1:
            return f"ways in: {kinds}, headers: {len(headers)}"
        if "way added" in told:
            file.unlock_with(notebook, opening.by_key_file(KEY_FILE)).close()
    return "removed and there" if "way removed" in told and "recovery" in kinds else WHOLE


def copies(scene: Path, told: Sequence[str], states: States, also: Collection[str] = ()) -> str:
    """Look whether there is a whole copy or none."""
    state = found(scene, told, states, also)
    if state != WHOLE:
        return state
    if (scene / COPY).exists():
        backup_file.check(scene / COPY)
    elif "copy made" in told:
        return "a copy promised and not there"
    return WHOLE


def restored(scene: Path, told: Sequence[str], _states: States) -> str:
    """Look whether there is a whole vault with the last save, or none."""
    backup_file.check(scene / COPY)
    states = states_in(told)
    try:
        with computer_of(scene), file.unlock(scene / RESTORED, PASSPHRASES[0]) as vault:
            vault.verify()
            return (
                "a false alarm"
                if vault.warnings
                else WHOLE
                if digest(vault) == states[max(states)]
                else "another state"
            )
    except NotAVault:
        return "restored and not there" if "copy restored" in told else WHOLE


def migrated(scene: Path, told: Sequence[str], states: States) -> str:
    """Look whether the vault is there after the step, with nothing of the attempt left."""
    with one_step_more():
        state = found(scene, told, states)
    return "left over" if (scene / NOTEBOOK / NEW_DATABASE).exists() else state


def destroyed(scene: Path, told: Sequence[str], states: States) -> str:
    """Look whether all of it is there, or nothing is left of it: no word on any page, no file."""
    state = found(scene, told, states, {"destroyed"})
    if state != WHOLE:
        return state
    notebook = scene / NOTEBOOK
    with computer_of(scene), file.unlock(notebook, PASSPHRASES[0]) as vault:
        here = [account.account_id for account in vault.list(Account)]
    if "a3" in here:
        return WHOLE
    return "traces" if remains.found(remains.decrypted(notebook, PASSPHRASES[0]), [RARE]) else WHOLE


def a_day(scene: Path, told: Sequence[str], states: States) -> str:
    """Look at what was left of a whole day, at its copy, and that nothing is left over."""
    with one_step_more():
        state = copies(scene, told, states, {"destroyed"})
    return "left over" if (scene / NOTEBOOK / NEW_DATABASE).exists() else state


VERBS = (
    Verb("create", ""),
    Verb("add"),
    Verb("edit"),
    Verb("delete"),
    Verb("delete_case"),
    Verb("imports"),
    Verb("save"),
    Verb("insist"),
    Verb("attach"),
    Verb("detach", "attached"),
    Verb("passphrase"),
    Verb("add_way", look=ways),
    Verb("remove_way", look=ways),
    Verb("copy", "attached", copies),
    Verb("restore", "copied", restored),
    Verb("migrate", look=migrated),
    Verb("destroy", "attached", destroyed, shrinks=True),
)
