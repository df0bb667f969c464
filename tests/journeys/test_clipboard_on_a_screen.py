"""What other programs on the same screen get of the words in the window: xclip asks, as they would."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cahier.workflows import enter
from journeys.driving import Driven
from journeys.on_screen import NOTHING, put, screen, selection, windows

WORDS = "six invented words"
TOLD = "ZQTOLD Gecə gəldilər."
TITLE = "ZQTITLE of the lamps"
HINT = "x-kde-passwordManagerHint"

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs an X server"),
]


@pytest.fixture
def on() -> Iterator[dict[str, str]]:
    with screen() as environment:
        yield environment


@pytest.fixture
def program(tmp_path: Path, cheap_hashing: None, on: dict[str, str]) -> Iterator[Driven]:
    enter.new(tmp_path / "Notebook", WORDS)
    with Driven("--vault", tmp_path / "Notebook", **on) as program:
        program.do("hash_cheaply")
        program.goes_on("unlock", WORDS)
        program.do("new_case", TITLE)
        program.do("interview", TOLD, 3)
        yield program


def copied(program: Driven, part: str) -> str:
    words = str(program.do("on_screen.go_to", part))
    program.do("on_screen.press", "select all")
    program.do("on_screen.press", "copy")
    return words


def gone(on: dict[str, str], seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while selection(on, "clipboard") != NOTHING and time.monotonic() < until:
        time.sleep(0.05)
    return selection(on, "clipboard") == NOTHING


def test_what_is_copied_is_hinted_cleared_in_time_and_gone_with_the_lock(
    program: Driven, on: dict[str, str]
) -> None:
    """Marking alone gives nothing away, and the windows themselves say nothing."""
    marked = {}
    for part in ("search", "account"):
        told = program.do("on_screen.go_to", part)
        program.do("on_screen.press", "select all")
        marked |= {f"{part}, {which}": selection(on, which) for which in ("primary", "clipboard")}
    program.do("on_screen.press", "copy")
    assert selection(on, "clipboard") == told == TOLD
    assert selection(on, "clipboard", HINT) == "secret"
    kinds = selection(on, "clipboard", "TARGETS").split()
    assert program.do("on_screen.hurry", 300) == 30_000
    assert copied(program, "search") == "ZQSEARCHED words"
    after_a_while = gone(on)
    shown = windows(on)
    copied(program, "account")
    assert selection(on, "clipboard") == TOLD
    program.goes_on("lock")
    locked = {which: selection(on, which) for which in ("primary", "clipboard")}
    print(f"\nmarked: {marked}; kinds: {kinds}; cleared in time: {after_a_while}; after the lock: {locked}")
    assert set((marked | locked).values()) == {NOTHING}
    assert after_a_while
    assert '"Notebook"' in shown
    assert "ZQ" not in shown
    assert not [kind for kind in kinds if "html" in kind or "odt" in kind]


@pytest.mark.parametrize("part", ["account", "search"])
def test_nothing_is_left_after_the_quick_exit(program: Driven, on: dict[str, str], part: str) -> None:
    words = copied(program, part)
    assert selection(on, "clipboard") == words
    program.tell("moments.press", "vanish")
    program.ended()
    assert {which: selection(on, which) for which in ("primary", "clipboard")} == {
        "primary": NOTHING,
        "clipboard": NOTHING,
    }


def test_what_another_program_copied_meanwhile_stays(program: Driven, on: dict[str, str]) -> None:
    copied(program, "account")
    put(on, "of another program")
    program.goes_on("lock")
    assert selection(on, "clipboard") == "of another program"


def test_it_stays_for_thirty_seconds_and_no_longer(program: Driven, on: dict[str, str]) -> None:
    words = copied(program, "account")
    started = time.monotonic()
    time.sleep(25)
    assert selection(on, "clipboard") == words
    assert gone(on, 20)
    print(f"\ncleared after {time.monotonic() - started:.1f} s")
