"""Starts Cahier: the window without arguments, the command line with a command."""

import sys
from collections.abc import Sequence

from cahier import dumps

SHUT_IN = "--shut-in"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until the command is done or the window closes; answer with the exit code."""
    dumps.refuse()  # before anything slow is imported
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == [SHUT_IN]:
        from cahier.limited.child import run as look  # a packed program starts itself to look into a file

        look(words[1:])
    if not words or _is_for_the_window(words[0]):
        return _window(words)
    from cahier.cli.run import run  # the window starts without the command line

    status, then = run(words)
    return _window(then) if then else status


def _is_for_the_window(word: str) -> bool:
    return word in ("--vault", "--locked-because", "--language", "--theme", "--carried")


def _window(words: list[str]) -> int:
    from cahier.gui.app import run  # the command line starts without Qt

    return run(words)


if __name__ == "__main__":
    sys.exit(main())
