"""Pictures and recordings, mutated by the ten thousand: the window never falls, no child works too long."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from memos import Bytes
from mutants import Draws, mutated
from samples import jpeg, png
from sound_mutants import SOUNDS, changed

from cahier.limited.errors import CannotPlay, CannotPreview
from cahier.limited.hearing import Recording
from cahier.limited.looking import look

HERE = Path(__file__).parent
APP = HERE.parents[1] / "app"


def campaign(seconds: float, seed: int, of: str = "mutants.py") -> "subprocess.Popen[str]":
    words = [sys.executable, str(HERE / of), str(APP), str(seconds), str(seed)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def figures(process: "subprocess.Popen[str]") -> dict[str, float]:
    out, _ = process.communicate()
    assert process.returncode == 0
    found: dict[str, float] = json.loads(out)
    print(found)
    assert found["slowest"] < 6
    taken = sum(found.get(name, 0) for name in ("shown", "heard"))
    refused = sum(found.get(name, 0) for name in ("refused by the decoder", "refused before it", "refused"))
    assert taken > 0
    assert refused > found["mutants"] / 20
    return found


def test_some_mutants_harm_nobody() -> None:
    assert figures(campaign(2, 7))["mutants"] > 20


def test_mutants_through_the_whole_way_give_pixels_or_one_sentence() -> None:
    draws, shown = Draws(11), 0
    for number in range(16):
        data = bytes(mutated((jpeg(), png())[number % 2], draws))
        with suppress(CannotPreview):  # any other fault is a failure
            look(("image/jpeg", "image/png")[number % 2], len(data), [data], 200)
            shown += 1
    print(f"{shown} of 16 shown")


def test_some_mutated_recordings_harm_nobody() -> None:
    assert figures(campaign(2, 7, "sound_mutants.py"))["mutants"] > 10


def test_mutated_recordings_through_the_whole_way_give_samples_or_one_sentence() -> None:
    draws, heard = Draws(13), 0
    names = ("memo.m4a", "memo.opus", "memo-vbr.mp3", "memo.amr")
    for number in range(8):
        data = changed((SOUNDS / names[number % len(names)]).read_bytes(), draws)
        with suppress(CannotPlay), Recording("audio/mpeg", len(data), Bytes(data)) as recording:
            recording.seek(2)
            while recording.read(1 << 15):
                pass
            heard += 1
    print(f"{heard} of 8 heard")
    assert heard


@pytest.mark.long
def test_mutated_recordings_by_the_ten_thousand_harm_nobody() -> None:
    seconds = float(os.environ.get("CAHIER_CAMPAIGN_SECONDS", "300"))
    found = [figures(process) for process in [campaign(seconds, seed, "sound_mutants.py") for seed in (1, 2)]]
    total = sum(one["mutants"] for one in found)
    print(f"{total:.0f} mutated recordings, 0 falls of the process that asked")
    assert total > 3 * seconds


@pytest.mark.long
def test_mutants_by_the_ten_thousand_harm_nobody() -> None:
    seconds = float(os.environ.get("CAHIER_CAMPAIGN_SECONDS", "300"))
    total = sum(figures(process)["mutants"] for process in [campaign(seconds, seed) for seed in (1, 2)])
    print(f"{total:.0f} mutated pictures, 0 falls of the process that asked")
    assert total > 10 * seconds
