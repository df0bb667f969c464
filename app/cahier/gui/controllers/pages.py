"""The pages that fill the window beside the sidebar: an interview, the review of words, a brief, the settings.

Each is made when it is first wanted, with its controller, and kept while the notebook is open.
"""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cahier.domain.notion import Notion
from cahier.domain.records import CaseRecords
from cahier.domain.submission import Release, SubmissionStatus
from cahier.domain.tombstone import Why
from cahier.gui.controllers.interview import InterviewController
from cahier.gui.leaving import Flushable
from cahier.gui.screens.interview import InterviewScreen
from cahier.gui.screens.release_page import ReleasePage
from cahier.gui.session import Session
from cahier.gui.shell import Shell
from cahier.gui.widgets.kept_mark import Kept
from cahier.workflows import submissions
from cahier.workflows.destroy import Item

SAFETY = ("keys", "copies", "colleagues")
_SHOW_WORDS = ("interview", "review", "brief", "evidence", "covering")


class Pages(QObject):
    """Shows them; `left(case_id)` when one is done."""

    left = Signal(str)
    saved = Signal()  # something typed or decided is in the vault
    destroyed = Signal(object)  # the items that are gone
    settings_requested = Signal()
    safety_requested = Signal(str)  # a place of SAFETY, or "copy" for a copy at once
    form_wanted = Signal(str, str)  # form, record
    files_wanted = Signal(str)  # case_id
    files_dropped = Signal(str, object, int)  # case_id, paths, how many were none

    def __init__(self, session: Session, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._shell = session, shell
        self._controllers: dict[str, QObject] = {}
        self._came_from = ""

    def controller(self, key: str) -> QObject | None:
        """Return the controller of a page, if it was made."""
        return self._controllers.get(key)

    def controllers(self) -> tuple[QObject, ...]:
        """Return all that were made."""
        return tuple(self._controllers.values())

    def show_place(self, key: str) -> None:
        """Go where the sidebar says."""
        if key == "settings":
            self.settings_requested.emit()
        elif key in SAFETY:
            self.safety_requested.emit(key)
        else:
            self._shell.show_page(key)

    def show_interview(self, case_id: str, account_id: str, point: int | None = None, event: str = "") -> None:
        """Open an account, with the cursor at a place of it."""
        known = self._controllers.get("interview")
        if not isinstance(known, InterviewController):
            screen = InterviewScreen()
            known = InterviewController(self._session, screen, self)
            known.left.connect(self.left)
            known.autosave.kept.connect(self._tell_saved)
            known.files_wanted.connect(self.files_wanted)
            known.files_dropped.connect(self.files_dropped)
            self._shell.add_page("interview", screen)
            self._controllers["interview"] = known
        self._shell.show_page("interview")
        known.open(case_id, account_id, point, event)

    def show_review(self, case_id: str, place: dict[str, str] | None = None) -> None:
        """Open the review of the words of a case, at a mark of one of its texts."""
        from cahier.gui.controllers.review import ReviewController  # brings all detectors: not at start
        from cahier.gui.screens.review import ReviewScreen

        known = self._controllers.get("review")
        if not isinstance(known, ReviewController):
            screen = ReviewScreen()
            known = ReviewController(self._session, screen, self)
            known.left.connect(self.left)
            for autosave in (known.decisions, known.narrative):
                autosave.kept.connect(self._tell_saved)
            known.brief_wanted.connect(self.show_brief)
            self._shell.add_page("review", screen)
            self._controllers["review"] = known
        at = place or {}
        self._shell.show_page("review")
        known.open(case_id, at.get("text_id", ""), int(at.get("index", "0")))

    def show_evidence(self, case_id: str, evidence_id: str) -> None:
        """Open a file kept as evidence."""
        from cahier.gui.controllers.evidence import EvidenceController  # brings what looks and plays: not at start
        from cahier.gui.screens.evidence_page import EvidencePage

        known = self._controllers.get("evidence")
        if not isinstance(known, EvidenceController):
            known = EvidenceController(self._session, EvidencePage(), self)
            known.left.connect(self.left)
            known.edit_wanted.connect(lambda evidence_id: self.form_wanted.emit("evidence", evidence_id))
            known.cover_wanted.connect(self.show_covering)
            self._shell.add_page("evidence", known.page)
            self._controllers["evidence"] = known
        self._shell.show_page("evidence")
        known.open(case_id, evidence_id)

    def show_covering(self, case_id: str, evidence_id: str, boxes: str = "") -> None:
        """Cover parts of a picture."""
        from cahier.gui.controllers.covering import CoveringController
        from cahier.gui.screens.cover_page import CoverPage

        known = self._controllers.get("covering")
        if not isinstance(known, CoveringController):
            known = CoveringController(self._session, CoverPage(), self)
            known.left.connect(self.show_evidence)
            known.drawn.connect(self.saved)
            self._shell.add_page("covering", known.page)
            self._controllers["covering"] = known
        self._shell.show_page("covering")
        known.open(case_id, evidence_id, boxes)

    def show_release(self, release: Release, records: CaseRecords) -> None:
        """Show a line of the ledger."""
        page = ReleasePage(release, records)
        page.fate_chosen.connect(lambda state, called: self._keep_fate(page, release, state, called))
        page.closed.connect(lambda: self.left.emit(records.case.case_id))
        self._shell.add_page("release", page)
        self._shell.show_page("release")

    def _keep_fate(self, page: ReleasePage, release: Release, state: SubmissionStatus, called: str) -> None:
        self._session.write(
            lambda workspace: submissions.mark(workspace, release, state, reference=called),
            page.fate.show_fate,
            changes=(Notion.SUBMISSION,),
        )

    def show_withdrawal(self, case_id: str, person_id: str) -> None:
        """Show what follows when somebody takes their consent back."""
        from cahier.gui.controllers.withdrawal import WithdrawalController

        known = self._controllers.get("withdrawal")
        if not isinstance(known, WithdrawalController):
            known = WithdrawalController(self._session, self)
            known.left.connect(self.left)
            known.ready.connect(self._show_withdrawal)
            known.destroying_wanted.connect(self.show_destroying)
            self.destroyed.connect(known.note_destroyed)
            self._controllers["withdrawal"] = known
        self._flush()
        known.open(case_id, person_id)

    def _show_withdrawal(self, page: QWidget) -> None:
        self._shell.add_page("withdrawal", page)
        self._shell.show_page("withdrawal")

    def show_destroying(self, case_id: str, items: tuple[Item, ...], name: str, why: Why | None = None) -> None:
        """Show what would go if these were destroyed for ever."""
        from cahier.gui.controllers.destroying import DestroyingController

        known = self._controllers.get("destroying")
        if not isinstance(known, DestroyingController):
            known = DestroyingController(self._session, self._shell, self)
            known.left.connect(self._leave_destroying)
            known.destroyed.connect(self._forget_destroyed)
            known.copy_wanted.connect(lambda: self.safety_requested.emit("copy"))
            self._controllers["destroying"] = known
        self._flush()
        self._came_from = self._shell.current_key
        known.open(case_id, items, name, why)

    def show_back(self, items: tuple[Item, ...]) -> None:
        """Show what was destroyed before and is here again because an older copy was put back."""
        self.show_destroying("", items, self.tr("Destroyed before, and here again"))

    def _leave_destroying(self, case_id: str) -> None:
        if self._shell.page(self._came_from) is None:
            self.left.emit(case_id)
        else:
            self._shell.show_page(self._came_from)

    def _forget_destroyed(self, items: tuple[Item, ...]) -> None:
        """Let go of what may show words that are gone, and of the way to take something back."""
        self._shell.withdraw_offer()
        keys = [*_SHOW_WORDS, "release", "form"]
        if any(item.kind in ("person", "case") for item in items):
            keys.append("withdrawal")
        old: list[QObject] = [page for key in keys if (page := self._shell.take_page(key)) is not None]
        old += [self._controllers.pop(key) for key in _SHOW_WORDS if key in self._controllers]
        self.destroyed.emit(items)
        QTimer.singleShot(0, self, lambda: self._let_go(old))

    def _let_go(self, old: list[QObject]) -> None:
        """Delete pages and controllers once nothing is under way that would answer to them."""

        def delete(_none: object) -> None:
            for each in old:
                each.deleteLater()

        self._session.run(lambda _workspace: None, delete)

    def _flush(self) -> None:
        """Save what is typed elsewhere: it is not lost when its page goes."""
        for controller in self.controllers():
            if isinstance(controller, Flushable):
                controller.flush()

    def _tell_saved(self, kept: Kept) -> None:
        if kept.state == "saved" and kept.at is not None:
            self.saved.emit()

    def show_brief(self, case_id: str, kept: dict[str, str] | None = None) -> None:
        """Open what prepares a brief, as it was chosen before where that was kept."""
        from cahier.gui.controllers.brief import BriefController  # brings the exporters: not at start
        from cahier.gui.screens.brief import BriefScreen

        known = self._controllers.get("brief")
        if not isinstance(known, BriefController):
            screen = BriefScreen()
            known = BriefController(self._session, screen, self)
            known.left.connect(self.left)
            known.review_wanted.connect(self.show_review)
            known.colleagues_wanted.connect(lambda: self.safety_requested.emit("colleagues"))
            self._shell.add_page("brief", screen)
            self._controllers["brief"] = known
        self._shell.show_page("brief")
        known.open(case_id, kept or {})
