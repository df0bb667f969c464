"""Files of evidence: they come in whole or not at all, read from any place, and nothing damaged is shown."""

import hashlib
import json
import os
import random  # noqa: TID251 - a damage that is not noticed must be found again
import shutil
import stat
import subprocess
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from attached import attach, line, source, stored_files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import CASE

from cahier.crypto.age.payload import SEALED
from cahier.domain.case import Case
from cahier.domain.errors import CahierError
from cahier.domain.evidence import Evidence
from cahier.vault import file
from cahier.vault.attachments.errors import (
    AttachmentDamaged,
    AttachmentMissing,
    EvidenceUnsound,
    NoAttachment,
)
from cahier.vault.attachments.files import Progress
from cahier.vault.attachments.mime import mime_of
from cahier.vault.attachments.padding import SMALLEST, padded
from cahier.vault.errors import OddFile
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer

WORDS = "six invented words for a test"
CANARY = "Kanareyka-Şübhəsiz-канарейка"
OVERHEAD = 184  # header and nonce


class Stopped(Exception):
    """Somebody pressed Cancel."""


def put_both(writer: Writer, evidence: Evidence) -> None:
    writer.put(CASE)
    writer.put(evidence)


def test_a_file_reads_back_after_closing(folder: Path, tmp_path: Path) -> None:
    path = source(tmp_path, 300_000, "a.pdf")
    path.write_bytes(b"%PDF-1.7\n" + path.read_bytes())
    with file.unlock(folder, WORDS) as vault:
        evidence = attach(vault, path)
    assert (evidence.size, evidence.mime) == (300_009, "application/pdf")
    assert evidence.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    with file.unlock(folder, WORDS) as vault:
        kept = vault.get(Evidence, evidence.evidence_id)
        with vault.attachments.open(kept) as opened:
            assert opened.read() == path.read_bytes()
        assert vault.verify().attachments == 1
        assert [event.action for event in vault.custody(kept.evidence_id)] == ["RECEIVED"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(0, 200_100), st.integers(0, 140_000))
def test_any_place_of_a_file_reads_as_it_was(vault: Vault, tmp_path: Path, place: int, length: int) -> None:
    path = tmp_path / "original"
    if not path.exists():
        attach(vault, source(tmp_path, 200_000, "original"))
    (evidence,) = vault.list(Evidence)
    with vault.attachments.open(evidence) as opened, path.open("rb") as original:
        opened.seek(place)
        original.seek(place)
        assert opened.read(length) == original.read(length)


def test_neither_names_nor_contents_nor_kinds_can_be_seen(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / f"{CANARY}.jpg"
    path.write_bytes(b"\xff\xd8\xff" + CANARY.encode() * 9_000)
    with file.unlock(folder, WORDS) as vault:
        attach(vault, path)
    (kept,) = stored_files(folder)
    assert kept.parent.parent.parent == folder
    assert kept.read_bytes().startswith(b"age-encryption.org/v1\n-> X25519 ")
    for item in folder.rglob("*"):
        shown = str(item.relative_to(folder)).encode() + (b"" if item.is_dir() else item.read_bytes())
        assert not [form for form in (CANARY, "Kanareyka", "канарейка", ".jpg") if form.encode() in shown], item
    body = kept.read_bytes()[OVERHEAD:]
    assert len({body[at : at + 16] for at in range(0, len(body) - 15, 16)}) == len(body) // 16
    assert max(Counter(body).values()) < 2 * len(body) / 256


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_files_are_for_their_owner_alone_whatever_the_mask(folder: Path, tmp_path: Path) -> None:
    path = source(tmp_path, 5_000)
    before = os.umask(0)
    try:
        with file.unlock(folder, WORDS) as vault:
            attach(vault, path)
    finally:
        os.umask(before)
    modes = {item: stat.S_IMODE(item.stat().st_mode) for item in folder.rglob("*")}
    assert {mode for item, mode in modes.items() if item.is_dir()} == {0o700}
    assert {mode for item, mode in modes.items() if not item.is_dir()} == {0o600}
    assert len(modes) >= 8


def test_a_thousand_sizes_are_seen_as_few_and_cost_little() -> None:
    chance = random.Random(6)  # noqa: S311
    for low in (10**4, 10**5, 10**6, 10**7):
        sizes = [int(low * 1000 ** chance.random()) for _ in range(1_000)]
        classes = Counter(padded(size) for size in sizes)
        worst = max(padded(size) / size for size in sizes)
        print(f"{low:.0e} and 3 decades above: {len(classes)} sizes, at most {100 * worst - 100:.1f} % more")
        assert len(classes) <= 64
        assert worst <= 1.12
    assert padded(1) == padded(SMALLEST - 8) == SMALLEST < padded(SMALLEST - 7)


def test_what_lies_on_the_disk_is_of_its_class(vault: Vault, tmp_path: Path) -> None:
    for number, size in enumerate((1, 4_088, 4_089, 70_000)):
        evidence = attach(vault, source(tmp_path, size), f"V{number}")
        kept = next(item for item in stored_files(vault.path) if item.stem == evidence.file)
        chunks = -(-padded(size) // 65_536)
        assert kept.stat().st_size == OVERHEAD + padded(size) + 16 * chunks
        with vault.attachments.open(evidence) as opened:
            assert (opened.seek(0, os.SEEK_END), opened.read()) == (size, b"")


def test_any_age_program_rescues_the_files(vault: Vault, tmp_path: Path) -> None:
    path = source(tmp_path, 100_000)
    attach(vault, path)
    (kept,) = stored_files(vault.path)
    (tmp_path / "identity").write_text(vault.attachments.rescue_identity())
    command = ["age", "-d", "-i", tmp_path / "identity", kept]
    clear = subprocess.run(command, capture_output=True, check=True).stdout
    size = int.from_bytes(clear[-8:], "big")
    assert (size, clear[:size]) == (100_000, path.read_bytes())
    assert not any(clear[size:-8])


def test_two_vaults_share_no_identity(vault: Vault, tmp_path: Path) -> None:
    with file.create(tmp_path / "other", WORDS)[0] as other:
        assert other.attachments.rescue_identity() != vault.attachments.rescue_identity()


def test_files_that_changed_places_are_not_shown(vault: Vault, tmp_path: Path) -> None:
    """Two files of the same size, so that nothing but their names tells which is which."""
    first, second = (attach(vault, source(tmp_path, 9_000, code), code) for code in ("V1", "V2"))
    one, other = stored_files(vault.path)
    data = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(data)
    for evidence in (first, second):
        with pytest.raises(AttachmentDamaged):
            vault.attachments.open(evidence)
    with pytest.raises(EvidenceUnsound) as caught:
        vault.verify()
    assert caught.value.lines == ("TEST-01 V1: the file is damaged", "TEST-01 V2: the file is damaged")


def test_a_file_is_not_shown_at_another_length_than_was_recorded(vault: Vault, tmp_path: Path) -> None:
    evidence = attach(vault, source(tmp_path, 9_000))
    for size in (8_999, 9_001, 1, 10**9):
        with pytest.raises(AttachmentDamaged):
            vault.attachments.open(replace(evidence, size=size))


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Flip, cut, lengthen, swap chunks, leave one out, or overwrite a sector."""
    at, sealed = chance.randrange(len(data)), len(data) - OVERHEAD
    first, second = (OVERHEAD + n * SEALED for n in chance.sample(range(sealed // SEALED), 2))
    return chance.choice((
        data[:at] + bytes((data[at] ^ 1 << at % 8,)) + data[at + 1 :],
        data[:at],
        data + chance.randbytes(at % 999 + 1),
        data[:at] + data[at + SEALED :],
        data[:at] + bytes(512) + data[at + 512 :],
        data.replace(data[first : first + SEALED], data[second : second + SEALED]),
    ))  # fmt: skip


def test_a_thousand_damages_show_nothing_and_spare_the_others(vault: Vault, tmp_path: Path) -> None:
    path = source(tmp_path, 200_000)
    original = path.read_bytes()
    evidence = attach(vault, path)
    (kept,) = stored_files(vault.path)
    whole = kept.read_bytes()
    attach(vault, source(tmp_path, 5_000, "other"), "V2")
    chance, seen = random.Random(66), Counter[str]()  # noqa: S311
    for _ in range(1_000):
        kept.write_bytes(damaged(whole, chance))
        seen[shown(vault, evidence, original)] += 1
    print(f"1,000 damages: {dict(seen)}")
    assert not seen["wrong"] + seen["nothing noticed"]
    assert seen["refused at opening"] > 100 < seen["refused at its chunk"]
    with pytest.raises(EvidenceUnsound, match="1 other attachments are whole"):
        vault.verify()


def shown(vault: Vault, evidence: Evidence, original: bytes) -> str:
    try:
        opened = vault.attachments.open(evidence)
    except AttachmentDamaged:
        return "refused at opening"
    faults = 0
    with opened:
        for place in range(0, len(original), 65_536):
            opened.seek(place)
            try:
                if opened.read(65_536) != original[place : place + 65_536]:
                    return "wrong"
            except AttachmentDamaged:
                faults += 1
        if faults:
            return "refused at its chunk"
        try:
            for _chunk in opened.chunks():
                pass
        except AttachmentDamaged:
            return "in the padding alone"
    return "nothing noticed"


def test_verify_names_every_file_at_fault_and_hides_none(vault: Vault, tmp_path: Path) -> None:
    kept = {code: attach(vault, source(tmp_path, 9_000, code), code) for code in ("V1", "V2", "V3", "V4", "V5")}
    places = {item.stem: item for item in stored_files(vault.path)}
    paths = {code: places[str(evidence.file)] for code, evidence in kept.items()}
    paths["V1"].unlink()
    with paths["V2"].open("r+b") as stream:
        stream.seek(500)
        stream.write(b"xx")
    paths["V3"].unlink()
    paths["V3"].symlink_to(paths["V5"])
    vault.write(lambda writer: writer.put(replace(kept["V4"], sha256="0" * 64)))
    with pytest.raises(EvidenceUnsound) as caught:
        vault.verify()
    assert caught.value.lines == (
        "TEST-01 V1: the file is missing",
        "TEST-01 V2: the file is damaged",
        "TEST-01 V3: a link or a device stands in place of the file",
        "TEST-01 V4: the file is not the one whose hash was recorded",
    )
    assert "1 other attachments are whole" in caught.value.sentence
    for code, fault in (("V1", AttachmentMissing), ("V2", AttachmentDamaged), ("V3", OddFile)):
        with pytest.raises(fault):
            vault.attachments.open(kept[code])
    with vault.attachments.open(kept["V5"]) as opened:
        assert len(opened.read()) == 9_000


def test_a_long_list_of_faults_is_cut_in_the_sentence_alone() -> None:
    fault = EvidenceUnsound(tuple(f"C V{number}: gone" for number in range(8)), 3)
    assert "C V4: gone; and 3 more." in fault.sentence
    assert len(fault.lines) == 8


@pytest.mark.parametrize("change", [{"file": None}, {"size": None}, {"file": "../../vault.hdr"}, {"file": "scan"}])
def test_a_record_without_a_file_of_ours_opens_none(vault: Vault, change: dict[str, str | None]) -> None:
    evidence = Evidence(evidence_id="e", case_id="case-1", code="V1", file="0" * 32, size=1)
    with pytest.raises(NoAttachment):
        vault.attachments.open(replace(evidence, **change))  # type: ignore[arg-type]


def test_a_file_goes_with_its_record(vault: Vault, tmp_path: Path) -> None:
    first, second = (attach(vault, source(tmp_path, 9_000, code), code) for code in ("V1", "V2"))
    vault.write(lambda writer: writer.remove(Evidence, first.evidence_id))
    assert [item.stem for item in stored_files(vault.path)] == [second.file]
    vault.write(lambda writer: writer.remove(Case, CASE.case_id))
    assert stored_files(vault.path) == []
    assert vault._connection.execute("SELECT count(*) FROM file_to_unmake").fetchone() == (0,)
    assert vault.custody(first.evidence_id) == ()


def test_a_file_goes_when_its_record_lets_go_of_it(vault: Vault, tmp_path: Path) -> None:
    evidence = attach(vault, source(tmp_path, 9_000))
    vault.write(lambda writer: writer.put(replace(evidence, title="renamed")))
    assert len(stored_files(vault.path)) == 1
    vault.write(lambda writer: writer.put(replace(evidence, file=None)))
    assert stored_files(vault.path) == []


def test_a_file_stays_while_another_record_names_it(vault: Vault, tmp_path: Path) -> None:
    evidence = attach(vault, source(tmp_path, 9_000))
    vault.write(lambda writer: writer.put(replace(evidence, evidence_id="twin", code="V2")))
    vault.write(lambda writer: writer.remove(Evidence, evidence.evidence_id))
    assert len(stored_files(vault.path)) == 1
    vault.write(lambda writer: writer.remove(Evidence, "twin"))
    assert stored_files(vault.path) == []


def test_words_in_place_of_a_name_never_reach_the_disk(vault: Vault, tmp_path: Path) -> None:
    letter = tmp_path / "letter.age"
    letter.write_bytes(b"not of this vault")
    evidence = Evidence(evidence_id="e", case_id="case-1", code="V1", file=f"../../../{letter.stem}", size=1)
    vault.write(lambda writer: put_both(writer, evidence))
    vault.write(lambda writer: writer.remove(Evidence, "e"))
    assert letter.exists()
    assert vault.verify().attachments == 0


def test_a_removed_file_is_unreadable_where_its_blocks_remain(vault: Vault, tmp_path: Path) -> None:
    evidence = attach(vault, source(tmp_path, 9_000))
    (kept,) = stored_files(vault.path)
    with kept.open("rb") as blocks:
        vault.write(lambda writer: writer.remove(Evidence, evidence.evidence_id))
        assert not kept.exists()
        assert not any(blocks.read(4_096))


def test_a_second_copy_that_shares_the_blocks_is_spared(vault: Vault, tmp_path: Path) -> None:
    evidence = attach(vault, source(tmp_path, 9_000))
    (kept,) = stored_files(vault.path)
    (tmp_path / "second copy").hardlink_to(kept)
    before = kept.read_bytes()
    vault.write(lambda writer: writer.remove(Evidence, evidence.evidence_id))
    assert not kept.exists()
    assert (tmp_path / "second copy").read_bytes() == before


def test_an_older_database_put_back_costs_no_newer_file(folder: Path, tmp_path: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(lambda writer: writer.put(CASE))
    older = (folder / "vault.db").read_bytes()
    with file.unlock(folder, WORDS) as vault:
        attach(vault, source(tmp_path, 9_000))
    newer = (folder / "vault.db").read_bytes()
    (folder / "vault.db").write_bytes(older)
    with suppress(CahierError):  # it may be refused for its age: what counts is the file
        file.unlock(folder, WORDS).close()
    (folder / "vault.db").write_bytes(newer)
    assert len(stored_files(folder)) == 1


def test_a_refused_save_leaves_nothing_of_the_file(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = source(tmp_path, 9_000)

    def refuse(_work: object) -> None:
        assert len(stored_files(vault.path)) == 1
        raise Stopped

    monkeypatch.setattr(vault, "write", refuse)
    with pytest.raises(Stopped):
        attach(vault, path)
    assert stored_files(vault.path) == []
    with vault.attachments.recording(vault.attachments.bring_in(path, print)):
        pass  # nobody records it
    assert stored_files(vault.path) == []


def test_cancelling_leaves_nothing_and_tells_how_far_it_was(vault: Vault, tmp_path: Path) -> None:
    seen: list[object] = []

    def stop(progress: object) -> None:
        seen.append(progress)
        raise Stopped

    with pytest.raises(Stopped):
        attach(vault, source(tmp_path, 9_000_000), report=stop)
    assert seen == [Progress(64 * 65_536, 9_000_000)]
    assert str(seen[0]) == "4.2 of 9.0 MB"
    assert stored_files(vault.path) == []
    assert vault.list(Evidence) == ()


def test_what_a_kill_left_under_way_is_finished_or_taken_back(folder: Path, tmp_path: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        evidence = attach(vault, source(tmp_path, 9_000))
    (kept,) = stored_files(folder)
    staging = folder / "staging"
    kept.rename(staging / f"{evidence.file}.part")
    (staging / f"{'0' * 32}.part").write_bytes(b"half of a file")
    (staging / "a letter").write_bytes(b"of somebody")
    with file.unlock(folder, WORDS) as vault:
        assert vault.verify().attachments == 1
    assert stored_files(folder) == [kept, staging / "a letter"]


def test_a_file_under_way_opens_where_it_is(vault: Vault, tmp_path: Path) -> None:
    evidence = attach(vault, source(tmp_path, 9_000))
    (kept,) = stored_files(vault.path)
    kept.rename(vault.path / "staging" / f"{evidence.file}.part")
    with vault.attachments.open(evidence) as opened:
        assert len(opened.read()) == 9_000
    vault.write(lambda writer: writer.remove(Evidence, evidence.evidence_id))
    assert stored_files(vault.path) == []


@pytest.mark.parametrize("name", ["att", "staging"])
def test_a_link_in_place_of_a_folder_of_ours_is_not_followed(vault: Vault, tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / f"{'0' * 32}.part").write_bytes(b"of somebody")
    (vault.path / name).symlink_to(elsewhere)
    evidence = None
    try:
        evidence = attach(vault, source(tmp_path, 9_000))
    except OddFile:
        assert name == "staging"
    assert [item.name for item in elsewhere.iterdir()] == [f"{'0' * 32}.part"]
    assert (evidence is None) == (name == "staging")
    if evidence:
        with vault.attachments.open(evidence) as opened:
            assert len(opened.read()) == 9_000
    vault.attachments.tidy()
    assert (elsewhere / f"{'0' * 32}.part").exists()


def test_a_vault_of_the_step_before_takes_files(tmp_path: Path) -> None:
    fixture = Path(__file__).parents[1] / "fixtures" / "vaults" / "0002"
    shutil.copytree(fixture, tmp_path / "n")
    words = json.loads(fixture.with_suffix(".json").read_text("utf-8"))["passphrase"]
    with file.unlock(tmp_path / "n", words) as vault:
        attach(vault, source(tmp_path, 9_000), "V2")
        assert vault.verify().attachments == 1


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("a.JPG", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0", "image/png"),
        ("a.m4a", b"\0\0\0\x20ftypM4A isom", "audio/mp4"),
        ("a.mp4", b"\0\0\0\x20ftypisom", "video/mp4"),
        ("a.docx", b"PK\3\4....", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.exe", b"PK\3\4....", "application/zip"),
        ("a.wav", b"RIFF\0\0\0\0WAVEfmt ", "audio/wav"),
        ("a.html", "söz".encode() * 300, "text/html"),
        ("a", "söz".encode() * 300, "text/plain"),
        ("a", ("a" + "ö" * 256).encode(), "text/plain"),
        ("a", ("a" + "ö" * 200).encode()[:-1], "application/octet-stream"),
        ("a.txt", b"text\0text", "application/octet-stream"),
        ("a.jpg", b"\x01\x02\x03\xff", "application/octet-stream"),
    ],
)
def test_the_kind_is_what_the_first_bytes_say(name: str, head: bytes, expected: str) -> None:
    assert mime_of(name, head[:512]) == expected


def test_the_folder_may_be_copied_and_opens_elsewhere(folder: Path, tmp_path: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        evidence = attach(vault, source(tmp_path, 9_000))
    shutil.copytree(folder, tmp_path / "copy")
    with file.unlock(tmp_path / "copy", WORDS) as vault, vault.attachments.open(evidence) as opened:
        assert len(opened.read()) == 9_000


def test_custody_is_named_when_it_breaks(vault: Vault, tmp_path: Path) -> None:
    evidence = attach(vault, source(tmp_path, 9_000))
    vault.write(lambda writer: writer.add_custody(line(evidence, "LENT", 2)))
    vault.write(lambda writer: writer.add_custody(line(evidence, "RETURNED", 3)))
    with vault._connection:
        vault._connection.execute("DROP TRIGGER custody_is_not_changed")
        vault._connection.execute("UPDATE custody_event SET body = replace(body, 'LENT', 'LOST')")
    from cahier.vault import evidence_check

    with pytest.raises(EvidenceUnsound) as caught:
        evidence_check.check(vault, vault.attachments, print)
    assert caught.value.lines == ("TEST-01 V1: the custody log breaks at line 3",)
