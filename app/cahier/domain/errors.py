"""The world's faults, each with its sentence: what happened, what is safe, what to do next.

Each part of Cahier subclasses `CahierError` beside the code that raises it; the window and the command line
show `sentence` as it is and nothing else. A fault of ours is any other exception.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command line answers with (fixed by its contract)."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    WRONG_KEY = 3
    DAMAGED = 4
    LEAK = 5
    IN_USE = 6


class CahierError(Exception):
    """A fault of the world. `sentence` is plain language without any content of a case."""

    exit_code: ExitCode = ExitCode.REFUSED

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class RecordRefused(CahierError):
    """A record breaks a rule of the domain; `where` names the field or row."""

    def __init__(self, sentence: str, where: str = "") -> None:
        super().__init__(f"{where}: {sentence}" if where else sentence)
        self.where = where
