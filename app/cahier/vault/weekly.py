"""The weekly look at everything, a little at a time: where it stands is kept in the vault."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

SETTING = ".verification"
_EVERY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Standing:
    """When everything was last read and found whole, and the step after which this round goes on."""

    done_at: str = ""
    after: str = ""
    records: int = 0

    @classmethod
    def of(cls, kept: str | None) -> "Standing":
        """Read what was kept."""
        return cls(**json.loads(kept or "{}"))

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


def done() -> Standing:
    """Return the standing of a vault that was read as a whole just now."""
    return Standing(datetime.now(UTC).isoformat(timespec="seconds"))


def until(seconds: float) -> Callable[[], bool]:
    """Return what says whether so much time has passed."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end
