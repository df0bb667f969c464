"""The custody log is only ever added to, and each line seals the one before."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from attached import line
from hypothesis import given
from hypothesis import strategies as st
from invented import CASE, EVIDENCE, put_ground
from sqlcipher3 import dbapi2

from cahier.domain.case import Case
from cahier.domain.custody import first_break, next_line, seal_of
from cahier.domain.evidence import CustodyEvent, Evidence
from cahier.vault.attachments.errors import CustodyKept
from cahier.vault.errors import NotFound
from cahier.vault.vault import Vault

ACTIONS = ("RECEIVED", "COPIED", "LENT", "RETURNED")


def log_of(*actions: str) -> list[CustodyEvent]:
    log: list[CustodyEvent] = []
    for number, action in enumerate(actions):
        log.append(next_line(log, line(EVIDENCE, action, number)))
    return log


@pytest.fixture
def log(vault: Vault) -> tuple[CustodyEvent, ...]:
    vault.write(put_ground)
    for number, action in enumerate(ACTIONS):
        vault.write(lambda writer, n=number, a=action: writer.add_custody(line(EVIDENCE, a, n)))
    return vault.custody(EVIDENCE.evidence_id)


def test_lines_are_sealed_in_the_order_of_adding(vault: Vault, log: tuple[CustodyEvent, ...]) -> None:
    assert [event.action for event in log] == list(ACTIONS)
    assert list(log) == log_of(*ACTIONS)
    assert log[0].prev_hash == ""
    assert first_break(log) is None
    assert vault.verify().records == len(ACTIONS) + 3


@given(st.lists(st.sampled_from(ACTIONS), min_size=2, max_size=6), st.data())
def test_a_chain_breaks_where_it_was_touched(actions: list[str], data: st.DataObject) -> None:
    log = log_of(*actions)
    touched = data.draw(st.integers(0, len(log) - 2))
    how = data.draw(st.sampled_from(["changed", "removed", "moved"]))
    if how == "changed":
        log[touched] = replace(log[touched], reason="else")
    elif how == "removed":
        del log[touched]
    else:
        log[touched], log[touched + 1] = log[touched + 1], log[touched]
    assert first_break(log) == touched + (2 if how == "changed" else 1)


def test_the_seal_of_the_last_line_shows_that_lines_were_cut_off() -> None:
    log = log_of(*ACTIONS)
    assert first_break(log[:-1]) is None
    assert seal_of(log[:-1]) != seal_of(log)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda log: replace(log[1], reason="else"),
        lambda log: replace(log[3], custody_event_id="new"),
        lambda log: line(EVIDENCE, "LENT", 9),
        lambda log: replace(line(EVIDENCE, "LENT", 9), prev_hash=log[1].prev_hash),
        lambda log: replace(next_line(log, line(EVIDENCE, "LENT", 2))),
    ],
    ids=["changed", "doubled", "unsealed", "in the middle", "under a name that is taken"],
)
def test_no_line_is_changed_or_put_between(
    vault: Vault, log: tuple[CustodyEvent, ...], spoil: Callable[[tuple[CustodyEvent, ...]], CustodyEvent]
) -> None:
    with pytest.raises(CustodyKept):
        vault.write(lambda writer: writer.put(spoil(log)))
    assert vault.custody(EVIDENCE.evidence_id) == log


def test_no_line_is_removed(vault: Vault, log: tuple[CustodyEvent, ...]) -> None:
    with pytest.raises(CustodyKept):
        vault.write(lambda writer: writer.remove(CustodyEvent, log[-1].custody_event_id))
    assert vault.custody(EVIDENCE.evidence_id) == log


@pytest.mark.parametrize("statement", ["UPDATE custody_event SET body = '{}'", "DELETE FROM custody_event"])
def test_not_even_a_statement_of_ours_can(vault: Vault, log: tuple[CustodyEvent, ...], statement: str) -> None:
    with pytest.raises(dbapi2.IntegrityError, match="only ever added to"):
        vault._connection.execute(statement)
    assert vault.custody(EVIDENCE.evidence_id) == log


def test_putting_the_same_line_again_does_no_harm(vault: Vault, log: tuple[CustodyEvent, ...]) -> None:
    assert vault.write(lambda writer: [writer.put(event) for event in log] and None) == frozenset()


def test_a_log_needs_its_evidence_and_goes_with_it(vault: Vault, log: tuple[CustodyEvent, ...]) -> None:
    with pytest.raises(NotFound):
        vault.write(lambda writer: writer.add_custody(line(replace(EVIDENCE, evidence_id="none"), "LENT")))
    vault.write(lambda writer: writer.remove(Evidence, EVIDENCE.evidence_id))
    assert vault.custody(EVIDENCE.evidence_id) == ()
    vault.write(lambda writer: writer.put(EVIDENCE))
    vault.write(lambda writer: writer.add_custody(line(EVIDENCE, "RECEIVED")))
    vault.write(lambda writer: writer.remove(Case, CASE.case_id))
    assert vault.list(CustodyEvent) == ()
