"""The disk refuses while something is destroyed for ever, or while that is gone on with.

Nothing else is lost, the vault opens, what was said to go goes at the latest at the next opening, and what was
said not to be begun stays.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from cahier.domain.evidence import Evidence
from cahier.vault import file
from cahier.vault.destroy_errors import NotebookDestroyed
from cahier.vault.destroying import records as destroying
from cahier.vault.errors import NotAVault
from harness import remains
from harness.breaking import Breaking, Broken, Grounds, Point, some
from harness.doing import DONE, SAID
from harness.looks import RARE, Look, Verb
from harness.recovered import States, computer_of, states_in
from harness.vault_work import NOTEBOOK, PASSPHRASES, digest

pytestmark = pytest.mark.usefixtures("cheap_hashing")
CALLS = (
    "pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "unlinkat",
    "rmdir", "mkdir", "link", "openat",
)  # fmt: skip
WORDS = "six invented words for a test"
FAULTS = ("ENOSPC", "EIO")
BEFORE, FIRST, AFTER, NOW = "not begun", "the first of two", "done", "finished now and told"
BEGUN = {"KeyNotDestroyed", "NotYetDestroyed", "NotYetClean"}  # it goes on by itself
REFUSED = {"CannotWrite", "CannotRead"}
OPENS, NOBODY = "opens", "nobody opens it"
TRUE = {"destroyed", "unfinished", "unseen", "spared"}  # what may be told then


def looking(states_more: int, *words: str) -> Look:
    """Look at records that were to go in so many saves more than there were, with these words."""

    def look(scene: Path, told: Sequence[str], states: States) -> str:
        with computer_of(scene):
            with file.unlock(scene / NOTEBOOK, PASSPHRASES[0]) as vault:
                kinds = {notice.kind for notice in vault.warnings}
                vault.verify()
                here, files = digest(vault), {each.file for each in vault.list(Evidence)}
                left = destroying.is_under_way(vault)
                vault.write(lambda writer: writer.put_setting("after", "a save"))
            with file.unlock(scene / NOTEBOOK, PASSPHRASES[0]) as vault:
                if left or vault.warnings or kinds - TRUE:
                    return f"told {kinds}, then {vault.warnings}, {left=}"
        if {path.stem for path in (scene / NOTEBOOK / "att").rglob("*.age")} != files:
            return "files left over or lost"
        last = max(states)
        names = {states[last - states_more]: BEFORE, states[last - 1]: FIRST, states[last]: AFTER}
        if states_more == 1:
            names[states[last - 1]] = BEFORE
        if names.get(here) == AFTER and remains.found(remains.decrypted(scene / NOTEBOOK, PASSPHRASES[0]), words):
            return "traces"
        state = names.get(here, "half of it")
        return f"{state}, {NOW}" if "destroyed" in kinds else state

    return look


def look_whole(scene: Path, told: Sequence[str], _states: States) -> str:
    """Look at a vault that was to go whole: all that was promised is there, or nothing that anybody can open."""
    notebook, saved = scene / NOTEBOOK, states_in(told)
    try:
        with computer_of(scene), file.unlock(notebook, PASSPHRASES[0]) as vault:
            vault.verify()
            return OPENS if digest(vault) == saved[max(saved)] else "half"
    except (NotebookDestroyed, NotAVault):
        return "rests" if notebook.exists() and any(notebook.iterdir()) else NOBODY


PERSON = "Nigar Sınaqova 3"
RECORDS = (
    Verb("destroy_case", "two_cases", looking(1, RARE, PERSON), shrinks=True),
    Verb("destroy_person", "two_cases", looking(1, PERSON), shrinks=True),
    Verb("destroy_account", "two_cases", looking(1, RARE), shrinks=True),
    Verb("destroy_evidence", "two_cases", looking(1), shrinks=True),
    Verb("destroy_both", "two_cases", looking(2, RARE), shrinks=True),
    Verb("go_on", "begun", looking(1, RARE, PERSON), shrinks=True),
    Verb("go_on", "unclean", looking(1, RARE, PERSON), shrinks=True),
)
WHOLE = (
    Verb("destroy_notebook", "two_cases", look_whole, shrinks=True),
    Verb("meet", "keyless", look_whole, shrinks=True),
)

OF = {verb.name: verb for verb in RECORDS}


def named(verb: Verb) -> str:
    return f"{verb.name}-{verb.ground}"


def is_right(verb: Verb, broken: Broken) -> bool:
    """Say whether what was found is what was said."""
    said, found = broken.done.said or "done", broken.found
    if broken.done.answer not in (DONE, SAID):
        return False
    if verb in WHOLE:
        opens = verb.name != "meet" and said in {"KeysLeft", *REFUSED}
        return found == (OPENS if opens else NOBODY)
    if said == "done" and verb.name not in ("go_on", "destroy_both"):  # which tell more than once
        return found == AFTER
    goes_on = said in {"done", *BEGUN} or verb.name == "go_on"
    return found in (AFTER, f"{AFTER}, {NOW}") if goes_on else said in REFUSED and found == BEFORE


def break_at(breaking: Breaking, verb: Verb, points: Sequence[Point], fault: str) -> Counter[str]:
    results: Counter[str] = Counter()
    wrong = []
    for broken in breaking.each(points, f"error={fault}"):
        results[f"{broken.done.said.splitlines()[-1] if broken.done.said else 'done'}: {broken.found}"] += 1
        wrong += [] if is_right(verb, broken) else [broken]
    print(f"{verb} on {verb.ground}: {fault} at {len(points)} calls: {dict(results)}", flush=True)
    assert wrong == []
    return results


@pytest.mark.parametrize("verb", [OF["destroy_evidence"], OF["go_on"], *WHOLE], ids=named)
def test_a_disk_that_refuses_while_something_is_destroyed_is_said(
    tmp_path: Path, grounds: Grounds, verb: Verb
) -> None:
    breaking = Breaking(tmp_path / "place", verb, grounds)
    break_at(breaking, verb, some(breaking.points(("fsync",)), 4)[1:], "EIO")


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("verb", [*RECORDS, *WHOLE], ids=named)
def test_a_disk_that_refuses_at_any_call_of_destroying_is_said(
    tmp_path: Path, grounds: Grounds, verb: Verb, fault: str
) -> None:
    breaking = Breaking(tmp_path / "place", verb, grounds)
    break_at(breaking, verb, breaking.points(CALLS), fault)


@pytest.mark.long
@pytest.mark.parametrize("verb", [verb for verb in (*RECORDS, *WHOLE) if verb.name != "destroy_both"], ids=named)
def test_a_disk_that_refuses_ever_after_is_said(tmp_path: Path, grounds: Grounds, verb: Verb) -> None:
    breaking = Breaking(tmp_path / "place", verb, grounds)
    for call in CALLS:
        points = [replace(point, ever=True) for point in some(breaking.points((call,)), 6)]
        for fault in FAULTS if points else ():
            break_at(breaking, verb, points, fault)
