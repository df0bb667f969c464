"""Opens what a row of the case, a hit of the search or a place that was kept stands for."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from cahier.gui.controllers.case import CaseController
from cahier.gui.controllers.pages import Pages

_WITH_A_FORM = ("event", "proceeding", "detention", "interview", "person")
_TABS = {"person": "people", "interview": "interviews"}


class OpensForm(Protocol):
    """Opens a form of the case that is chosen."""

    def __call__(self, form: str, record_id: str = "", draft: str = "") -> None:
        """`form` names it, `record_id` says of what, `draft` is what was typed in it."""


class Opening(QObject):
    """Knows which page each kind of thing has."""

    def __init__(
        self,
        pages: Pages,
        case: CaseController,
        open_form: OpensForm,
        go_to: Callable[[dict[str, str]], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._pages, self._case = pages, case
        self._open_form, self._go_to = open_form, go_to

    def hit(self, notion: str, record: str, case_id: str) -> None:
        """Open what the search found."""
        if not case_id:
            return
        place = {"case": case_id, "tab": "overview"}
        if notion == "account":
            place = {"page": "interview", "case": case_id, "account_id": record, "tab": "interviews"}
        elif notion in _WITH_A_FORM:
            tab = _TABS.get(notion, "events")
            place = {"page": "form", "form": notion, "record": record, "case": case_id, "tab": tab}
        self._go_to(place)

    def row(self, tab: str, key: str) -> None:
        """Open a row of a tab of the case."""
        records = self._case.records
        if records is None:
            return
        case_id = records.case.case_id
        if tab == "interviews":
            self._pages.show_interview(case_id, key)
        elif tab == "people":
            self._open_form("person", key)
        elif tab == "evidence":
            item = next(each for each in records.evidence if each.evidence_id == key)
            if item.size is None:  # written down, without a file
                self._open_form("evidence", key)
            else:
                self._pages.show_evidence(case_id, key)
        elif tab in ("events", "places"):
            kind, _, record_id = key.partition(":")
            self._open_form(kind, record_id)
        else:
            release = next(each for each in self._case.releases if each.release_id == key)
            self._pages.show_release(release, records)

    def about(self, account_id: str) -> None:
        """Open the form about the interview of an account."""
        records = self._case.records
        if records is not None:
            account = next(each for each in records.accounts if each.account_id == account_id)
            self._open_form("interview", account.interview_id)

    def inside(self, place: dict[str, str]) -> None:
        """Go on where the researcher was, in the case that is shown by now."""
        page, case_id = place.get("page", ""), place["case"]
        if page == "form" and place.get("form"):
            self._open_form(place["form"], place.get("record", ""), place.get("draft", ""))
        elif page == "interview" and place.get("account_id"):
            point = place.get("point", "")
            at = int(point) if point.isdigit() else None
            self._pages.show_interview(case_id, place["account_id"], at, place.get("event", ""))
        elif page == "review":
            self._pages.show_review(case_id, place)
        elif page == "brief":
            self._pages.show_brief(case_id, place)
        elif page == "covering" and place.get("evidence_id"):
            self._pages.show_covering(case_id, place["evidence_id"], place.get("boxes", ""))
        elif page == "evidence" and place.get("evidence_id"):
            self._pages.show_evidence(case_id, place["evidence_id"])
