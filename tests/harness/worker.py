"""A process that has loaded our program, and does each piece of work in a child of its own.

Loading takes longer than a save, and under strace twice as long; a child that is followed from here on is at work
at once, and every system call it makes from then on is of that work.

`python -m harness.worker` reads a request (one line of JSON: arguments, folder for what the computer notes, file
for what is said), answers with the number of the child, waits for a line, lets the child begin, and answers with
how it ended: its exit code, or less than 0 when a signal ended it.
"""

import json
import os
import sys
import tempfile
import traceback
from typing import Any

from harness import doing


def main() -> int:
    """Serve requests until there are no more."""
    _load_what_is_loaded_late()
    while request := sys.stdin.readline():
        gate, opener = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(opener)
            _work(json.loads(request), gate)
        os.close(gate)
        _answer(child)
        sys.stdin.readline()
        os.write(opener, b"\n")
        os.close(opener)
        _answer(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    return 0


def _load_what_is_loaded_late() -> None:
    """Do some of everything once: a file of the program itself is then opened by no work."""
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_DATA_HOME"] = place
        doing.main("copied", place, "4")


def _answer(number: int) -> None:
    print(number, flush=True)


def _work(request: dict[str, Any], gate: int) -> None:
    """Do what is asked for, once the gate opens; never returns."""
    code = 1
    try:
        os.environ["XDG_DATA_HOME"] = request["device"]
        said = os.open(request["said"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for descriptor in (1, 2):
            os.dup2(said, descriptor)
        os.read(gate, 1)
        code = doing.main(*request["arguments"])
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
