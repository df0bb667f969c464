"""Commands about what leaves the notebook: releases, the check of finished files, the demonstration."""

import argparse
import os
import sys
from typing import Any

from cahier.cli.asking import Secrets
from cahier.cli.colleagues import reader_of
from cahier.cli.looking import in_words, looked_at
from cahier.cli.notebook import opened
from cahier.cli.saying import Voice
from cahier.cli.text import decisions_file
from cahier.domain.errors import ExitCode
from cahier.workflows import check_release as checking
from cahier.workflows import compile_release, pictures, show_case
from cahier.workflows import demo as demonstration
from cahier.workflows.compile_release import Order, Outcome
from cahier.workflows.review import take_decisions

WORDS = {"released": "released", "counts_only": "counts only", "refused": "refused"}


def release(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Compile, check and write the briefs of the cases named."""
    formats = tuple(dict.fromkeys(filter(None, options.format.split(","))))
    with opened(options, secrets) as workspace:
        cases = [show_case.case_by_code(workspace, code) for code in dict.fromkeys(options.case)]
        if options.decisions:
            take_decisions(workspace, cases, decisions_file(options.decisions))
        reader = reader_of(options, secrets, voice)
        outcomes = compile_release.release(
            workspace,
            [records.case.case_id for records in cases],
            Order(
                options.profile,
                options.recipient,
                formats,
                dict.fromkeys(options.confirmed, options.because),
                reader,
                options.alone,
                options.language,
                pictures.named(cases, options.picture),
            ),
            options.to,
            voice.progress,
        )
    voice.answer({"cases": [_plain(outcome) for outcome in outcomes]}, *_lines(outcomes))
    return ExitCode.DONE if any(outcome.decision == "released" for outcome in outcomes) else ExitCode.REFUSED


def check_release(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Search finished files for everything the notebook protects."""
    with opened(options, secrets) as workspace:
        checked = checking.check_files(workspace, options.files)
    document = {
        "files": [
            {
                "file": file.name,
                "in_ledger": file.released,
                "strings": file.strings,
                "leaks": list(file.leaks),
                "objections": list(file.objections),
            }
            for file in checked
        ]
    }
    voice.answer(document, *(line for file in checked for line in _verdict(file)))
    return ExitCode.DONE if all(file.is_clean for file in checked) else ExitCode.LEAK


def demo(options: argparse.Namespace, _secrets: Secrets, voice: Voice) -> int:
    """Do the whole main job on invented cases and say where everything is."""
    done = demonstration.demonstrate(options.to, voice.progress)
    document = {
        "vault": str(done.notebook),
        "passphrase": demonstration.PASSPHRASE,
        "recovery_key": done.recovery_key,
        "briefs": str(done.briefs),
        "cases": [_plain(outcome) for outcome in done.outcomes],
    }
    voice.answer(
        document,
        "All people and events in here are invented.",
        f"Notebook:   {done.notebook}",
        f"Passphrase: {demonstration.PASSPHRASE}",
        f"Briefs:     {done.briefs}",
        "",
        *_lines(done.outcomes),
    )
    if _has_screen() and not (options.no_window or options.json):
        options.window = ["--vault", str(done.notebook), "--hint", demonstration.PASSPHRASE]
    return ExitCode.DONE


def _has_screen() -> bool:
    linux = sys.platform.startswith("linux")
    return not linux or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _plain(outcome: Outcome) -> dict[str, Any]:
    return {
        "case": outcome.case_code,
        "decision": outcome.decision,
        "reasons": list(outcome.reasons),
        "files": [
            {"name": file.name, "format": file.format, "sha256": file.sha256, "bytes": file.size}
            for file in outcome.files
        ],
        "checks": list(outcome.checks),
        "conditions": list(outcome.pending),
        "offered": list(outcome.offered),
        **(looked_at(outcome.compiled) if outcome.compiled else {}),
    }


def _lines(outcomes: tuple[Outcome, ...]) -> list[str]:
    lines: list[str] = []
    for outcome in outcomes:
        lines.append(f"{outcome.case_code}: {WORDS[outcome.decision]}")
        lines += [f"  {reason}" for reason in outcome.reasons]
        lines += [f'  When that is done: --confirmed "{key}" --because "..."' for key in outcome.pending]
        lines += [f"  {file.name}" for file in outcome.files]
        if outcome.compiled:
            lines += [f"  {line}" for line in in_words(outcome.compiled)]
    return lines


def _verdict(file: checking.CheckedFile) -> list[str]:
    if file.is_clean:
        return [f"{file.name}: nothing that must not leave ({file.strings} strings searched)"]
    return [f"{file.name}:", *(f"  {line}" for line in (*file.leaks, *file.objections))]
