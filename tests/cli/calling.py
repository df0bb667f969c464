"""A call of the command line, and what it answered."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

WORDS = "six invented words for a test"


@dataclass(frozen=True)
class Said:
    """What one call answered: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


Call = Callable[..., Said]
