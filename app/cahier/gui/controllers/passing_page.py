"""A page that holds what was typed in secret: one at a time, and emptied when another comes to the front."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from cahier.gui.shell import Shell


@runtime_checkable
class Forgetful(Protocol):
    """A page with a secret on it."""

    def forget(self) -> None:
        """Empty every field with a secret in it."""


class PassingPage:
    """The one page of a key in the shell."""

    def __init__(self, shell: Shell, key: str) -> None:
        self._shell, self._key = shell, key
        self._page: QWidget | None = None
        shell.pages.currentChanged.connect(lambda _place: self._look())

    def bring(self, page: QWidget) -> None:
        """Show a page in place of the one before, which lets go of what was on it."""
        self._empty()
        self._shell.add_page(self._key, page)
        self._shell.show_page(self._key)
        self._page = page

    def holds(self, page: QWidget) -> bool:
        """Whether this page is still the one shown; else somebody went elsewhere, and no secret follows them."""
        return self._page is page

    def _look(self) -> None:
        if self._page is not None and self._shell.current is not self._page:
            self._empty()
            self._shell.drop_page(self._key)

    def _empty(self) -> None:
        page, self._page = self._page, None
        if isinstance(page, Forgetful):
            page.forget()
