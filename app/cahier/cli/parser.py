"""The words the command line understands."""

import argparse
from pathlib import Path

KINDS = ("cases", "people", "interviews", "releases")


def build() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(prog="cahier", description="An offline, encrypted notebook for testimonies.")
    parser.add_argument("--version", action="store_true", help="print the version and end")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _demo(commands)
    _notebook(commands)
    _reading(commands)
    _text(commands)
    _leaving(commands)
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, words: str, *, vault: bool = True
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words, description=words)
    if vault:
        command.add_argument("vault", type=Path, metavar="VAULT", help="the folder of the notebook")
        command.add_argument(
            "--passphrase-stdin",
            action="store_true",
            help="read the passphrase from standard input",
        )
    command.add_argument("--json", action="store_true", help="print one JSON document on standard output")
    return command


def _demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = _add(commands, "demo", "the whole main job on invented cases, in a throw-away notebook", vault=False)
    demo.add_argument("--to", type=Path, metavar="DIR", help="where to put the notebook and the briefs")
    demo.add_argument("--no-window", action="store_true", help="do not open the window afterwards")


def _notebook(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _add(commands, "create", "make a new notebook; prints its recovery key once")
    _add(commands, "passphrase", "change the passphrase of a notebook")
    _add(commands, "recover", "open with the recovery key and set a new passphrase")
    _add(commands, "verify", "check every page, record, reference and file of evidence")
    bring = _add(commands, "import", "record the cases of cahier-records/1 documents: all of them or nothing")
    bring.add_argument("files", nargs="+", type=Path, metavar="FILE")
    attach = _add(commands, "attach", "keep a file as evidence in a case; the original stays where it was")
    attach.add_argument("case", metavar="CASE", help="the code of the case")
    attach.add_argument("file", type=Path, metavar="FILE", help="a plain file, no link")
    attach.add_argument("--title", metavar="T", help="what it is; the name of the file when left out")


def _reading(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    listing = _add(commands, "list", "what the notebook holds")
    listing.add_argument("kind", nargs="?", choices=KINDS, default="cases")
    show = _add(commands, "show", "one case, whole")
    show.add_argument("case", metavar="CASE", help="the code of the case")
    search = _add(commands, "search", "find names and words, in any script")
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--limit", type=int, default=50, help="how many at most")


def _text(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    redact = _add(commands, "redact", "what redaction proposes for a text on standard input", vault=False)
    redact.add_argument("--people", type=Path, metavar="FILE", help='{"persons": [...], "organisations": [...]}')
    redact.add_argument("--lang", default="", metavar="CODE", help="az, ru, tr or en; guessed when left out")
    redact.add_argument("--jsonl", action="store_true", help="one document a line in, one result a line out")


def _leaving(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    release = _add(commands, "release", "compile, check, read back, write and note down briefs")
    release.add_argument("--case", nargs="+", action="extend", required=True, metavar="CODE")
    release.add_argument("--profile", required=True, metavar="P", help="for example ep_brief")
    release.add_argument("--recipient", default="", metavar="NAME", help="who will get it")
    release.add_argument("--format", default="pdf", metavar="LIST", help="pdf,docx,html,md,txt")
    release.add_argument("--to", type=Path, required=True, metavar="DIR", help="an existing or new folder")
    release.add_argument("--decisions", type=Path, metavar="FILE", help="what a reviewer decided, as JSON")
    release.add_argument(
        "--confirmed",
        nargs="+",
        action="extend",
        default=[],
        metavar="CODE:PERSON:CONDITION",
        help="a condition of a consent that was seen to today, for example DEMO-05:P1:recheck_each_use",
    )
    check = _add(commands, "check-release", "search finished files for what a notebook protects", vault=False)
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.add_argument("--vault", type=Path, required=True, metavar="VAULT")
    check.add_argument("--passphrase-stdin", action="store_true", help="read the passphrase from standard input")
