"""The briefs of the invented cases, readable in a diff. After a change that was meant, delete the file."""

import re
from pathlib import Path

import pytest
from invented_case import DEMO, compiled, demo_case, ticked

from cahier.redaction.brief import Bullets, Heading, Paragraph, RedactedBrief

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
    return "\n".join([*lines, "", brief.footer, ""])


@pytest.mark.parametrize("code", DEMO)
def test_the_brief_of_an_invented_case_reads_as_it_did(code: str) -> None:
    answer = compiled(demo_case(code), confirmed=TICKED)
    text = readable(answer.brief) if answer.brief else "\n".join((answer.decision, *answer.reasons, ""))
    golden = GOLDEN / f"{code}.txt"
    if not golden.exists():
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8")
        pytest.fail(f"{golden.name} was missing and has been written: read it, and keep it if it is right")
    assert text == golden.read_text(encoding="utf-8")
