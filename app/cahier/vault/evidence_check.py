"""Looks at every file of evidence and every custody log, to the end, whatever it finds on the way."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from cahier.domain.custody import first_break
from cahier.domain.evidence import Evidence
from cahier.domain.tombstone import Tombstone
from cahier.vault.attachments.errors import AttachmentDamaged, AttachmentMissing, EvidenceUnsound
from cahier.vault.attachments.files import Progress, is_name
from cahier.vault.attachments.keeping import Attachments
from cahier.vault.errors import CannotRead, OddFile
from cahier.vault.reader import Reader

_FAULTS = {
    AttachmentMissing: "the file is missing",
    AttachmentDamaged: "the file is damaged",
    CannotRead: "the file cannot be read",
    OddFile: "a link or a device stands in place of the file",
}
_EACH = 64  # chunks between two reports


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence to be looked at: what it is called, and what is wrong with its custody log."""

    evidence: Evidence
    called: str
    log: str

    @property
    def has_file(self) -> bool:
        """Say whether there is a file to read."""
        return is_name(self.evidence.file)


def check(reader: Reader, attachments: Attachments, report: Callable[[object], None]) -> int:
    """Answer with the number of files, all whole; raises EvidenceUnsound, which names each fault."""
    codes = {line.case_id: line.code for line in reader.cases()}
    lines: list[str] = []
    if broken := first_break(reader.list(Tombstone)):
        lines.append(f"the list of what was destroyed breaks at line {broken}")
    whole = 0
    for evidence in reader.each(Evidence):
        each = _item(reader, evidence, codes)
        wrong = faults_of(attachments, each, report)
        whole += each.has_file and wrong == faults_of_log(each)
        lines += wrong
    if lines:
        raise EvidenceUnsound(tuple(lines), whole)
    return whole


def pieces(reader: Reader) -> list[Evidence]:
    """Return every piece of evidence in the order of ids."""
    return sorted(reader.each(Evidence), key=lambda evidence: evidence.evidence_id)


def item(reader: Reader, evidence: Evidence) -> Item:
    """Return what is to be looked at of one piece."""
    return _item(reader, evidence, {line.case_id: line.code for line in reader.cases()})


def faults_of(attachments: Attachments, item: Item, report: Callable[[object], None]) -> tuple[str, ...]:
    """Read the file of one piece to its end and say what is wrong with it and its log. Any thread may."""
    fault = _fault(attachments, item.evidence, report) if item.has_file else None
    return (*faults_of_log(item), *([f"{item.called}: {fault}"] if fault else []))


def faults_of_log(item: Item) -> tuple[str, ...]:
    """Say what is wrong with the log of one piece."""
    return (f"{item.called}: {item.log}",) if item.log else ()


def _item(reader: Reader, evidence: Evidence, codes: dict[str, str]) -> Item:
    broken = first_break(reader.custody(evidence.evidence_id))
    log = "" if broken is None else f"the custody log breaks at line {broken}"
    return Item(evidence, f"{codes.get(evidence.case_id, '?')} {evidence.code}"[:60], log)


def _fault(attachments: Attachments, evidence: Evidence, report: Callable[[object], None]) -> str | None:
    try:
        with attachments.open(evidence) as file:
            digest = hashlib.sha256()
            left = size = evidence.size or 0
            for number, chunk in enumerate(file.chunks()):
                digest.update(chunk[:left])
                left -= min(left, len(chunk))
                if number % _EACH == 0:
                    report(Progress(size - left, size))
    except tuple(_FAULTS) as error:
        return _FAULTS[type(error)]
    return None if digest.hexdigest() == evidence.sha256 else "the file is not the one whose hash was recorded"
