"""An open notebook: joins the shell with its controllers, and knows where the researcher is.

Pages are named by words ("cases", "form", "interview", "review", "brief", "settings"); `place()` is what is kept
over a lock and `go_to(place)` what comes back to it.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from cahier.domain.colleague import Reading
from cahier.gui.controllers.case import CaseController
from cahier.gui.controllers.cases import CasesController
from cahier.gui.controllers.forms import FormsController
from cahier.gui.controllers.intake import Intake
from cahier.gui.controllers.opening import Opening
from cahier.gui.controllers.pages import Pages
from cahier.gui.leaving import Flushable, Placed
from cahier.gui.screens.browse import BrowseScreen
from cahier.gui.screens.form_page import FormPage
from cahier.gui.session import Session
from cahier.gui.shell import Shell
from cahier.gui.widgets.choosing import choose_files
from cahier.gui.widgets.intake_card import IntakeCard
from cahier.workflows import readings, record, resume
from cahier.workflows.destroy import Item

_PAUSE = 1500  # milliseconds after which a form half filled in is kept


class Desk(QObject):
    """Everything that is open once the notebook is."""

    preferred = Signal(str, str)

    def __init__(self, session: Session, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._shell = session, shell
        self._browse = BrowseScreen()
        shell.add_page("cases", self._browse)
        self.cases = CasesController(session, self._browse.list)
        self.case = CaseController(session, self._browse.case)
        self.forms = FormsController(session, self)
        self.pages = Pages(session, shell, self)
        self.opening = Opening(self.pages, self.case, self._open_form, self.go_to, self)
        self.intake, self._intake_card = Intake(session, self), IntakeCard()
        shell.put_over(self._intake_card)
        self._after_read: list[dict[str, str]] = []
        self._keeping = QTimer(self, singleShot=True, interval=_PAUSE)
        self._keeping.timeout.connect(self.keep_place)
        self._connect()

    def begin(self, place: dict[str, str]) -> None:
        """Show the list, and go where the researcher was."""
        self._shell.show_page("cases")
        if not place.get("case"):  # else whoever types at once would type into the search
            self._browse.list.search.setFocus()
        self.cases.load()
        if place.get("files_left"):
            self._intake_card.show_left(place["files_left"])
        self.go_to(place)
        self._session.run(readings.waiting, self._offer_reading)

    def go_to(self, place: dict[str, str]) -> None:
        """Go to a place that was kept; what is gone by now is passed over."""
        case_id = place.get("case", "")
        if not case_id:
            if place.get("form") == "new_case":
                self.forms.open(None, "new_case", draft=place.get("draft", ""))
            return
        self._browse.case.show_tab(place.get("tab", ""))
        self.cases.choose(case_id)
        self._after_read = [place]
        self.case.show_now(case_id)

    def place(self) -> dict[str, str]:
        """Return where the researcher is."""
        key = self._shell.current_key
        place = {"page": key, "case": self.case.case_id, "tab": self._browse.case.tab, **self.intake.place()}
        if key == "form" or self.forms.unfinished is not None:
            return {**place, **self.forms.place(), "page": "form"}
        inside = self.pages.controller(key)
        return {**place, **inside.place()} if isinstance(inside, Placed) else place

    def keep_place(self) -> None:
        """Keep the place in the vault, some time; once the notebook is closed that was done."""
        if not self._session.is_open:
            return
        place = self.place()
        self._session.run(lambda workspace: resume.remember(workspace, place))

    def save_all_now(self) -> None:
        """Save what is typed and where one is; returns when it is on the disk."""
        self._keeping.stop()
        for controller in self.pages.controllers():
            if isinstance(controller, Flushable):
                controller.flush()
        place = self.place()
        self._session.write_now(lambda workspace: resume.remember(workspace, place))

    def new_case(self) -> None:
        """Show the form of a new case."""
        self.forms.open(None, "new_case")

    def new_interview(self) -> None:
        """Show what is asked before an interview."""
        if self.case.records is not None:
            self._open_form("start")

    def review(self) -> None:
        """Review the words of the case that is chosen."""
        if self.case.case_id:
            self.show_review(self.case.case_id)

    def brief(self) -> None:
        """Prepare a brief of the case that is chosen."""
        if self.case.case_id:
            self.show_brief(self.case.case_id)

    def add_files(self, case_id: str) -> None:
        """Choose files to keep in a case."""
        choose_files(self._shell, self.tr("Files to keep"), lambda paths: self.intake.take(case_id, paths))

    def search(self) -> None:
        """Go to the search."""
        self._shell.show_page("cases")
        self._browse.list.search.setFocus()
        self._browse.list.search.selectAll()

    def show_interview(self, case_id: str, account_id: str, point: int | None = None) -> None:
        """Open an account."""
        self.pages.show_interview(case_id, account_id, point)

    def show_review(self, case_id: str) -> None:
        """Open the review of the words of a case."""
        self.pages.show_review(case_id)

    def show_brief(self, case_id: str) -> None:
        """Open what prepares a brief."""
        self.pages.show_brief(case_id)

    def _connect(self) -> None:
        browse, case = self._browse, self._browse.case
        browse.list.case_chosen.connect(self._choose)
        browse.list.case_opened.connect(self._choose)
        browse.list.hit_opened.connect(self.opening.hit)
        browse.list.new_requested.connect(self.new_case)
        case.interview_requested.connect(self.new_interview)
        case.edit_requested.connect(lambda: self._open_form("case"))
        case.add_requested.connect(self._add)
        case.drop.dropped.connect(lambda paths, others: self.intake.take(self.case.case_id, paths, others))
        self.pages.files_wanted.connect(self.add_files)
        self.pages.files_dropped.connect(self.intake.take)
        self.pages.form_wanted.connect(self._open_form)
        self.intake.changed.connect(self._intake_card.show_standing)
        self._intake_card.cancelled.connect(self.intake.cancel)
        case.review_requested.connect(self.review)
        case.brief_requested.connect(self.brief)
        case.opened.connect(self.opening.row)
        case.about_requested.connect(self.opening.about)
        self.case.shown.connect(self._case_shown)
        self.forms.ready.connect(self._show_form)
        self.forms.done.connect(self._close_form)
        self.forms.case_made.connect(lambda case_id: self.go_to({"case": case_id, "tab": "overview"}))
        self.forms.interview_begun.connect(self.show_interview)
        self.pages.left.connect(self._back_to_case)
        self.forms.removed.connect(self._offer_back)
        self.forms.case_removed.connect(self._case_removed)
        self.forms.withdrawal_wanted.connect(self.pages.show_withdrawal)
        self.forms.destroying_wanted.connect(
            lambda items, name: self.pages.show_destroying(self.case.case_id, items, name)
        )
        self.pages.destroyed.connect(self._forget_destroyed)
        self.pages.saved.connect(self.keep_place)
        self._shell.pages.currentChanged.connect(lambda _place: self._page_changed())
        self._shell.place_chosen.connect(self.pages.show_place)

    def _add(self, what: str) -> None:
        if what == "file":
            self.add_files(self.case.case_id)
        else:
            self._open_form(what)

    def _offer_reading(self, waiting: tuple[Reading, ...]) -> None:
        """Offer what a colleague left to be read."""
        if waiting:
            case_id = waiting[0].case_id
            self._shell.show_offer(
                self.tr("A brief waits for you as its second reader."),
                self.tr("Read it"),
                lambda: self.go_to({"page": "brief", "case": case_id}),
            )

    def _choose(self, case_id: str) -> None:
        self.cases.note_chosen(case_id)
        self.case.show(case_id)

    def _case_shown(self, _case_id: str) -> None:
        self._browse.show_chosen(True)
        if self._after_read and self._shell.current_key == "cases":
            self._browse.take_focus()
        while self._after_read:
            self.opening.inside(self._after_read.pop())

    def _open_form(self, form: str, record_id: str = "", draft: str = "") -> None:
        self.forms.open(self.case.records, form, record_id, draft, self.case.releases)

    def _show_form(self, page: FormPage) -> None:
        self._shell.withdraw_offer()
        if self._shell.page("form") is page:
            self._shell.show_page("form")
            return
        page.touched.connect(self._keeping.start)
        self._shell.add_page("form", page)
        self._shell.show_page("form")

    def _page_changed(self) -> None:
        """Keep the place; where a form was left unfinished, offer the way back to it."""
        self._keeping.start()
        page = self.forms.unfinished
        if page is not None and self._shell.current is not page:
            self._shell.show_offer(
                self.tr("Not saved yet: {form}").format(form=page.header.title.accessibleName()),
                self.tr("Go on with it"),
                lambda: self._shell.show_page("form"),
            )

    def _case_removed(self, _case_id: str) -> None:
        self.case.forget()
        self._browse.show_chosen(False)
        self._show_cases()
        self.keep_place()

    def _forget_destroyed(self, items: tuple[Item, ...]) -> None:
        self.forms.forget()
        self._browse.list.forget_found()
        if any(item.kind == "case" for item in items):
            self.case.forget()
            self._browse.show_chosen(False)
        self.keep_place()

    def _offer_back(self, gone: tuple[object, ...]) -> None:
        self._shell.show_offer(
            self.tr("Removed."),
            self.tr("Undo"),
            lambda: self._session.write(lambda workspace: record.save(workspace, *gone)),
        )

    def _close_form(self) -> None:
        self._keeping.stop()
        self._show_cases()
        self._shell.drop_page("form")
        self.keep_place()

    def _show_cases(self) -> None:
        self._shell.show_page("cases")
        self._browse.take_focus()

    def _back_to_case(self, case_id: str) -> None:
        self._show_cases()
        if case_id:
            self.cases.choose(case_id)
            self.case.show_now(case_id)
