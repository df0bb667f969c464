"""The second half of the weekly round: one piece of evidence after the other, and how far the whole is."""

from dataclasses import dataclass, replace

from cahier.domain.evidence import Evidence
from cahier.vault import evidence_check, weekly
from cahier.vault.evidence_check import Item
from cahier.vault.vault import Vault
from cahier.vault.verification import Verification
from cahier.vault.weekly import EVIDENCE


@dataclass(frozen=True, slots=True)
class Extent:
    """How many steps of a round are done, and of how many."""

    done: int
    total: int


def begin_anew(vault: Vault) -> None:
    """Let the next look begin with the first step."""
    vault.keep_standing(replace(vault.standing, after="", records=0, unsound=()))


def next_item(vault: Vault) -> Item | None:
    """Return the piece of evidence to be read next; none once all were, and the round is noted as done then."""
    standing = vault.standing
    for evidence in evidence_check.pieces(vault):
        if standing.after < _step(evidence):
            return evidence_check.item(vault, evidence)
    vault.keep_standing(weekly.done(standing.unsound))
    return None


def note(vault: Vault, item: Item, faults: tuple[str, ...]) -> None:
    """Note that a piece was read, and what is wrong with it."""
    standing, step = vault.standing, _step(item.evidence)
    if EVIDENCE <= standing.after < step:  # else another round was begun meanwhile
        vault.keep_standing(replace(standing, after=step, unsound=(*standing.unsound, *faults)))


def extent(vault: Vault) -> Extent:
    """Say how far the round is."""
    with vault.data.once() as connection:
        steps = [step.name for step in Verification(connection, vault.data.sealing(connection)).steps()]
    steps += map(_step, evidence_check.pieces(vault))
    after = vault.standing.after
    return Extent(sum(step <= after for step in steps), len(steps))


def _step(evidence: Evidence) -> str:
    return EVIDENCE + evidence.evidence_id
