"""Joins the review of a case with the vault: each decision shows at once and is kept a moment later.

The review itself (`redaction.review`) decides nothing here and knows nothing of Qt; it lives on the GUI thread.
The vault thread is handed what was decided, as a value.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QObject, Signal, SignalInstance

from cahier.domain.case import Case
from cahier.gui.controllers.autosave import Autosave
from cahier.gui.controllers.narrative import NarrativeWatch
from cahier.gui.languages import name_of
from cahier.gui.screens.review import Reviewed, ReviewScreen
from cahier.gui.session import Session, Work
from cahier.gui.widgets.labels import isolated
from cahier.gui.widgets.mark_kinds import MarkLine, kind_of
from cahier.gui.widgets.marked_text import Span, Style
from cahier.gui.widgets.text_switch import TextChoice
from cahier.redaction.replace import Mark
from cahier.redaction.review import Review, ReviewText
from cahier.workflows import record, show_case
from cahier.workflows import review as reviewing
from cahier.workflows.workspace import Workspace


class ReviewController(QObject):
    """Shows one text at a time. `open` begins; `flush` and `place` serve locking and coming back."""

    left = Signal(str)
    brief_wanted = Signal(str)

    def __init__(self, session: Session, screen: ReviewScreen, parent: QObject | None = None) -> None:
        super().__init__(parent or screen)
        self._session, self._screen = session, screen
        self._review: Review | None = None
        self._case: Case | None = None
        self._text_id, self._index = "", 0
        self.decisions = Autosave(session, self._take_decisions, self)
        self.narrative = Autosave(session, self._take_narrative, self)
        self.watch = NarrativeWatch(session, screen.reader, self)
        self.decisions.kept.connect(screen.show_kept)
        self.narrative.kept.connect(screen.reader.show_kept)
        screen.text_chosen.connect(self._choose_text)
        screen.mark_chosen.connect(self._choose_mark)
        screen.verdict_given.connect(self._decide)
        screen.verdict_for_all.connect(lambda verdict: self._decide(verdict, "case"))
        screen.all_wanted.connect(self._decide_all)
        screen.sure_wanted.connect(self._hide_sure)
        screen.next_wanted.connect(self._go_on)
        screen.undo_wanted.connect(self._undo)
        screen.hidden_by_hand.connect(self._hide_by_hand)
        screen.narrative_written.connect(self.narrative.touch)
        screen.reader.writing.connect(self._writing)
        screen.back_requested.connect(lambda: self._leave(self.left))
        screen.brief_requested.connect(lambda: self._leave(self.brief_wanted))

    def open(self, case_id: str, text_id: str = "", index: int = 0) -> None:
        """Show the texts of a case, at a mark of one of them."""

        def read() -> None:
            if self._case is None or self._case.case_id != case_id:
                self._case, self._review = None, None
                self._screen.show_reading()
            edits = self._edits()
            self._session.run(lambda workspace: _read(workspace, case_id), lambda answer: show(answer, edits))

        def show(answer: tuple[Case, Review], edits: int) -> None:
            if self._edits() == edits:
                self._opened(*answer, text_id, index)
            else:  # somebody decided or wrote meanwhile: what was read is old
                self.open(case_id, text_id, index)

        self._when_saved(read)

    def flush(self) -> None:
        """Save decisions and narrative and return when they are on the disk."""
        self.decisions.flush()
        self.narrative.flush()

    def place(self) -> dict[str, str]:
        """Return what brings the reviewer back to the very mark."""
        if self._case is None:
            return {}
        return {"case_id": self._case.case_id, "text_id": self._text_id, "index": str(self._index)}

    def _opened(self, case: Case, review: Review, text_id: str, index: int) -> None:
        self._case, self._review = case, review
        known = [text.text_id for text in review.texts]
        self._text_id = text_id if text_id in known else next(iter(known), "")
        self._index = index if text_id in known else 0
        self._screen.show_unread([name_of(code) for code in reviewing.models_missing(review)])
        self._screen.reader.show_narrative(case.narrative_brief or "")
        self.decisions.begin()
        self.narrative.begin()
        self._show()
        self._screen.begin()
        if self._screen.reader.is_writing:  # somebody could not wait
            self.watch.begin(review)

    def _show(self) -> None:
        review, case = self._review, self._case
        if review is None or case is None:
            return
        choices = [TextChoice(text.text_id, self._title(text), self._open(text.text_id)) for text in review.texts]
        facts = "  ·  ".join(isolated(fact) for fact in (case.code, case.title_internal) if fact)
        self._screen.show_texts(choices, self._text_id, review.undecided(), facts)
        self._screen.show_text(self._seen(review))

    def _seen(self, review: Review) -> Reviewed:
        text = next((each for each in review.texts if each.text_id == self._text_id), None)
        if text is None:
            return Reviewed("", (), -1, "", ())
        marks = review.marks(self._text_id)
        redacted = review.redacted(self._text_id)
        hidden = [mark for mark in marks if mark.verdict != "keep"]
        spans = tuple(
            Span(span.start, span.end, _stand_in(mark)) for span, mark in zip(redacted.spans, hidden, strict=True)
        )
        self._index = max(0, min(self._index, len(marks) - 1))
        return Reviewed(text.text, tuple(_line(mark) for mark in marks), self._index, redacted.text, spans)

    def _open(self, text_id: str) -> int:
        return sum(1 for mark in self._marks(text_id) if mark.verdict is None)

    def _marks(self, text_id: str) -> tuple[Mark, ...]:
        return tuple(self._review.marks(text_id)) if self._review is not None else ()

    def _title(self, text: ReviewText) -> str:
        if text.text_id == reviewing.NARRATIVE:
            return self.tr("Public narrative")
        return f"{text.title} · {name_of(text.language)}"

    def _choose_text(self, text_id: str) -> None:
        if text_id != self._text_id:
            self._text_id, self._index = text_id, 0
        self._show()

    def _choose_mark(self, index: int) -> None:
        if index != self._index:
            self._index = index
            self._show()

    def _decide(self, verdict: Literal["hide", "keep"], scope: Literal["mention", "case"] = "mention") -> None:
        marks = self._marks(self._text_id)
        if self._review is not None and marks:
            was_open = marks[self._index].verdict is None
            self._review.decide(self._text_id, self._index, verdict, scope)
            self.decisions.touch()
            if was_open:
                self._advance(self._review)
            self._show()

    def _decide_all(self) -> None:
        marks = self._marks(self._text_id)
        if marks:
            self._decide(marks[self._index].verdict or "hide", "case")

    def _hide_sure(self) -> None:
        """Hide what is sure in this text, and go to the first mark that is left to be judged."""
        if self._review is not None and self._review.hide_sure(self._text_id, self._index):
            self.decisions.touch()
            if self._marks(self._text_id)[self._index].verdict is not None:
                self._advance(self._review)
            self._show()

    def _advance(self, review: Review) -> None:
        """Go to the next open mark of this text; at its last one stay, for the text is to be read once more."""
        following = review.next_undecided(self._text_id, self._index)
        if following is not None and following[0] == self._text_id:
            self._index = following[1]

    def _go_on(self) -> None:
        if self._review is None:
            return
        following = self._review.next_undecided(self._text_id, self._index)
        if following is not None:
            self._text_id, self._index = following
            self._show()

    def _undo(self) -> None:
        before = self._review.undo() if self._review is not None else None
        if before is not None:
            self._text_id, self._index = before
            self.decisions.touch()
            self._show()

    def _hide_by_hand(self, start: int, end: int) -> None:
        """Hide words that nothing proposed, and go to the mark that makes."""
        if self._review is None:
            return
        self._review.hide_by_hand(self._text_id, start, end)
        marks = self._marks(self._text_id)
        self._index = next((at for at, mark in enumerate(marks) if mark.proposal.end >= end), 0)
        self.decisions.touch()
        self._show()

    def _take_decisions(self) -> Work:
        review = self._review
        if review is None:
            return lambda _workspace: frozenset()
        return lambda workspace: reviewing.keep_decisions(workspace, review)

    def _take_narrative(self) -> Work:
        case = self._case
        if case is None:
            return lambda _workspace: frozenset()
        words = self._screen.reader.narrative.toPlainText().strip() or None
        self._case = replace(case, narrative_brief=words)

        def work(workspace: Workspace) -> object:
            now = show_case.case(workspace, case.case_id).case
            return record.save(workspace, replace(now, narrative_brief=words))

        return work

    def _writing(self, on: bool) -> None:
        """Look over what is being written; review it once it is no longer."""
        if on and self._review is not None:
            self.watch.begin(self._review)
        if self._case is None or self._review is None or on:
            return
        reviewed = next((text.text for text in self._review.texts if text.text_id == reviewing.NARRATIVE), "")
        if self._screen.reader.narrative.toPlainText().strip() != reviewed:
            self.open(self._case.case_id, reviewing.NARRATIVE)

    def _edits(self) -> int:
        return self.decisions.edits + self.narrative.edits

    def _when_saved(self, then: Callable[[], object]) -> None:
        self.decisions.when_saved(lambda: self.narrative.when_saved(then))

    def _leave(self, to: SignalInstance) -> None:
        if self._case is not None:
            case_id = self._case.case_id
            self._when_saved(lambda: to.emit(case_id))


def _read(workspace: Workspace, case_id: str) -> tuple[Case, Review]:
    return show_case.case(workspace, case_id).case, reviewing.open_review(workspace, case_id)


def _line(mark: Mark) -> MarkLine:
    proposal = mark.proposal
    return MarkLine(
        start=proposal.start,
        end=proposal.end,
        surface=proposal.text,
        kind=kind_of(proposal.type),
        replacement=proposal.replacement if mark.replacement is None else mark.replacement,
        verdict=mark.verdict,
        reason=proposal.reason,
        for_all=mark.scope == "case",
        sure=_is_sure(mark),
    )


def _is_sure(mark: Mark) -> bool:
    return mark.proposal.tier == "automatic"


def _stand_in(mark: Mark) -> Style:
    """Return how that looks which stands for hidden words."""
    if mark.verdict is not None:
        return "replaced"
    return "replaced_open" if _is_sure(mark) else "replaced_maybe"
