"""The briefs of the invented cases, readable in a diff. After a change that was meant, delete the file."""

import re
from pathlib import Path

import pytest
from invented_case import DEMO, compiled, demo_case, ticked

from cahier.redaction.brief import Bullets, Heading, Paragraph, RedactedBrief, Table
from cahier.redaction.compile import Compiled
from cahier.redaction.compiling.required import summary
from cahier.redaction.phrases import phrases_in
from cahier.redaction.profiles import profile_codes, profile_named

GOLDEN = Path(__file__).parents[1] / "fixtures" / "golden" / "briefs"
_SENTENCE = re.compile(r"(?<=[a-z0-9)”]\.) (?=[A-Z])")
TICKED = ticked("P1:recheck_each_use", "I1:quiet_period")


def readable(brief: RedactedBrief) -> str:
    lines = [brief.title, "=" * len(brief.title)]
    for block in brief.blocks:
        match block:
            case Heading(text=text):
                lines += ["", text, "-" * len(text)]
            case Paragraph(text=text):
                lines += [sentence.strip() for sentence in _SENTENCE.split(text)]
            case Bullets(items=items, numbered=numbered):
                lines += [f"{number}. {item}" if numbered else f"* {item}" for number, item in enumerate(items, 1)]
            case Table(header=header, rows=rows):
                lines += [" | ".join(row) for row in (header, *rows)]
    return "\n".join([*lines, "", brief.footer, ""])


def told(answer: Compiled) -> str:
    """Return a brief as it reads, or why there is none; what its reader expects stands at the end."""
    expected = [
        f"{item.number}. {item.text}: {item.state} {' '.join(item.people)}".strip() for item in answer.required
    ]
    scored = [f"{score.code}: {score.total} {score.band}" for score in answer.scores]
    text = readable(answer.brief) if answer.brief else "\n".join((answer.decision, *answer.reasons, ""))
    return "\n".join([text, summary(answer.required, phrases_in("en")), *expected, *scored, ""])


@pytest.mark.parametrize("code", DEMO)
@pytest.mark.parametrize("profile", profile_codes())
def test_the_brief_of_an_invented_case_reads_as_it_did(profile: str, code: str) -> None:
    text = told(compiled(demo_case(code), profile=profile_named(profile), confirmed=TICKED))
    golden = GOLDEN / profile / f"{code}.txt"
    if not golden.exists():
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8")
        pytest.fail(f"{golden.name} was missing and has been written: read it, and keep it if it is right")
    assert text == golden.read_text(encoding="utf-8")
