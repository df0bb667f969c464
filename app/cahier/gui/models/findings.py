"""What a check found, in the words of the window: what is harmed, what is safe."""

from PySide6.QtCore import QCoreApplication

from cahier.gui.translation import QT_TRANSLATE_NOOP
from cahier.workflows.verify import Finding, Loss

_MOST = 12  # lines
_KINDS = {
    "case": QT_TRANSLATE_NOOP("Finding", "Cases"),
    "person": QT_TRANSLATE_NOOP("Finding", "People"),
    "case_person": QT_TRANSLATE_NOOP("Finding", "Parts of people in cases"),
    "relationship": QT_TRANSLATE_NOOP("Finding", "Ties between people"),
    "organisation": QT_TRANSLATE_NOOP("Finding", "Organisations"),
    "place": QT_TRANSLATE_NOOP("Finding", "Places"),
    "event": QT_TRANSLATE_NOOP("Finding", "Things that happened"),
    "proceeding": QT_TRANSLATE_NOOP("Finding", "Proceedings"),
    "detention": QT_TRANSLATE_NOOP("Finding", "Detentions"),
    "interview": QT_TRANSLATE_NOOP("Finding", "Interviews"),
    "account": QT_TRANSLATE_NOOP("Finding", "Accounts"),
    "consent": QT_TRANSLATE_NOOP("Finding", "Consents"),
    "evidence": QT_TRANSLATE_NOOP("Finding", "Evidence"),
    "custody_event": QT_TRANSLATE_NOOP("Finding", "Lines of custody logs"),
    "submission": QT_TRANSLATE_NOOP("Finding", "Submissions"),
    "release": QT_TRANSLATE_NOOP("Finding", "Briefs that left"),
    "decision": QT_TRANSLATE_NOOP("Finding", "Decisions about words"),
}
_TITLES = {
    "records": QT_TRANSLATE_NOOP("Finding", "Some records cannot be read"),
    "mixed": QT_TRANSLATE_NOOP("Finding", "Parts of this notebook are older than the rest"),
    "damaged": QT_TRANSLATE_NOOP("Finding", "This notebook is damaged"),
    "evidence": QT_TRANSLATE_NOOP("Finding", "Evidence is not as it was kept"),
}
_SAFE = {
    "records": QT_TRANSLATE_NOOP(
        "Finding", "All other records and files are whole, as they were written. Nothing was changed."
    ),
    "mixed": QT_TRANSLATE_NOOP(
        "Finding",
        "An old piece of it was put back, or a piece of a save was taken away. Nothing foreign got in and it can "
        "be read, but what is named above may be older than you left it. Nothing was changed.",
    ),
    "damaged": QT_TRANSLATE_NOOP("Finding", "What can still be read is as it was written. Nothing was changed."),
    "evidence": QT_TRANSLATE_NOOP(
        "Finding", "All records, and all other files, are as they were kept. Nothing was changed."
    ),
}


def title_of(finding: Finding) -> str:
    """Return what happened, in a few words."""
    return _said(_TITLES[finding.kind])


def safe_in(finding: Finding) -> str:
    """Return what is safe."""
    return _said(_SAFE[finding.kind])


def harmed_in(finding: Finding) -> tuple[str, ...]:
    """Return what is harmed, a line each."""
    lines = (*map(_loss, finding.losses), *finding.what)
    if not lines:
        return (_said(QT_TRANSLATE_NOOP("Finding", "It cannot be told which records are harmed.")),)
    more = _said(QT_TRANSLATE_NOOP("Finding", "and {n} more")).format(n=len(lines) - _MOST)
    return (*lines[:_MOST], more) if len(lines) > _MOST else lines


def _loss(loss: Loss) -> str:
    kind = _said(_KINDS[loss.notion]) if loss.notion in _KINDS else loss.notion.replace("_", " ")
    if loss.cases:
        words = _said(QT_TRANSLATE_NOOP("Finding", "{kind}: {n} cannot be read, in {cases}"))
        return words.format(kind=kind, n=loss.count, cases=", ".join(loss.cases))
    return _said(QT_TRANSLATE_NOOP("Finding", "{kind}: {n} cannot be read")).format(kind=kind, n=loss.count)


def _said(text: str) -> str:
    return QCoreApplication.translate("Finding", text)
