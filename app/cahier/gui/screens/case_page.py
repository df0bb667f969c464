"""One case: its header with what can be done, and its tabs."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from cahier.domain.records import CaseRecords
from cahier.domain.submission import Release
from cahier.gui import theme
from cahier.gui.dates import today
from cahier.gui.models import around_rows, case_parts
from cahier.gui.models.cases import status_word
from cahier.gui.screens.tab_list import ListTab
from cahier.gui.screens.tab_overview import OverviewTab
from cahier.gui.widgets.buttons import primary, secondary
from cahier.gui.widgets.empty import Empty
from cahier.gui.widgets.file_drop import FileDrop
from cahier.gui.widgets.labels import isolated, line, pill
from cahier.gui.widgets.page import PageHeader
from cahier.gui.widgets.timeline import HEIGHT, MomentPainter

_ROOM_FOR_TABS = 680  # pixels of page
TABS = ("overview", "interviews", "people", "events", "evidence", "places", "releases")


class CasePage(QWidget):
    """Shows a case. Every wish is a signal; `opened(tab, key)` is a row that was opened."""

    interview_requested = Signal()
    review_requested = Signal()
    brief_requested = Signal()
    edit_requested = Signal()
    add_requested = Signal(str)
    opened = Signal(str, str)
    about_requested = Signal(str)
    tab_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "page")
        self.header = PageHeader("")
        self._status = pill("")
        self.header.add_state(self._status)
        self.tabs = QTabBar()
        self.overview = OverviewTab()
        self.interviews, self.people = self._interviews_tab(), self._people_tab()
        self.events, self.releases = self._events_tab(), self._releases_tab()
        self.evidence, self.places = self._evidence_tab(), self._places_tab()
        self._stack = QStackedWidget()
        self.drop = FileDrop(self)
        self._build()
        self._connect()

    def show_case(
        self, records: CaseRecords, releases: Sequence[Release], kept_on: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Show a case, in the tab that is open; `kept_on` says when the files of evidence came in."""
        case, day = records.case, today()
        self.header.set_title(case.title_internal or case.title_public or case.code)
        self.header.set_facts(
            "  ·  ".join(
                (
                    isolated(case.code),
                    self.tr("Interviews: {n}").format(n=len(records.interviews)),
                    self.tr("People: {n}").format(n=len(records.persons)),
                )
            )
        )
        self._status.setText(status_word(case.status))
        self._status.setVisible(case.status != "open")
        self.overview.show_case(records, day)
        self.interviews.show_rows(case_parts.interview_rows(records))
        self.people.show_rows(case_parts.people_rows(records, day))
        self.events.show_rows(case_parts.moment_rows(records))
        self.evidence.show_rows(around_rows.evidence_rows(records, kept_on))
        self.places.show_rows(around_rows.place_rows(records))
        self.releases.show_rows(case_parts.release_rows(records, releases))

    def say_saved(self) -> None:
        """Say that all is saved, and when."""
        now = datetime.now(UTC).astimezone()
        self.header.set_saved(self.tr("Saved {time}").format(time=f"{now:%H:%M}"))

    def show_tab(self, key: str) -> None:
        """Go to a tab."""
        if key in TABS:
            self.tabs.setCurrentIndex(TABS.index(key))

    def take_focus(self) -> None:
        """Put the cursor into the list of the tab, or on the tabs."""
        tab = self._stack.currentWidget()
        (tab.list if isinstance(tab, ListTab) and tab.rows.rowCount() else self.tabs).setFocus()

    @property
    def tab(self) -> str:
        """The tab that is open."""
        return TABS[max(self.tabs.currentIndex(), 0)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Bring the tabs together where there is little room."""
        super().resizeEvent(event)
        look = "tight" if self.width() < _ROOM_FOR_TABS else ""
        if self.tabs.property("look") != look:
            theme.dress(self.tabs, look)

    def _turn(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.tab_changed.emit(TABS[place])

    def _step(self, where: str) -> None:
        if where == "case":
            self.edit_requested.emit()
        elif where == "consent":
            self.show_tab("people")
        elif where == "interview":
            self.interview_requested.emit()
        else:
            self.add_requested.emit(where)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        self.overview.tab_requested.connect(self.show_tab)
        self.overview.step_requested.connect(self._step)
        self.overview.edit_requested.connect(self.edit_requested)
        self.interviews.about_requested.connect(self.about_requested)
        self.interviews.add_requested.connect(lambda _kind: self.interview_requested.emit())
        for key, tab in (
            ("interviews", self.interviews),
            ("people", self.people),
            ("events", self.events),
            ("evidence", self.evidence),
            ("places", self.places),
            ("releases", self.releases),
        ):
            tab.opened.connect(lambda row, key=key: self.opened.emit(key, row))
        for tab in (self.people, self.events, self.evidence, self.places):
            tab.add_requested.connect(self.add_requested)

    def _build(self) -> None:
        new = secondary(self.tr("New interview"), "interview", "Ctrl+I")
        new.clicked.connect(self.interview_requested)
        review = secondary(self.tr("Review words"), "hide", "Ctrl+R")
        review.clicked.connect(self.review_requested)
        brief = primary(self.tr("Prepare brief"), "release", "Ctrl+B")
        brief.clicked.connect(self.brief_requested)
        for button in (new, review, brief):
            self.header.add_action(button)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(self.tr("Parts of the case"))
        self.tabs.setFont(theme.weighed(self.tabs.font(), 500))
        names = (
            (self.tr("Overview"), self.overview),
            (self.tr("Interviews"), self.interviews),
            (self.tr("People"), self.people),
            (self.tr("What happened"), self.events),
            (self.tr("Evidence"), self.evidence),
            (self.tr("Places"), self.places),
            (self.tr("Releases"), self.releases),
        )
        for name, tab in names:
            self.tabs.addTab(name)
            self._stack.addWidget(tab)
        inset = QHBoxLayout()
        inset.setContentsMargins(28, 8, 28, 0)
        inset.addWidget(self.tabs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(inset)
        column.addWidget(line())
        column.addWidget(self._stack, 1)

    def _interviews_tab(self) -> ListTab:
        empty = Empty(
            "interview",
            self.tr("Nothing written down yet"),
            self.tr("Sit down, choose the language, and type while you listen. Every word is saved as you go."),
            self.tr("New interview"),
        )
        adds = (("interview", "interview", self.tr("New interview")),)
        return ListTab(self.tr("Interviews"), empty, adds, about=self.tr("About the interview"))

    def _people_tab(self) -> ListTab:
        empty = Empty(
            "people",
            self.tr("Nobody yet"),
            self.tr("Add those this is about, their relatives, and who tells it."),
            self.tr("Add a person"),
        )
        return ListTab(self.tr("People"), empty, (("person", "person", self.tr("Add a person")),))

    def _events_tab(self) -> ListTab:
        empty = Empty(
            "timeline",
            self.tr("Nothing on the timeline yet"),
            self.tr("Record who did what to whom, and when, as exactly as it was said and no more."),
            self.tr("Add an event"),
        )
        adds = (
            ("event", "event", self.tr("Add an event")),
            ("proceeding", "court", self.tr("Add a proceeding")),
            ("detention", "detention", self.tr("Add a detention")),
        )
        return ListTab(self.tr("What happened"), empty, adds, MomentPainter(self), HEIGHT)

    def _evidence_tab(self) -> ListTab:
        empty = Empty(
            "document",
            self.tr("No evidence yet"),
            self.tr("A summons, a photograph, a recording: drop the files here, or write down what others hold."),
            self.tr("Add files"),
        )
        adds = (
            ("file", "document", self.tr("Add files")),
            ("evidence", "edit", self.tr("Write down evidence without a file")),
        )
        return ListTab(self.tr("Evidence"), empty, adds)

    def _places_tab(self) -> ListTab:
        empty = Empty(
            "place",
            self.tr("No places yet"),
            self.tr("Where things happened, and the organisations that have a part in them."),
            self.tr("Add a place"),
        )
        adds = (
            ("place", "place", self.tr("Add a place")),
            ("organisation", "organisation", self.tr("Add an organisation")),
        )
        return ListTab(self.tr("Places and organisations"), empty, adds)

    def _releases_tab(self) -> ListTab:
        empty = Empty(
            "release",
            self.tr("Nothing has left this notebook"),
            self.tr("Each brief is listed here: to whom, when, and on whose consent."),
        )
        return ListTab(self.tr("Releases"), empty)
