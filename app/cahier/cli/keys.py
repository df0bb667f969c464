"""Commands about the ways into a notebook."""

import argparse
import re
import sys

from cahier.cli.asking import NobodyToAsk, Secrets
from cahier.cli.notebook import ask_back, key_file_of, open_with
from cahier.cli.saying import Voice
from cahier.domain.errors import CahierError, ExitCode
from cahier.workflows import keys as ways_in
from cahier.workflows import open_notebook
from cahier.workflows.keys import Proof, Way, read_key
from cahier.workflows.workspace import Workspace


class OddShares(CahierError):
    """`--of` is not two numbers that make sense."""


def keys(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """List, add or take away ways in; the passphrase given opens the notebook and allows the change."""
    words = secrets.ask("Passphrase")
    with open_with(options, words) as workspace:
        _ACTIONS[options.action](options, workspace, Proof(words, key_file_of(options)), secrets, voice)
    return ExitCode.DONE


def recover(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Open with the recovery key, shares, a key file or the key of headquarters; set a new passphrase."""
    vault = options.vault
    if options.shares or options.shares_stdin:
        shares = _shares(secrets, options.shares_stdin)
        opened = open_notebook.recover_with_shares(vault, shares, secrets.ask_new("New passphrase"))
    elif options.headquarters_key:
        private, words = read_key(options.headquarters_key), secrets.ask("Passphrase of headquarters")
        opened = open_notebook.recover_as_headquarters(vault, private, words, secrets.ask_new("New passphrase"))
    elif options.key_file:
        content = read_key(options.key_file)
        opened = open_notebook.recover_with_key_file(vault, content, secrets.ask_new("New passphrase"))
    else:
        key = secrets.ask("Recovery key")
        opened = open_notebook.recover(vault, key, secrets.ask_new("New passphrase"))
    opened.close()
    voice.answer({"changed": True}, "The notebook opens with the new passphrase. The recovery key stays valid.")
    return ExitCode.DONE


def headquarters_key(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Make the two files of a headquarters."""
    words = ways_in.make_headquarters_key(options.private, options.public, secrets.ask_new("New passphrase"))
    voice.answer(
        {"fingerprint": words, "private": str(options.private), "public": str(options.public)},
        f"Fingerprint: {words}",
        f"Keep {options.private} at headquarters. Give {options.public} to the researchers.",
        "Read them the fingerprint aloud, by telephone or face to face.",
    )
    return ExitCode.DONE


def _shares(secrets: Secrets, from_stdin: bool) -> list[str]:
    """Take shares until an empty line."""
    if not from_stdin and not secrets.from_stdin and not sys.stdin.isatty():
        raise NobodyToAsk("There is no terminal to type shares on. Nothing was opened. Use --shares-stdin.")
    secrets.from_stdin = secrets.from_stdin or from_stdin
    shares: list[str] = []
    while line := secrets.ask(f"Share {len(shares) + 1}, or nothing").strip():
        shares.append(line)
    return shares


def _list(
    _options: argparse.Namespace, workspace: Workspace, _proof: Proof, _secrets: Secrets, voice: Voice
) -> None:
    ways = ways_in.ways(workspace)
    document = [{"id": way.id, "kind": way.kind, "added": way.added, "detail": way.detail} for way in ways]
    voice.answer({"keys": document, "notices": list(ways_in.notices(workspace))}, *map(_line, ways))


def _add_key_file(
    options: argparse.Namespace, workspace: Workspace, proof: Proof, _secrets: Secrets, voice: Voice
) -> None:
    ways_in.add_key_file(workspace, proof, options.file, together=options.together)
    alone = "Whoever has this file can open the notebook: keep it away from this computer."
    both = (
        "The notebook now opens only with the passphrase and this file together. Keep a second copy of the file."
    )
    document = {"key_file": str(options.file), "together": options.together}
    voice.answer(document, f"The key file is {options.file}", both if options.together else alone)


def _add_shares(
    options: argparse.Namespace, workspace: Workspace, proof: Proof, _secrets: Secrets, voice: Voice
) -> None:
    needed, count = _of(options.of)
    shares = ways_in.add_shares(workspace, proof, needed, count)
    voice.answer(
        {"needed": needed, "shares": list(shares)},
        f"Shares, shown only now: any {needed} of these {count} open the notebook, fewer do not.",
        *(f"  {number}  {share}" for number, share in enumerate(shares, start=1)),
        "Give each to another person, on paper.",
    )


def _of(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,2})\s*(?:/|-?of-?)\s*(\d{1,2})", text.strip())
    needed, count = (int(match[1]), int(match[2])) if match else (0, 0)
    if not 2 <= needed <= count <= ways_in.MOST_SHARES:
        raise OddShares(
            "This is not how many of how many people (at least 2, at most 15). Nothing was changed. Write 3/5."
        )
    return needed, count


def _add_headquarters(
    options: argparse.Namespace, workspace: Workspace, proof: Proof, secrets: Secrets, voice: Voice
) -> None:
    words = ways_in.headquarters_fingerprint(options.file)
    if not secrets.from_stdin and sys.stdin.isatty():
        voice.tell(f"Fingerprint: {words}")
        secrets.agree("Headquarters will be able to read everything in this notebook. Type yes to go on")
    ways_in.add_headquarters(workspace, proof, options.file)
    voice.answer(
        {"fingerprint": words},
        f"Headquarters can now open this notebook. Their key: {words}",
        "Compare these words with headquarters by telephone. If they differ, remove this key at once.",
    )


def _new_recovery_key(
    _options: argparse.Namespace, workspace: Workspace, proof: Proof, secrets: Secrets, voice: Voice
) -> None:
    key = ways_in.fresh_recovery_key()
    ways_in.set_recovery_key(workspace, proof, key)
    _say_recovery_key(key, voice)
    if not secrets.from_stdin and sys.stdin.isatty():
        ask_back(secrets, voice, key)


def _show_recovery_key(
    _options: argparse.Namespace, workspace: Workspace, proof: Proof, _secrets: Secrets, voice: Voice
) -> None:
    _say_recovery_key(ways_in.show_recovery_key(workspace, proof), voice)


def _say_recovery_key(key: str, voice: Voice) -> None:
    words = "Recovery key. Write it on paper and keep it far from this computer; older sheets no longer open:"
    voice.answer({"recovery_key": key}, words, f"  {key}")


def _remove(
    options: argparse.Namespace, workspace: Workspace, proof: Proof, _secrets: Secrets, voice: Voice
) -> None:
    ways_in.remove(workspace, proof, options.id)
    sentence = "It no longer opens this notebook. Second copies made before still open with it."
    voice.answer({"removed": options.id}, sentence)


def _line(way: Way) -> str:
    return "  ".join(filter(None, (way.id, ways_in.WORDS.get(way.kind, way.kind), way.detail, way.added)))


_ACTIONS = {
    "list": _list,
    "add-key-file": _add_key_file,
    "add-shares": _add_shares,
    "add-headquarters": _add_headquarters,
    "new-recovery-key": _new_recovery_key,
    "show-recovery-key": _show_recovery_key,
    "remove": _remove,
}
