"""The words the command line understands."""

import argparse
from datetime import date
from pathlib import Path

_STDIN = "read the passphrase from standard input"
_DUTIES = "researcher, editor, legal_reviewer or data_steward; several may be given"
DESTROYED = ("case", "interview", "account", "person", "evidence")
WHYS = ("withdrawn", "retention", "mistake", "danger", "other")
PARTS = ("image", "voice", "documents", "health", "special", "location")
STATES = ("open", "sent", "confirmed", "impossible", "not_asked")
FATES = ("approved", "sent", "acknowledged", "published", "replied", "recalled", "closed")
KINDS = ("cases", "people", "interviews", "releases", "destroyed", "recalls")


def build() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(prog="cahier", description="An offline, encrypted notebook for testimonies.")
    parser.add_argument("--version", action="store_true", help="print the version and end")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _demo(commands)
    _notebook(commands)
    _keys(commands)
    _colleagues(commands)
    _copies(commands)
    _reading(commands)
    _text(commands)
    _leaving(commands)
    _withdrawing(commands)
    _destroying(commands)
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, words: str, *, vault: bool = True
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words, description=words)
    if vault:
        command.add_argument("vault", type=Path, metavar="VAULT", help="the folder of the notebook")
        command.add_argument("--passphrase-stdin", action="store_true", help=_STDIN)
        command.add_argument("--key-file", type=Path, metavar="FILE", help="the key file, where it needs one")
    command.add_argument("--json", action="store_true", help="print one JSON document on standard output")
    return command


def _demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = _add(commands, "demo", "the whole main job on invented cases, in a throw-away notebook", vault=False)
    demo.add_argument("--to", type=Path, metavar="DIR", help="where to put the notebook and the briefs")
    demo.add_argument("--no-window", action="store_true", help="do not open the window afterwards")


def _notebook(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _add(commands, "create", "make a new notebook; prints its recovery key once")
    _add(commands, "passphrase", "change the passphrase of a notebook")
    recover = _add(commands, "recover", "open with the recovery key, shares or a key file; set a new passphrase")
    recover.add_argument("--shares", action="store_true", help="ask for shares, an empty line after the last")
    recover.add_argument("--shares-stdin", action="store_true", help="read shares, one a line, then an empty line")
    recover.add_argument("--headquarters-key", type=Path, metavar="FILE", help="the private key of headquarters")
    _add(commands, "verify", "check every page, record, reference and file of evidence")
    rescue = _add(commands, "rescue", "write what can be read of a damaged notebook into a new one")
    rescue.add_argument("--to", type=Path, required=True, metavar="NEW", help="the folder of the new notebook")
    bring = _add(commands, "import", "record the cases of cahier-records/1 documents: all of them or nothing")
    bring.add_argument("files", nargs="+", type=Path, metavar="FILE")
    bring.add_argument(
        "--even-destroyed", action="store_true", help="also what was destroyed for ever in this notebook"
    )
    attach = _add(commands, "attach", "keep a file as evidence in a case; the original stays where it was")
    attach.add_argument("case", metavar="CASE", help="the code of the case")
    attach.add_argument("file", type=Path, metavar="FILE", help="a plain file, no link")
    attach.add_argument("--title", metavar="T", help="what it is; the name of the file when left out")


def _keys(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    keys = _add(commands, "keys", "the ways into a notebook: list, add, take away")
    actions = keys.add_subparsers(dest="action", metavar="ACTION", required=True)
    _key_action(actions, "list", "every way in, with its number")
    file = _key_action(
        actions, "add-key-file", "make a key file (or take one made before) that opens the notebook"
    )
    file.add_argument("file", type=Path, metavar="FILE")
    file.add_argument(
        "--together", action="store_true", help="only with the passphrase, and the passphrase only with it"
    )
    shares = _key_action(actions, "add-shares", "shares for several people, of whom some must agree")
    shares.add_argument("--of", default="3/5", metavar="K/N", help="how many of how many; 3/5 when left out")
    office = _key_action(actions, "add-headquarters", "let headquarters open the notebook")
    office.add_argument("file", type=Path, metavar="FILE", help="the public file of headquarters")
    _key_action(actions, "new-recovery-key", "a new sheet; the old one no longer opens")
    _key_action(actions, "show-recovery-key", "the recovery key again")
    _key_action(actions, "remove", "take a way in away").add_argument("id", metavar="ID")
    made = _add(commands, "headquarters-key", "make the two key files of a headquarters", vault=False)
    made.add_argument("--private", type=Path, required=True, metavar="FILE", help="stays at headquarters")
    made.add_argument("--public", type=Path, required=True, metavar="FILE", help="goes to the researchers")
    made.add_argument("--passphrase-stdin", action="store_true", help=_STDIN)


def _key_action(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, words: str
) -> argparse.ArgumentParser:
    """Add an action that takes the common options after its name as well."""
    action = actions.add_parser(name, help=words, description=words)
    absent = argparse.SUPPRESS
    action.add_argument("--passphrase-stdin", action="store_true", default=absent, help=_STDIN)
    action.add_argument("--key-file", type=Path, metavar="FILE", default=absent, help="where it needs one")
    action.add_argument("--json", action="store_true", default=absent, help="print one JSON document")
    return action


def _colleagues(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    people = _add(commands, "colleagues", "the people who work with a notebook, and how it releases")
    actions = people.add_subparsers(dest="action", metavar="ACTION", required=True)
    _key_action(actions, "list", "everybody, with their duties")
    first = _key_action(actions, "introduce", "say whose the first passphrase is")
    more = _key_action(actions, "add", "let a colleague open the notebook with a passphrase of their own")
    other = _key_action(actions, "change", "give somebody another name or other duties")
    other.add_argument("code", metavar="CODE")
    for action in (first, more, other):
        action.add_argument("name", metavar="NAME")
        action.add_argument("--duty", nargs="+", required=True, metavar="DUTY", help=_DUTIES)
    _key_action(actions, "leave", "let somebody no longer open the notebook").add_argument("code", metavar="CODE")
    _key_action(actions, "work-alone", "one person releases: each brief is stamped, and nobody is named")


def _copies(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    backup = _add(commands, "backup", "a second copy, opened and compared before it counts")
    backup.add_argument("--to", type=Path, required=True, metavar="PLACE", help="a new file, or a folder")
    backup.add_argument(
        "--keep", type=int, default=3, metavar="N", help="copies kept in a folder; 3 when left out"
    )
    restore = _add(commands, "restore", "a notebook out of a second copy; never over one", vault=False)
    restore.add_argument("copy", type=Path, metavar="FILE")
    restore.add_argument("--to", type=Path, required=True, metavar="VAULT", help="the folder to make")
    restore.add_argument("--passphrase-stdin", action="store_true", help=f"{_STDIN}, and open what was restored")
    restore.add_argument("--key-file", type=Path, metavar="FILE", help="where it needs one")
    drill = _add(commands, "drill", "restore a copy for a moment and compare it with the notebook")
    drill.add_argument("copy", type=Path, metavar="FILE")


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
    redact.add_argument("--rules-only", action="store_true", help="without the models, even where they are there")


def _leaving(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    release = _add(commands, "release", "compile, check, read back, write and note down briefs")
    release.add_argument("--case", nargs="+", action="extend", required=True, metavar="CODE")
    release.add_argument("--profile", required=True, metavar="P", help="which kind of brief, for example ep_brief")
    release.add_argument(
        "--recipient", default="", metavar="NAME", help="who will get it; the usual one when left out"
    )
    release.add_argument("--format", default="pdf", metavar="LIST", help="pdf,docx,html,md,txt")
    release.add_argument("--to", type=Path, required=True, metavar="DIR", help="an existing or new folder")
    release.add_argument("--decisions", type=Path, metavar="FILE", help="what a reviewer decided, as JSON")
    release.add_argument(
        "--picture",
        nargs="+",
        default=[],
        metavar="CODE",
        help="covered copies of pictures that go with the brief",
    )
    release.add_argument(
        "--confirmed",
        nargs="+",
        action="extend",
        default=[],
        metavar="CODE:PERSON:CONDITION",
        help="a condition of a consent that was seen to today, for example DEMO-05:P1:recheck_each_use",
    )
    release.add_argument(
        "--second-reader",
        action="store_true",
        help="a colleague read it, and types their own passphrase after yours",
    )
    release.add_argument(
        "--last-look-done", action="store_true", help="the second reader answered the questions of the last look"
    )
    release.add_argument(
        "--alone", action="store_true", help="one person releases it: stamped, and nobody is named"
    )
    release.add_argument(
        "--because", default="", metavar="WHY", help="why what was confirmed is met; it is kept in the notebook"
    )
    release.add_argument("--language", default="en", metavar="CODE", help="the language of the brief")
    check = _add(commands, "check-release", "search finished files for what a notebook protects", vault=False)
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.add_argument("--vault", type=Path, required=True, metavar="VAULT")
    check.add_argument("--passphrase-stdin", action="store_true", help="read the passphrase from standard input")


def _withdrawing(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    withdraw = _add(commands, "withdraw", "a person takes a consent back: what follows, and the letters")
    holders = _add(commands, "holders", "who holds anything about a person")
    for command in (withdraw, holders):
        command.add_argument("--case", required=True, metavar="CODE", help="a case of the person")
        command.add_argument("--person", required=True, metavar="CODE", help="their code in it")
    withdraw.add_argument(
        "--purpose", action="append", default=[], metavar="P", help="only for this, as PUR.MEDIA"
    )
    withdraw.add_argument("--part", action="append", default=[], choices=PARTS, help="only this may not be used")
    withdraw.add_argument("--on", type=date.fromisoformat, metavar="DAY", help="today when left out")
    withdraw.add_argument(
        "--letters", type=Path, metavar="DIR", help="write the letters of recall into this folder"
    )
    withdraw.add_argument(
        "--destroy-interviews", action="store_true", help="destroy what they told as well; asks for a typed word"
    )
    recall = _add(commands, "recall", "the letter about a brief that is called back, or how far that is")
    recall.add_argument("number", metavar="NUMBER", help="the number of the brief")
    recall.add_argument("--state", choices=STATES, help="what became of it")
    recall.add_argument("--on", type=date.fromisoformat, metavar="DAY", help="today when left out")
    sent = _add(commands, "submission", "what became of a brief: whether it was sent, and what came of it")
    sent.add_argument("number", metavar="NUMBER", help="the number of the brief")
    sent.add_argument("--state", choices=FATES, required=True, help="what became of it")
    sent.add_argument("--on", type=date.fromisoformat, metavar="DAY", help="when it was sent; today when left out")
    sent.add_argument("--reference", default="", metavar="TEXT", help="what its recipient calls it")


def _destroying(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    destroy = _add(commands, "destroy", "destroy a case, or something of it, for ever; asks for a typed word")
    what = destroy.add_mutually_exclusive_group(required=True)
    what.add_argument("--case", metavar="CODE", help="the case; all of it, unless one of the next is given")
    what.add_argument(
        "--again", action="store_true", help="what was destroyed before and came back with an older copy"
    )
    part = destroy.add_mutually_exclusive_group()
    for kind in DESTROYED[1:]:
        part.add_argument(f"--{kind}", metavar="CODE", help=f"only this {kind}")
    destroy.add_argument(
        "--why", choices=WHYS, default="other", help="what the list of what was destroyed will say"
    )
    destroy.add_argument(
        "--keep-names", action="store_true", help="of a person: do not black out their name where others say it"
    )
    destroy.add_argument("--plan", action="store_true", help="only say what would go")
    _add(commands, "destroy-notebook", "destroy a whole notebook: keys first, then files; asks for a typed word")
