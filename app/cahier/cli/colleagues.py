"""Commands about the people who work with a notebook, and the second reader of a release."""

import argparse
import sys

from cahier.cli.asking import Secrets
from cahier.cli.notebook import key_file_of, open_with
from cahier.cli.saying import Voice
from cahier.domain.colleague import Duty
from cahier.domain.errors import CahierError, ExitCode
from cahier.workflows import colleagues as people
from cahier.workflows import second_reading
from cahier.workflows.colleagues import Colleague
from cahier.workflows.keys import Proof
from cahier.workflows.second_reading import Reader
from cahier.workflows.workspace import Workspace


class OddDuty(CahierError):
    """A duty nobody has."""

    def __init__(self) -> None:
        super().__init__(f"This is not a duty. Nothing was changed. The duties are: {', '.join(people.DUTIES)}.")


def colleagues(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """List, introduce, add, change or take away colleagues; the passphrase given allows it."""
    words = secrets.ask("Passphrase")
    with open_with(options, words) as workspace:
        done = _ACTIONS[options.action](options, workspace, Proof(words, key_file_of(options)), secrets)
        rows = [_plain(one) for one in people.colleagues(workspace)]
        standing = second_reading.rule(workspace)
    voice.answer({"colleagues": rows, "releases": standing, "done": done}, *map(_line, rows), _RULES[standing])
    return ExitCode.DONE


def reader_of(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> Reader | None:
    """Ask the second reader for their passphrase and for the questions of the last look, where there is one."""
    if not options.second_reader:
        return None
    words = secrets.ask("Passphrase of the second reader")
    if options.last_look_done:
        return Reader(Proof(words), answered=frozenset(second_reading.questions()))
    answered = set()
    if not secrets.from_stdin and sys.stdin.isatty():
        for code, labels in second_reading.questions().items():
            secrets.agree(f"{labels['en']} Type yes when you have looked")
            answered.add(code)
    return Reader(Proof(words), answered=frozenset(answered))


def _list(_options: argparse.Namespace, _workspace: Workspace, _proof: Proof, _secrets: Secrets) -> str:
    return ""


def _introduce(options: argparse.Namespace, workspace: Workspace, proof: Proof, _secrets: Secrets) -> str:
    return people.introduce(workspace, proof, options.name, _duties(options)).code


def _add(options: argparse.Namespace, workspace: Workspace, proof: Proof, secrets: Secrets) -> str:
    duties = _duties(options)
    return people.add(workspace, proof, options.name, duties, secrets.ask_new("Passphrase of the colleague")).code


def _change(options: argparse.Namespace, workspace: Workspace, proof: Proof, _secrets: Secrets) -> str:
    return people.change(workspace, proof, options.code, options.name, _duties(options)).code


def _leave(options: argparse.Namespace, workspace: Workspace, proof: Proof, _secrets: Secrets) -> str:
    people.leave(workspace, proof, options.code)
    return str(options.code)


def _alone(_options: argparse.Namespace, workspace: Workspace, _proof: Proof, _secrets: Secrets) -> str:
    second_reading.work_alone(workspace)
    return ""


def _duties(options: argparse.Namespace) -> tuple[Duty, ...]:
    known = {str(duty): duty for duty in people.DUTIES}
    try:
        return tuple(known[word.replace("-", "_")] for word in options.duty)
    except KeyError:
        raise OddDuty from None


def _plain(one: Colleague) -> dict[str, object]:
    return {"code": one.code, "name": one.name, "duties": list(one.duties), "first": one.first}


def _line(row: dict[str, object]) -> str:
    duties = row["duties"]
    words = ", ".join(map(str, duties)).replace("_", " ") if isinstance(duties, list) else ""
    return f"{row['code']}  {row['name']}  {words}"


_RULES = {
    "two": "A release needs two people: one who prepares it, another who reads it.",
    "alone": "One person releases: each brief is stamped, and nobody is named.",
    "undecided": "Nobody was introduced: each brief is stamped as released by one person.",
}
_ACTIONS = {
    "list": _list,
    "introduce": _introduce,
    "add": _add,
    "change": _change,
    "leave": _leave,
    "work-alone": _alone,
}
