"""Joins the brief screen with the release: a preview after each change, files when they are asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from cahier.domain.case import Case
from cahier.domain.evidence import Evidence
from cahier.domain.notion import Notion
from cahier.domain.records import CaseRecords
from cahier.gui.controllers.second_reader import SecondReaderController, Team, team_for
from cahier.gui.models.case_parts import name_in
from cahier.gui.screens.brief import BriefScreen
from cahier.gui.session import Session
from cahier.gui.widgets.labels import isolated
from cahier.gui.widgets.second_reader import LATER
from cahier.redaction.profiles import profile_codes, profile_named
from cahier.redaction.recipients import recipient_coded
from cahier.workflows import compile_release, hand_over, pictures, show_case
from cahier.workflows.compile_release import Order, Outcome, Preview
from cahier.workflows.workspace import Workspace

_PAUSE = 350  # milliseconds after the last change
_BETWEEN = " "  # no code and no id holds one


class BriefController(QObject):
    """Prepares the brief of one case."""

    left = Signal(str)
    review_wanted = Signal(str)
    colleagues_wanted = Signal()

    def __init__(self, session: Session, screen: BriefScreen, parent: QObject | None = None) -> None:
        super().__init__(parent or screen)
        self._session, self._screen = session, screen
        self._case: Case | None = None
        self._asked = 0
        self._reader = SecondReaderController(session, screen.reader, self)
        self._reader.decided.connect(self.preview)
        self._reader.sent_back.connect(lambda: self._leave(self.left.emit))
        self._reader.colleagues_wanted.connect(self.colleagues_wanted)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.preview)
        screen.order_changed.connect(self._changed)
        screen.write_requested.connect(self._write)
        screen.whom.kind_chosen.connect(self._kind_chosen)
        screen.back_requested.connect(lambda: self._leave(self.left.emit))
        screen.review_requested.connect(lambda: self._leave(self.review_wanted.emit))

    def open(self, case_id: str, kept: Mapping[str, str] = MappingProxyType({})) -> None:
        """Prepare the brief of a case; `kept` is what `place` told before the notebook was locked."""
        codes = profile_codes()
        self._screen.whom.show_profiles((code, _name_of(code)) for code in codes)
        self._session.run(
            lambda workspace: _read(workspace, case_id),
            lambda found: self._opened(kept, *found),
            failed=self._screen.show_trouble,
        )

    def place(self) -> dict[str, str]:
        """Return what brings the researcher back to this brief: for whom it is, and what goes with it."""
        screen, whom = self._screen, self._screen.whom
        if self._case is None:
            return {}
        return {
            "case_id": self._case.case_id,
            "profile": whom.chosen_profile,
            "recipient": self._recipient(),
            "language": whom.chosen_language,
            "formats": _BETWEEN.join(screen.chosen_formats()),
            "pictures": _BETWEEN.join(screen.pictures.chosen),
        }

    def preview(self) -> None:
        """Put the brief together as it would be now."""
        case = self._case
        if case is None:
            return
        self._pause.stop()
        self._asked += 1
        asked, order = self._asked, replace(self._order(), alone=self._reader.alone)
        self._session.run(
            lambda workspace: compile_release.preview(workspace, case.case_id, order),
            lambda made: self._show(made, asked),
            failed=self._screen.show_trouble,
        )

    def _recipient(self) -> str:
        return self._screen.recipient.text().strip()

    def _order(self) -> Order:
        """Return what is asked for, with what was ticked here or by whoever handed it over."""
        reading = self._reader.reading
        ticked = {**(hand_over.ticks_of(reading) if reading else {}), **self._screen.obstacles.confirmed}
        screen, whom = self._screen, self._screen.whom
        return Order(
            whom.chosen_profile,
            self._recipient(),
            screen.chosen_formats(),
            ticked,
            pictures=screen.pictures.chosen,
            language=whom.chosen_language,
        )

    def _opened(
        self, kept: Mapping[str, str], records: CaseRecords, team: Team, covered: tuple[Evidence, ...]
    ) -> None:
        case = self._case = records.case
        people = {part.code: name_in(records, part.person_id) for part in records.roles}
        facts = "  ·  ".join(isolated(fact) for fact in (case.code, case.title_internal) if fact)
        self._screen.begin(facts, "", people)
        self._kind_chosen(self._screen.whom.chosen_profile)
        self._reader.begin(team)
        self._screen.fix_order(team.reading)
        if team.reading is None and kept.get("profile"):
            self._take_up(kept)
        self._show_pictures(covered, team, kept.get("pictures", "").split(_BETWEEN))
        self.preview()

    def _take_up(self, kept: Mapping[str, str]) -> None:
        """Choose again what was chosen before; what was ticked for it has to be seen to again."""
        whom = self._screen.whom
        if kept.get("profile") in profile_codes():
            whom.choose_profile(kept["profile"])
        self._kind_chosen(whom.chosen_profile)
        whom.choose_language(kept.get("language", ""))
        if kept.get("recipient"):
            self._screen.recipient.say(kept["recipient"])
        for code, box in self._screen.formats.items():
            box.setChecked(code in kept.get("formats", "").split(_BETWEEN))

    def _show_pictures(self, covered: tuple[Evidence, ...], team: Team, before: Sequence[str]) -> None:
        names = [(item.evidence_id, f"{isolated(item.code)}  {isolated(item.title or '')}") for item in covered]
        chosen = team.reading.pictures if team.reading else before
        self._screen.pictures.show_pictures(names, chosen, fixed=team.reading is not None)

    def _kind_chosen(self, code: str) -> None:
        """Offer the recipients and languages of a kind of brief, the usual recipient first."""
        if not code:
            return
        profile = profile_named(code)
        self._screen.recipient.offer(profile.recipients)
        self._screen.recipient.say(recipient_coded(profile.recipients[0]).name)
        self._screen.whom.show_languages(profile.languages)

    def _changed(self) -> None:
        self._asked += 1  # whatever is on its way is no longer what was asked for
        self._screen.outcome.forget()
        self._pause.start()

    def _show(self, made: Preview, asked: int) -> None:
        if asked == self._asked:
            compiled = made.compiled
            self._screen.show_preview(
                compiled.decision,
                compiled.reasons,
                (*compiled.pending, *compiled.offered),
                compiled.checks,
                made.pages,
            )
            limits = profile_named(self._screen.whom.chosen_profile).limits
            self._screen.show_looked_at(compiled, made.rare, made.filled, limits.pages)

    def _write(self) -> None:
        case, folder = self._case, self._screen.folder.folder
        if case is None:
            return
        asked = self._order()
        if self._screen.reader.chosen == LATER:
            self._hand_over(case.case_id, asked)
        elif folder is not None:
            self._release(case.case_id, self._reader.signed(asked), folder)

    def _hand_over(self, case_id: str, order: Order) -> None:
        self._screen.set_writing(True)
        self._session.write(
            lambda workspace: hand_over.hand_over(workspace, case_id, order),
            lambda _reading: self._handed_over(),
            changes=(Notion.READING,),
            failed=self._not_written,
        )

    def _handed_over(self) -> None:
        self._screen.set_writing(False)
        self._screen.show_handed_over()

    def _release(self, case_id: str, order: Order, folder: Path) -> None:
        self._screen.set_writing(True)
        self._session.write(
            lambda workspace: compile_release.release(workspace, (case_id,), order, folder),
            lambda outcomes: self._written(outcomes, folder),
            changes=(Notion.RELEASE,),
            failed=self._not_written,
        )

    def _written(self, outcomes: tuple[Outcome, ...], folder: Path) -> None:
        self._screen.set_writing(False)
        outcome = outcomes[0]
        if outcome.files:
            names = tuple(file.name for file in outcome.files)
            self._screen.show_written(folder, names, outcome.checks)
        else:
            self._screen.show_not_written(self.tr("Nothing was written."), outcome.reasons)

    def _not_written(self, sentence: str) -> None:
        self._screen.set_writing(False)
        self._screen.show_not_written(sentence)

    def _leave(self, to: Callable[[str], object]) -> None:
        if self._case is not None:
            to(self._case.case_id)


def _read(workspace: Workspace, case_id: str) -> tuple[CaseRecords, Team, tuple[Evidence, ...]]:
    covered = pictures.covered_copies(workspace, case_id)
    return show_case.case(workspace, case_id), team_for(workspace, case_id), covered


def _name_of(code: str) -> str:
    names = {
        "ep_brief": QCoreApplication.translate("Profile", "Brief for the European Parliament"),
        "un_special_procedures": QCoreApplication.translate("Profile", "Submission to UN special procedures"),
        "wgad": QCoreApplication.translate("Profile", "Questionnaire on arbitrary detention (WGAD)"),
        "eu_sanctions": QCoreApplication.translate("Profile", "EU sanctions dossier"),
        "rule_9_2": QCoreApplication.translate("Profile", "Rule 9.2 communication (Council of Europe)"),
    }
    return names.get(code, code)
