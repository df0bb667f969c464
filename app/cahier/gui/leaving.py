"""What a screen with unsaved words promises, so that locking and quitting never have to ask.

A screen that implements `Flushable` is asked to save before the process ends; one that implements `Placed` tells
where the researcher is, so that unlocking comes back to it.
"""

from typing import Protocol, runtime_checkable


@runtime_checkable
class Flushable(Protocol):
    """A screen that holds words not yet in the vault."""

    def flush(self) -> None:
        """Save what is typed, now; returns when it is on the disk. Called on the GUI thread, asks nothing."""


@runtime_checkable
class Placed(Protocol):
    """A screen that knows where in it the researcher is."""

    def place(self) -> dict[str, str]:
        """Return what brings the researcher back: ids, the position of the cursor, a form half filled in."""
