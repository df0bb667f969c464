"""Builds the index of words anew when the way words are folded has changed: an old index would not find them.

In steps, each a save of its own: in a large notebook all of it takes a minute, and nobody is to wait for that
behind a locked door. Until the last step something may not be found that is there; what is saved meanwhile is.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

from cahier.domain.notion import Notion
from cahier.vault import finding
from cahier.vault.finding import SEARCHED
from cahier.vault.kinds import KIND_OF, id_of
from cahier.vault.writer import Writer

SETTING = ".folding"
PLACE = ".folding_at"
_EACH = 50  # records between two looks at the clock


@dataclass(frozen=True, slots=True)
class Place:
    """Where the work stands: after which row of which notion, towards which way of folding."""

    version: str = ""
    notion: int = 0
    after: int = 0

    @classmethod
    def of(cls, kept: str | None) -> "Place":
        """Read what was kept; work towards another way of folding counts for nothing."""
        place = cls(**json.loads(kept or "{}"))
        return place if place.version == finding.VERSION else cls(finding.VERSION)

    def written(self) -> str:
        """Return it as it is kept."""
        return json.dumps(asdict(self))


def is_due(kept: str | None) -> bool:
    """Say of the number that was kept whether it is of another way of folding; none is from before numbers."""
    return kept != finding.VERSION


class Reindexing:
    """A step of the work, inside one save; `is_done` says whether it was the last."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self.is_done = False

    def go_on(self, writer: Writer, is_over: Callable[[], bool]) -> None:
        """Fold records again until `is_over` or there are no more; some at least."""
        while self._place.notion < len(SEARCHED):
            self._fold_some(writer, SEARCHED[self._place.notion])
            if is_over():
                writer.put_setting(PLACE, self._place.written())
                return
        writer.put_setting(SETTING, finding.VERSION)
        self.is_done = True

    def _fold_some(self, writer: Writer, notion: Notion) -> None:
        kind: type[object] = KIND_OF[notion]
        rows = writer.rows_after(kind, self._place.after, _EACH)
        for _number, record in rows:
            writer.index(notion, id_of(record), record)
        if len(rows) < _EACH:
            self._place = replace(self._place, notion=self._place.notion + 1, after=0)
        else:
            self._place = replace(self._place, after=rows[-1][0])
