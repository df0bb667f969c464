"""The command that keeps a file as evidence. There is none that gives the original out again."""

import argparse

from cahier.cli.asking import Secrets
from cahier.cli.notebook import opened
from cahier.cli.saying import Voice
from cahier.domain.errors import ExitCode
from cahier.workflows import show_case
from cahier.workflows.attach_evidence import attach as attach_file


def attach(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Keep a file in a case."""
    with opened(options, secrets) as workspace:
        case = show_case.case_by_code(workspace, options.case).case
        evidence = attach_file(workspace, case.case_id, options.file, options.title, voice.progress)
    voice.answer(
        {
            "case": case.code,
            "evidence": evidence.code,
            "title": evidence.title,
            "bytes": evidence.size,
            "mime": evidence.mime,
            "sha256": evidence.sha256,
        },
        f"Kept in {case.code} as {evidence.code}: {evidence.title}, {evidence.size} bytes, {evidence.mime}",
        f"SHA-256 {evidence.sha256}",
        "The file it was read from is still where it was.",
    )
    return ExitCode.DONE
