"""What is shown of a file kept as evidence: its kind, its facts, and the lines of its custody log."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from cahier.domain.custody import first_break
from cahier.domain.evidence import CustodyEvent, Evidence
from cahier.domain.records import CaseRecords
from cahier.gui import wording
from cahier.gui.models.case_parts import name_in
from cahier.gui.text import isolated
from cahier.gui.translation import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_KINDS = {
    "image": QT_TRANSLATE_NOOP("EvidenceParts", "Picture"),
    "audio": QT_TRANSLATE_NOOP("EvidenceParts", "Recording"),
    "video": QT_TRANSLATE_NOOP("EvidenceParts", "Video"),
    "text": QT_TRANSLATE_NOOP("EvidenceParts", "Text"),
    "message": QT_TRANSLATE_NOOP("EvidenceParts", "Message"),
    "application": QT_TRANSLATE_NOOP("EvidenceParts", "Document or other file"),
}
_ACTIONS = {
    "RECEIVED": QT_TRANSLATE_NOOP("EvidenceParts", "Taken into this notebook"),
    "COPIED_OUT": QT_TRANSLATE_NOOP("EvidenceParts", "The original was copied out of this notebook"),
    "COVERED": QT_TRANSLATE_NOOP("EvidenceParts", "Made here, as a covered copy"),
    "COVERED_COPY_MADE": QT_TRANSLATE_NOOP("EvidenceParts", "A covered copy of it was made"),
    "NOT_COPIED": QT_TRANSLATE_NOOP("EvidenceParts", "The copy could not be finished"),
}


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of a custody log, in words."""

    when: str
    what: str
    more: str


def kind_of(mime: str | None) -> str:
    """Return what kind of file it is, by its first bytes."""
    main = (mime or "").partition("/")[0]
    return translate("EvidenceParts", _KINDS.get(main, _KINDS["application"]))


def facts_of(evidence: Evidence, records: CaseRecords, kept_on: str) -> Sequence[tuple[str, str]]:
    """Return what is known of a file, name by value."""
    people = ", ".join(filter(None, (name_in(records, person) for person in evidence.contains_persons)))
    size = QLocale().formattedDataSize(evidence.size or 0)
    exactly = QLocale().toString(float(evidence.size or 0), "f", 0)
    return (
        (translate("EvidenceParts", "Kind"), f"{kind_of(evidence.mime)}  ·  {isolated(evidence.mime or '–')}"),
        (
            translate("EvidenceParts", "Size"),
            translate("EvidenceParts", "{size} ({n} bytes)").format(size=size, n=exactly),
        ),
        (translate("EvidenceParts", "In this notebook since"), moment(kept_on)),
        (translate("EvidenceParts", "What it shows"), wording.word_of("evd", evidence.kind) or "–"),
        (translate("EvidenceParts", "Who gave it"), isolated(name_in(records, evidence.source_person) or "–")),
        (translate("EvidenceParts", "Who appears in it"), isolated(people or "–")),
        (translate("EvidenceParts", "Fingerprint (SHA-256)"), grouped(evidence.sha256 or "–")),
    )


def log_lines(log: Sequence[CustodyEvent]) -> Sequence[LogLine]:
    """Return the custody log in words, in the order of recording."""
    return [LogLine(moment(line.when), _what(line), _more(line)) for line in log]


def verdict_on(log: Sequence[CustodyEvent]) -> tuple[str, str]:
    """Say whether each line seals the one before; with the kind of its colour."""
    broken = first_break(log)
    if broken is None:
        words = translate("EvidenceParts", "Each line seals the one before it. Lines: {n}").format(n=len(log))
        return "ok", words
    words = translate("EvidenceParts", "This log was changed: line {n} does not fit the one before it.")
    return "bad", words.format(n=broken)


def moment(text: str) -> str:
    """Return a moment (ISO 8601) as day and time of this computer."""
    when = QDateTime.fromString(text, Qt.DateFormat.ISODate)
    if not when.isValid():
        return text or "–"
    return QLocale().toString(when.toLocalTime(), "d MMMM yyyy, HH:mm")


def grouped(digest: str) -> str:
    """Return a hash in groups of eight, as one compares it by eye."""
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))


def _what(line: CustodyEvent) -> str:
    known = _ACTIONS.get(line.action)
    return translate("EvidenceParts", known) if known else isolated(line.action)


def _more(line: CustodyEvent) -> str:
    hands = " → ".join(isolated(holder) for holder in (line.from_holder, line.to_holder) if holder)
    parts = (isolated(line.actor_code), isolated(line.reason) if line.reason else "", hands)
    digests = dict.fromkeys(digest[:16] for digest in (line.hash_before, line.hash_after) if digest)
    shown = translate("EvidenceParts", "Fingerprint {start}").format(
        start=" → ".join(f"{each}…" for each in digests)
    )
    return "  ·  ".join(filter(None, (*parts, shown if digests else "")))
