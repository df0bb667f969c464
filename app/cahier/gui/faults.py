"""What becomes of a fault of ours: its place in the code on standard error, and nothing of a case with it."""

import sys
import traceback
from types import TracebackType


def report(error: BaseException) -> None:
    """Write where it happened. No message, no values and no lines of code: they may hold words of a case."""
    for frame in traceback.extract_tb(error.__traceback__):
        sys.stderr.write(f"{frame.filename}:{frame.lineno} {frame.name}\n")
    sys.stderr.write(f"{type(error).__name__}\n")


def install() -> None:
    """Report in this way whatever nobody caught, in a slot as well."""

    def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        report(error)

    sys.excepthook = hook
