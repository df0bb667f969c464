"""There is little room on the disk, or files may not grow: nothing is lost, all can be read, and it is said."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from harness import strace
from harness.breaking import Grounds
from harness.doing import DONE, SAID
from harness.looks import VERBS, Verb
from harness.recovered import WHOLE

KILO = 1024
ENTRY = ["unshare", "--mount", "--propagation", "private"]
OF = {verb.name: verb for verb in VERBS}
SENTENCES = ("CannotWrite", "NotYetClean")
# How much room each takes at most, about: what is tried goes from nothing to a little more.
ROOM = {
    "save": 1200,
    "imports": 1500,
    "attach": 600,
    "delete_case": 1600,
    "copy": 7000,
    "migrate": 4000,
    "destroy": 4000,
}


def in_tight(manner: str, verb: Verb, grounds: Grounds, place: Path, numbers: list[int]) -> Counter[str]:
    place.mkdir()
    entry = [*ENTRY, *([] if os.geteuid() == 0 else ["--map-root-user"])] if manner == "room" else []
    command = [*entry, sys.executable, "-m", "harness.tight", manner, verb.name, grounds.of(verb.ground), place]
    done = subprocess.run(
        [*map(str, (*command, *numbers))], env=strace.environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    tried = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(tried) == len(numbers)
    results: Counter[str] = Counter()
    for number, one in zip(numbers, tried, strict=True):
        assert one["found"] == WHOLE, (number, one)
        assert one["readable"] or verb.name == "migrate", (number, one)  # an older one has to be migrated first
        assert one["answer"] == DONE or (one["answer"] == SAID and one["said"] in SENTENCES), (number, one)
        results["done" if one["answer"] == DONE else "said"] += 1
    print(f"{verb}: {len(numbers)} sizes, {manner} from {numbers[0]} to {numbers[-1]} bytes, {dict(results)}")
    return results


def sizes(verb: str, count: int) -> list[int]:
    """Return so many sizes, from no room at all to enough."""
    return [ROOM[verb] * KILO * number // (count - 1) for number in range(count)]


@pytest.fixture(autouse=True)
def mounts_are_allowed() -> None:
    if os.geteuid() and subprocess.run(["unshare", "--map-root-user", "true"], check=False).returncode:
        pytest.skip("this user may not mount a disk of memory")


@pytest.mark.parametrize("verb", ["imports", "copy"])
def test_on_a_full_disk_nothing_is_lost_and_all_can_be_read(tmp_path: Path, grounds: Grounds, verb: str) -> None:
    results = in_tight("room", OF[verb], grounds, tmp_path / "tight", sizes(verb, 6))
    assert results["said"] >= 2
    assert results["done"] >= 1


@pytest.mark.long
@pytest.mark.parametrize("verb", ROOM)
def test_on_disks_of_forty_sizes_nothing_is_lost_and_all_can_be_read(
    tmp_path: Path, grounds: Grounds, verb: str
) -> None:
    results = in_tight("room", OF[verb], grounds, tmp_path / "tight", sizes(verb, 40))
    assert results["said"] >= 5
    assert results["done"] >= 1


@pytest.mark.parametrize("verb", ["save", "copy"])
def test_where_files_may_not_grow_nothing_is_lost(tmp_path: Path, grounds: Grounds, verb: str) -> None:
    limits = [0, 70 * KILO, 1500 * KILO, 64_000 * KILO]
    results = in_tight("limit", OF[verb], grounds, tmp_path / "tight", limits)
    assert results["said"] >= 2
    assert results["done"] >= 1


@pytest.mark.long
@pytest.mark.parametrize("verb", ROOM)
def test_with_forty_limits_for_files_nothing_is_lost(tmp_path: Path, grounds: Grounds, verb: str) -> None:
    limits = [*(number * 60 * KILO for number in range(38)), 16_000 * KILO, 64_000 * KILO]
    results = in_tight("limit", OF[verb], grounds, tmp_path / "tight", limits)
    assert results["said"] >= 5
    assert results["done"] >= 1
