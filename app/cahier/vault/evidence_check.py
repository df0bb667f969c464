"""Looks at every file of evidence and every custody log, to the end, whatever it finds on the way."""

import hashlib
from collections.abc import Callable

from cahier.domain.custody import first_break
from cahier.domain.evidence import Evidence
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


def check(reader: Reader, attachments: Attachments, report: Callable[[object], None]) -> int:
    """Answer with the number of files, all whole; raises EvidenceUnsound, which names each fault."""
    codes = {line.case_id: line.code for line in reader.cases()}
    lines: list[str] = []
    whole = 0
    for evidence in reader.each(Evidence):
        called = f"{codes.get(evidence.case_id, '?')} {evidence.code}"[:60]
        broken = first_break(reader.custody(evidence.evidence_id))
        if broken is not None:
            lines.append(f"{called}: the custody log breaks at line {broken}")
        if is_name(evidence.file):
            fault = _fault(attachments, evidence, report)
            whole += fault is None
            lines += [f"{called}: {fault}"] if fault else []
    if lines:
        raise EvidenceUnsound(tuple(lines), whole)
    return whole


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
