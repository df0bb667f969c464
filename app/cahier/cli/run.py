"""Runs one command and answers with its exit code."""

import argparse
import sys
from collections.abc import Callable, Sequence

from cahier import __version__
from cahier.cli import colleagues, copies, keys, leaving, notebook, reading, sending, text, withdrawing
from cahier.cli.asking import Secrets
from cahier.cli.attaching import attach
from cahier.cli.destroying import destroy, destroy_notebook
from cahier.cli.parser import build
from cahier.cli.saying import Voice
from cahier.domain.errors import CahierError, ExitCode

Command = Callable[[argparse.Namespace, Secrets, Voice], int]
COMMANDS: dict[str, Command] = {
    "demo": leaving.demo,
    "create": notebook.create,
    "passphrase": notebook.passphrase,
    "recover": keys.recover,
    "keys": keys.keys,
    "colleagues": colleagues.colleagues,
    "headquarters-key": keys.headquarters_key,
    "backup": copies.backup,
    "restore": copies.restore,
    "drill": copies.drill,
    "verify": notebook.verify,
    "rescue": notebook.rescue,
    "import": notebook.bring_in,
    "attach": attach,
    "list": reading.listing,
    "show": reading.show,
    "search": reading.search,
    "redact": text.redact,
    "release": leaving.release,
    "check-release": leaving.check_release,
    "withdraw": withdrawing.withdraw,
    "holders": withdrawing.holders,
    "recall": withdrawing.recall,
    "submission": sending.submission,
    "destroy": destroy,
    "destroy-notebook": destroy_notebook,
}


def run(arguments: Sequence[str]) -> tuple[int, list[str]]:
    """Run what was asked; answer with the exit code and what the window is to be opened with, if it is.

    A fault of the world is one sentence on standard error.
    """
    options = build().parse_args(arguments, argparse.Namespace(window=[]))
    if options.version:
        print(f"cahier {__version__}")
        return ExitCode.DONE, []
    return _run(options), options.window


def _run(options: argparse.Namespace) -> int:
    voice = Voice(options.json)
    try:
        return COMMANDS[options.command](options, Secrets(getattr(options, "passphrase_stdin", False)), voice)
    except CahierError as error:
        return voice.refuse(error)
    except BrokenPipeError:  # whoever read our output stopped reading
        sys.stderr.close()
        return ExitCode.REFUSED
    except KeyboardInterrupt:
        voice.tell("Stopped. What was saved before is safe.")
        return ExitCode.REFUSED
