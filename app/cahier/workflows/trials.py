"""The test unlock: a day and a week after a notebook was made, can its researcher still get in?

Nobody can reset a passphrase, so it is asked for while a mistake costs nothing. Which trials were done is kept in
the notebook; the day it was made is the day it was first opened by a version that asks.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cahier.vault.errors import VaultError
from cahier.workflows.workspace import Workspace

DAYS = (1, 7)
_KEY = "trials"


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial that is due: that of which day."""

    day: int


def due(workspace: Workspace, now: datetime | None = None) -> Trial | None:
    """Say which trial is due, if one is; the first look notes the day from which they count."""
    now = now or datetime.now(UTC)
    kept = _kept(workspace)
    if kept is None:
        _keep(workspace, now, ())
        return None
    since, done = kept
    days = [day for day in DAYS if day not in done and now - since >= timedelta(days=day)]
    return Trial(days[-1]) if days else None


def note_done(workspace: Workspace, now: datetime | None = None) -> None:
    """Note that somebody got in: every trial that is due is done."""
    now = now or datetime.now(UTC)
    kept = _kept(workspace)
    since = now if kept is None else kept[0]
    _keep(workspace, since, tuple(day for day in DAYS if now - since >= timedelta(days=day)))


def _kept(workspace: Workspace) -> tuple[datetime, tuple[int, ...]] | None:
    try:
        read = json.loads(workspace.vault.settings()[_KEY])
        return datetime.fromisoformat(read["since"]), tuple(map(int, read["done"]))
    except (KeyError, ValueError, TypeError):
        return None


def _keep(workspace: Workspace, since: datetime, done: tuple[int, ...]) -> None:
    text = json.dumps({"since": since.isoformat(timespec="seconds"), "done": done})
    with suppress(VaultError):  # a place that cannot be written is asked again at the next opening
        workspace.vault.write(lambda writer: writer.put_setting(_KEY, text))
