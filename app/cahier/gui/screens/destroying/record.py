"""Destroying something of the notebook for ever: what goes, what that does not reach, and the passphrase again."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox

from cahier.domain.tombstone import Why
from cahier.gui.limits import limit
from cahier.gui.screens.destroying.told import copy_lines, counted, counts_of, step_in_words
from cahier.gui.screens.keys.step import KeyStep
from cahier.gui.text import isolated
from cahier.gui.widgets.fields import ChoiceField, name_parts
from cahier.gui.widgets.labels import body, field_label, heading, muted, soft
from cahier.gui.widgets.note import Note
from cahier.workflows.copies import Made
from cahier.workflows.destroy import Plan

_WIDTH = 440  # pixels of a field


class DestroyStep(KeyStep):
    """`what()` is why, and whether the person is blacked out of what others say as well."""

    def __init__(self, name: str, plan: Plan, copies: Sequence[Made], why: Why | None = None) -> None:
        super().__init__(
            self.tr("Destroy for ever"),
            self.tr(
                "This goes from the notebook, and every page of it is written anew: nobody can read it here then, "
                "not even with the passphrase. It cannot be undone."
            ),
            self.tr("Destroy it for ever"),
            takes_away=True,
            back=self.tr("Back, and destroy nothing"),
        )
        self.header.set_facts(isolated(name))
        self.why = ChoiceField(self._reasons(), required=True)
        self.why.setMaximumWidth(_WIDTH)
        self.why.show_plain(why) if why else None
        label = field_label(self.tr("Why? This stays in the list of what was destroyed"), self.why)
        name_parts(self.why, label.text())
        self.names_too = QCheckBox(self.tr("Black them out of what others say as well"))
        self.names_too.setChecked(True)
        self.doing = muted("")
        self._say_what_goes(plan)
        self._say_what_stays(plan, copies)
        self.card.add(label)
        self.ask(self.why, self.names_too)
        self.names_too.setVisible(plan.said.places > 0)
        self.card.column.insertWidget(self.card.column.indexOf(self.working), self.doing)
        self.doing.hide()

    def what(self) -> tuple[str, bool]:
        """Return why, and whether names go as well."""
        return self.why.plain() or "", self.names_too.isChecked()

    def objection(self) -> str:
        """Ask why."""
        return "" if self.why.plain() else self.tr("Say why it goes.")

    def set_busy(self, busy: bool) -> None:
        """Show that it is under way; nothing is changed meanwhile."""
        super().set_busy(busy)
        for part in (self.why, self.names_too, self.again):
            part.setEnabled(not busy)
        if not busy:
            self.doing.hide()

    def show_step(self, step: object) -> None:
        """Say what is being done."""
        if words := step_in_words(step):
            self.doing.setText(words)
            self.working.setAccessibleName(words)
            self.doing.show()

    def _reasons(self) -> tuple[tuple[str, str], ...]:
        return (
            ("withdrawn", self.tr("They took their consent back")),
            ("danger", self.tr("It puts somebody in danger")),
            ("mistake", self.tr("It was recorded by mistake")),
            ("retention", self.tr("It is no longer needed")),
            ("other", self.tr("Another reason")),
        )

    def _say_what_goes(self, plan: Plan) -> None:
        rows = (*counts_of(plan.records), *([(self.tr("Files of evidence"), plan.files)] if plan.files else []))
        self.card.add(counted(rows))
        apart = self.tr("Of these records {n} were never handed over to a headquarters.")
        copied = self.tr("{m} of them are in no second copy as they are now.")
        if not plan.never_copied:
            copied = self.tr("All of them are in a second copy as they are now.")
        words = f"{apart.format(n=plan.never_handed_over)} {copied.format(m=plan.never_copied)}"
        self.card.add(Note("warn", words))
        if plan.said.places:
            where = ", ".join(isolated(each) for each in plan.said.where)
            told = self.tr("Others speak of this person. Places: {n}, in {where}")
            self.card.add(body(told.format(n=plan.said.places, where=where)))

    def _say_what_stays(self, plan: Plan, copies: Sequence[Made]) -> None:
        self.card.add(heading(self.tr("What this does not reach")))
        self.card.add(soft(f"{limit('copies_hold')} {limit('stays')} {limit('worn')}"), *copy_lines(copies))
        for release in plan.left:
            told = self.tr("{code} of {day} is with {recipient}. Ask for it back.")
            recipient = isolated(release.recipient or release.code)
            self.card.add(body(told.format(code=release.code, day=release.when[:10], recipient=recipient)))
