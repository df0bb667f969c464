"""Joins the settings with the vault, the watch and the looks of the window."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from cahier.gui import theme
from cahier.gui.locking import Watch
from cahier.gui.screens.settings import SettingsScreen
from cahier.gui.session import Session
from cahier.gui.shell import Shell
from cahier.workflows import preferences, synced
from cahier.workflows.workspace import Workspace


class SettingsController(QObject):
    """Applies what is preferred at once, and keeps it in the vault."""

    lock_wanted = Signal(str)
    destroying_wanted = Signal()

    def __init__(self, session: Session, shell: Shell, watch: Watch, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._shell, self._watch = session, shell, watch
        self._kept: dict[str, str] = {}

    def load(self) -> None:
        """Read and apply what is preferred."""
        self._session.run(preferences.preferences, self._apply)

    def show(self) -> None:
        """Show the page."""
        self._session.run(_place, lambda found: self._show(*found))

    def _show(self, place: Path, synced_by: str) -> None:
        screen = SettingsScreen(str(place), synced_by)
        screen.show_preferences(self._kept)
        screen.preferred.connect(self._prefer)
        screen.destroy_requested.connect(self.destroying_wanted)
        self._shell.add_page("settings", screen)
        self._shell.show_page("settings")

    def _prefer(self, name: str, value: str) -> None:
        self._session.run(lambda workspace: preferences.prefer(workspace, name, value), self._apply)

    def _apply(self, kept: dict[str, str]) -> None:
        self._kept = kept
        self._watch.set_minutes(float(kept.get("minutes", "5")))
        wanted = kept.get("theme", "system")
        dark = theme.system_is_dark() if wanted == "system" else wanted == "dark"
        if dark is not theme.is_dark() and "theme" in kept:
            theme.apply(cast(QApplication, QApplication.instance()), dark)


def _place(workspace: Workspace) -> tuple[Path, str]:
    return workspace.path, synced.synced_by(workspace.path)
