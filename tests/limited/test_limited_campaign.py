"""Pictures mutated by the ten thousand: the window never falls, and no child works for longer than it may."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from mutants import Draws, mutated
from samples import jpeg, png

from cahier.limited.errors import CannotPreview
from cahier.limited.looking import look

HERE = Path(__file__).parent
APP = HERE.parents[1] / "app"


def campaign(seconds: float, seed: int) -> "subprocess.Popen[str]":
    words = [sys.executable, str(HERE / "mutants.py"), str(APP), str(seconds), str(seed)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def figures(process: "subprocess.Popen[str]") -> dict[str, float]:
    out, _ = process.communicate()
    assert process.returncode == 0
    found: dict[str, float] = json.loads(out)
    print(found)
    assert found["slowest"] < 6
    assert found["shown"] > 0
    assert found["refused by the decoder"] + found["refused before it"] > found["mutants"] / 20
    return found


def test_some_mutants_harm_nobody() -> None:
    assert figures(campaign(2, 7))["mutants"] > 50


def test_mutants_through_the_whole_way_give_pixels_or_one_sentence() -> None:
    draws, shown = Draws(11), 0
    for number in range(16):
        data = bytes(mutated((jpeg(), png())[number % 2], draws))
        with suppress(CannotPreview):  # any other fault is a failure
            look(("image/jpeg", "image/png")[number % 2], len(data), [data], 200)
            shown += 1
    print(f"{shown} of 16 shown")


@pytest.mark.long
def test_mutants_by_the_ten_thousand_harm_nobody() -> None:
    seconds = float(os.environ.get("CAHIER_CAMPAIGN_SECONDS", "300"))
    total = sum(figures(process)["mutants"] for process in [campaign(seconds, seed) for seed in (1, 2)])
    print(f"{total:.0f} mutated pictures, 0 falls of the process that asked")
    assert total > 10 * seconds
