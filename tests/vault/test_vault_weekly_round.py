"""The evidence in the weekly look: one piece after the other, over days, and what is wrong is noted."""

from pathlib import Path

import pytest
from attached import attach, source, stored_files
from invented import put_ground

from cahier.vault import evidence_check, file, weekly, weekly_round
from cahier.vault.attachments.errors import EvidenceUnsound
from cahier.vault.vault import Vault
from cahier.vault.weekly_round import Extent

WORDS = "six invented words for a test"


def read(vault: Vault) -> str:
    """Read the next piece, note it, and say which."""
    item = weekly_round.next_item(vault)
    if item is None:
        return ""
    faults = evidence_check.faults_of(vault.attachments, item, lambda _progress: None)
    weekly_round.note(vault, item, faults)
    return item.evidence.code


def test_every_piece_is_read_once_over_several_sessions(folder: Path, tmp_path: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        for code in ("V1", "V2", "V3"):
            attach(vault, source(tmp_path, 3000, code), code)
        assert vault.verify_some(60)
    seen = []
    for _ in range(4):
        with file.unlock(folder, WORDS) as vault:
            assert vault.verify_due
            seen.append(read(vault))
    assert seen == ["V1", "V2", "V3", ""]
    with file.unlock(folder, WORDS) as vault:
        assert not vault.verify_due
        assert vault.standing.unsound == ()


def test_what_is_wrong_is_noted_and_the_round_goes_on(vault: Vault, tmp_path: Path) -> None:
    vault.write(put_ground)
    attach(vault, source(tmp_path, 3000, "a"), "V8")
    broken = next(iter(stored_files(vault.path)))
    attach(vault, source(tmp_path, 3000, "b"), "V9")
    data = bytearray(broken.read_bytes())
    data[-5] ^= 1
    broken.write_bytes(data)
    assert vault.verify_some(60)
    while read(vault):
        pass
    assert vault.standing.unsound == ("TEST-01 V8: the file is damaged",)
    assert not vault.verify_due
    with pytest.raises(EvidenceUnsound) as caught:
        vault.verify()
    assert caught.value.lines == vault.standing.unsound  # the same as when all is read at once


def test_how_far_it_is_grows_to_the_whole_and_a_round_begun_anew_begins_at_nothing(
    vault: Vault, tmp_path: Path
) -> None:
    vault.write(put_ground)
    attach(vault, source(tmp_path, 3000))
    start = weekly_round.extent(vault)
    assert start.done == 0
    assert start.total > 20
    vault.verify_some(60)
    assert weekly_round.extent(vault).done == start.total - 2
    read(vault)
    assert weekly_round.extent(vault) == Extent(start.total - 1, start.total)
    weekly_round.begin_anew(vault)
    assert weekly_round.extent(vault).done == 0


def test_a_piece_read_for_a_round_that_was_begun_anew_is_not_noted(vault: Vault, tmp_path: Path) -> None:
    attach(vault, source(tmp_path, 3000))
    vault.verify_some(60)
    item = weekly_round.next_item(vault)
    assert item is not None
    weekly_round.begin_anew(vault)
    weekly_round.note(vault, item, ("TEST-01 V1: the file is damaged",))
    assert vault.standing == weekly.Standing()


def test_a_place_that_takes_no_files_keeps_nothing(vault: Vault) -> None:
    vault.read_only = True
    vault.keep_standing(weekly.done())
    assert vault.standing == weekly.Standing()


def test_a_standing_of_an_older_version_is_read() -> None:
    kept = weekly.Standing.of('{"done_at": "2026-01-01T00:00:00+00:00", "after": "", "records": 3}')
    assert kept == weekly.Standing("2026-01-01T00:00:00+00:00", "", 3)
    assert weekly.Standing.of(weekly.done(("a: b",)).written()).unsound == ("a: b",)
