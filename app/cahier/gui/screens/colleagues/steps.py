"""The pages on which colleagues are introduced, added, changed and removed."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from cahier.domain.colleague import DUTIES, Colleague, Duty
from cahier.gui.screens.colleagues.people import duty_in_words
from cahier.gui.screens.keys.step import KeyStep
from cahier.gui.widgets.labels import field_label, soft
from cahier.gui.widgets.new_passphrase import NewPassphrase

_WIDTH = 440  # pixels of a field


class WhoField(QWidget):
    """A name, and the duties that go with it."""

    def __init__(self, one: Colleague | None = None) -> None:
        super().__init__()
        self.name = QLineEdit(one.name if one else "")
        self.name.setMaximumWidth(_WIDTH)
        self.duties = {duty: QCheckBox(duty_in_words(duty)) for duty in DUTIES}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(field_label(self.tr("Name or sign, as you call each other here"), self.name))
        column.addWidget(self.name)
        column.addSpacing(6)
        column.addWidget(soft(self.tr("Duties: several may be with one person.")))
        for duty, box in self.duties.items():
            box.setChecked(one is not None and duty in one.duties)
            column.addWidget(box)
        self.setFocusProxy(self.name)

    def what(self) -> tuple[str, tuple[Duty, ...]]:
        """Return the name and the duties."""
        return self.name.text().strip(), tuple(duty for duty, box in self.duties.items() if box.isChecked())

    def objection(self) -> str:
        """Say what is missing."""
        name, duties = self.what()
        if not name:
            return self.tr("Give a name, or a sign that stands for it.")
        return "" if duties else self.tr("Choose at least one duty.")


class WhoStep(KeyStep):
    """Who somebody is. `what()` is a name and duties."""

    def __init__(self, title: str, words: str, action: str, one: Colleague | None = None) -> None:
        super().__init__(title, words, action, back=self.tr("Back to the colleagues"))
        self.who = WhoField(one)
        self.ask(self.who)

    def what(self) -> tuple[str, tuple[Duty, ...]]:
        """Return the name and the duties."""
        return self.who.what()

    def objection(self) -> str:
        """Say what is missing."""
        return self.who.objection()


class AddStep(KeyStep):
    """A colleague chooses a passphrase. `what()` is a name, duties and that passphrase."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Add a colleague"),
            self.tr(
                "Let your colleague sit down here and choose a passphrase of their own. It opens the whole "
                "notebook, and they type it again under each brief they have read."
            ),
            self.tr("Add this colleague"),
            back=self.tr("Back to the colleagues"),
        )
        self.who = WhoField()
        self.new = NewPassphrase(self.tr("The passphrase of your colleague"))
        self.ask(self.who, self.new)

    def what(self) -> tuple[str, tuple[Duty, ...], str]:
        """Return the name, the duties and the passphrase."""
        return (*self.who.what(), self.new.text)

    def objection(self) -> str:
        """Say what is missing."""
        return self.who.objection() or self.new.objection()

    def forget(self) -> None:
        """Empty the fields."""
        super().forget()
        self.new.clear()


class LeaveStep(KeyStep):
    """Somebody no longer works here."""

    def __init__(self, one: Colleague) -> None:
        super().__init__(
            self.tr("Remove {name}").format(name=one.name),
            self.tr(
                "Their passphrase no longer opens this notebook. Second copies made before still open with it. "
                "What they let go keeps their sign."
            ),
            self.tr("Remove"),
            takes_away=True,
            back=self.tr("Back to the colleagues"),
        )
        self.ask()
