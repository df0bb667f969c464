"""The weekly look at everything, a little at a time: where it stands is kept in the vault.

First the database (`Verification.steps`), then every piece of evidence, one after the other. What is wrong with
evidence is noted and the round goes on; what is wrong with the database stops it there.
"""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

SETTING = ".verification"
EVIDENCE = "4 evidence "  # begins the names of the steps that come after those of the database
_EVERY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Standing:
    """When everything was last read, and the step after which this round goes on.

    `unsound` is what is wrong with evidence, as this round found it, or the last one that came to its end.
    """

    done_at: str = ""
    after: str = ""
    records: int = 0
    unsound: tuple[str, ...] = ()

    @classmethod
    def of(cls, kept: str | None) -> "Standing":
        """Read what was kept."""
        read = json.loads(kept or "{}")
        return cls(**{**read, "unsound": tuple(read.get("unsound", ()))})

    def written(self) -> str:
        """Return it as it is kept."""
        return json.dumps(asdict(self))

    @property
    def is_due(self) -> bool:
        """Say whether a week has passed, or a round is under way, or none ever ended."""
        if self.after or not self.done_at:
            return True
        age = datetime.now(UTC) - datetime.fromisoformat(self.done_at)
        return not timedelta(0) <= age < _EVERY  # a time to come is a clock that was wrong


def done(unsound: tuple[str, ...] = ()) -> Standing:
    """Return the standing of a vault that was read as a whole just now."""
    return Standing(datetime.now(UTC).isoformat(timespec="seconds"), unsound=unsound)


def until(seconds: float) -> Callable[[], bool]:
    """Return what says whether so much time has passed."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end
