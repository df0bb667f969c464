"""The people who work with the notebook on this device: their duties, and a passphrase for each.

A passphrase says who somebody is; whoever has one can read everything. So this guards against haste and against
one pair of eyes, not against a colleague who means harm and changes the program.
"""

from dataclasses import replace
from datetime import UTC, datetime

from cahier.crypto.ids import new_id
from cahier.domain.colleague import DUTIES, Colleague, Duty
from cahier.domain.errors import CahierError
from cahier.vault import key_slots
from cahier.vault.key_slots import Confirmed, Proof
from cahier.workflows.keys import confirm_passphrase
from cahier.workflows.record import next_code, save
from cahier.workflows.workspace import Workspace

__all__ = ["DUTIES", "Colleague", "Duty", "Proof"]


class NoSuchColleague(CahierError):
    """Nobody of this code works here."""

    def __init__(self) -> None:
        super().__init__("There is no such colleague in this notebook. Nothing was changed. Look at the list.")


class NamelessColleague(CahierError):
    """A colleague needs a name and a duty."""

    def __init__(self) -> None:
        super().__init__("A colleague needs a name and at least one duty. Nothing was changed. Fill in both.")


class NobodyIntroduced(CahierError):
    """Nobody knows yet whose the first passphrase is."""

    def __init__(self) -> None:
        super().__init__(
            "Say first whose the passphrase of this notebook is. Nothing was changed. Then add the others."
        )


class FirstColleagueStays(CahierError):
    """The passphrase the notebook was made with belongs to somebody."""

    def __init__(self) -> None:
        super().__init__(
            "The first passphrase of the notebook belongs to this colleague, so they cannot be removed. "
            "Nothing was changed. Remove the others first, or change the passphrase."
        )


class NotYoursToDecide(CahierError):
    """Duties are given by few."""

    def __init__(self) -> None:
        super().__init__(
            "Only the first colleague or a data steward decides who works with this notebook. "
            "Nothing was changed. Ask one of them."
        )


def colleagues(workspace: Workspace) -> tuple[Colleague, ...]:
    """Return who works here today, in the order they came."""
    return tuple(one for one in everybody(workspace) if one.left_on is None)


def everybody(workspace: Workspace) -> tuple[Colleague, ...]:
    """Return all who ever worked here: the ledger names them."""
    return workspace.vault.list(Colleague)


def introduce(workspace: Workspace, proof: Proof, name: str, duties: tuple[Duty, ...]) -> Colleague:
    """Say whose the first passphrase is; once more changes name and duties."""
    _may_decide(workspace, proof)
    standing = next((one for one in colleagues(workspace) if one.first), None)
    made = _made(workspace, name, duties, first=True)
    if standing is not None:
        made = replace(standing, name=made.name, duties=made.duties)
    save(workspace, made)
    return made


def add(workspace: Workspace, proof: Proof, name: str, duties: tuple[Duty, ...], words: str) -> Colleague:
    """Let a colleague in, under the passphrase they chose themselves.

    The record comes first: a key without a name would say "somebody", a name without a key only opens nothing.
    """
    confirmed = _may_decide(workspace, proof)
    if not any(one.first for one in colleagues(workspace)):
        raise NobodyIntroduced
    made = _made(workspace, name, duties)
    save(workspace, made)
    try:
        key_slots.add_colleague(workspace.vault, confirmed, made.colleague_id, words)
    except BaseException:
        workspace.vault.write(lambda writer: writer.remove(Colleague, made.colleague_id))
        raise
    return made


def change(workspace: Workspace, proof: Proof, code: str, name: str, duties: tuple[Duty, ...]) -> Colleague:
    """Give somebody another name or other duties."""
    _may_decide(workspace, proof)
    wanted = by_code(workspace, code)
    made = _made(workspace, name, duties)
    changed = replace(wanted, name=made.name, duties=made.duties)
    save(workspace, changed)
    return changed


def leave(workspace: Workspace, proof: Proof, code: str) -> None:
    """Let a colleague no longer open the notebook; what they released keeps their code."""
    confirmed = _may_decide(workspace, proof)
    gone = by_code(workspace, code)
    if gone.first:
        raise FirstColleagueStays
    key_slots.remove_colleague(workspace.vault, confirmed, gone.colleague_id)
    save(workspace, replace(gone, left_on=datetime.now(UTC).date().isoformat()))


def by_code(workspace: Workspace, code: str) -> Colleague:
    """Return the colleague people call by this code; raises NoSuchColleague."""
    for one in colleagues(workspace):
        if one.code == code:
            return one
    raise NoSuchColleague


def whose(workspace: Workspace, proof: Proof) -> Colleague | None:
    """Return whose passphrase this is (takes as long as unlocking); None when nobody was introduced.

    Raises WrongPassphrase, or TooSoon after several of those.
    """
    return with_id(workspace, confirm_passphrase(workspace, proof).colleague)


def with_id(workspace: Workspace, colleague_id: str) -> Colleague | None:
    """Return the colleague a way in belongs to, "" being the first one."""
    for one in colleagues(workspace):
        if one.colleague_id == colleague_id or (one.first and not colleague_id):
            return one
    return None


def _may_decide(workspace: Workspace, proof: Proof) -> Confirmed:
    """Let the first colleague and data stewards alone decide who works here; raises NotYoursToDecide."""
    confirmed = confirm_passphrase(workspace, proof)
    asking = with_id(workspace, confirmed.colleague)
    if asking is not None and not asking.first and "data_steward" not in asking.duties:
        raise NotYoursToDecide
    return confirmed


def _made(workspace: Workspace, name: str, duties: tuple[Duty, ...], *, first: bool = False) -> Colleague:
    if not name.strip() or not duties:
        raise NamelessColleague
    code = next_code((one.code for one in everybody(workspace)), "U")
    known = tuple(duty for duty in DUTIES if duty in duties)
    return Colleague(colleague_id=new_id(), code=code, name=name.strip(), duties=known, first=first)
