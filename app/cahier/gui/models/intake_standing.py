"""How far the taking in of files is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """How far it is. `current` is empty when nothing is under way any more."""

    current: str = ""
    done: int = 0  # bytes
    total: int = 0
    waiting: int = 0
    kept: int = 0
    refused: tuple[tuple[str, str], ...] = ()  # name and sentence
    stopped: bool = False
