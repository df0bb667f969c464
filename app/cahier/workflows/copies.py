"""What is known of the second copies of the open notebook: the last one, where it lies, how the last trial ended.

Kept in the notebook, as all that says where somebody keeps their things.
"""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cahier.vault.errors import VaultError
from cahier.workflows.preferences import preferences
from cahier.workflows.workspace import Workspace

_MADE, _TRIED, _KNOWN = "second_copy", "second_copy_tried", "second_copies"
_MOST = 50  # copies remembered
DAYS = "copy_days"  # the preference: after so many days a new copy is due
USUAL_DAYS = 7


@dataclass(frozen=True, slots=True)
class Made:
    """The last copy that was opened and compared. `at` is UTC (ISO 8601); `unsound` is damaged evidence in it."""

    at: str
    path: str
    records: int
    files: int
    size: int
    same_disk: bool
    unsound: str = ""


@dataclass(frozen=True, slots=True)
class Tried:
    """The last time somebody tried to open a copy. `problem` is why it did not open; nothing when it did."""

    at: str
    path: str
    records: int = 0
    files: int = 0
    is_current: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """All of it."""

    made: Made | None
    tried: Tried | None
    days: int

    @property
    def folder(self) -> Path | None:
        """Return where the last copy went."""
        return None if self.made is None else Path(self.made.path).parent


def standing(workspace: Workspace) -> Standing:
    """Return what is known; what cannot be read counts as nothing."""
    kept = workspace.vault.settings()
    return Standing(_read(Made, kept.get(_MADE)), _read(Tried, kept.get(_TRIED)), days(workspace))


def days(workspace: Workspace) -> int:
    """Return after how many days another copy is due."""
    wanted = preferences(workspace).get(DAYS, "")
    return int(wanted) if wanted.isdigit() and int(wanted) > 0 else USUAL_DAYS


def known(workspace: Workspace) -> tuple[Made, ...]:
    """Return every second copy that is known and was not removed by us, the latest first; not all may be there."""
    try:
        rows = json.loads(workspace.vault.settings().get(_KNOWN, "[]"))
        return tuple(Made(**row) for row in rows)
    except (ValueError, TypeError):
        return ()


def note_made(workspace: Workspace, made: Made) -> None:
    """Keep what was made; the copy counts all the same where this cannot be kept."""
    _keep(workspace, _MADE, made)
    _keep_known(workspace, [made, *(each for each in known(workspace) if each.path != made.path)])


def note_removed(workspace: Workspace, paths: Iterable[Path]) -> None:
    """Forget copies that were removed."""
    gone = {str(path.absolute()) for path in paths}
    if gone:
        _keep_known(workspace, [each for each in known(workspace) if each.path not in gone])


def note_tried(workspace: Workspace, tried: Tried) -> None:
    """Keep how a trial ended."""
    _keep(workspace, _TRIED, tried)


def now() -> str:
    """Return the time as it is kept."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _keep(workspace: Workspace, key: str, what: Any) -> None:
    text = json.dumps(asdict(what), ensure_ascii=False)
    with suppress(VaultError):
        workspace.vault.write(lambda writer: writer.put_setting(key, text))


def _keep_known(workspace: Workspace, every: list[Made]) -> None:
    text = json.dumps([asdict(each) for each in every[:_MOST]], ensure_ascii=False)
    with suppress(VaultError):
        workspace.vault.write(lambda writer: writer.put_setting(_KNOWN, text))


def _read(kind: Callable[..., Any], text: str | None) -> Any:
    try:
        return None if text is None else kind(**json.loads(text))
    except (ValueError, TypeError):
        return None
