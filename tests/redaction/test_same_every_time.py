"""The same text gives the same proposals in every run of the program, whatever order Python keeps its sets in."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROPOSE = """
from cahier.redaction.known import Known
from cahier.redaction.lists import given_names
from cahier.redaction.proposals import propose
otherwise = str.maketrans("aeou", "eauo")  # names that sound alike
said = "we met " + " and then ".join(name.translate(otherwise) for name in sorted(given_names())[::2])
print([(one.start, one.end, one.rule) for one in propose(said, "en", Known.nobody(), with_models=False)])
"""


def proposed_with(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "app"), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", PROPOSE]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout


def test_the_same_text_gives_the_same_proposals_in_every_run():
    once = proposed_with("1")
    assert len(once) > 1_000
    assert once == proposed_with("2")
