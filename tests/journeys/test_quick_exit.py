"""The keys of the quick exit end the program within a second, whatever it does, and the notebook opens whole."""

import os
import select
import shutil
import statistics
import time
from pathlib import Path

import pytest

from cahier.crypto import passphrase
from cahier.crypto.passphrase import Cost
from cahier.domain.account import Account
from cahier.vault import notices
from cahier.workflows import keys, open_notebook, resume
from journeys import moments
from journeys.driving import Driven, masked
from journeys.filled import fill
from journeys.researcher import PASSPHRASE

MOST = 1.0  # seconds
# Where the passphrase is worked out at its real price; what was typed is not on the disk where a long write is.
DEAR = ("passphrase_being_tried", "wrong_passphrase", "new_notebook_being_made", "passphrase_being_changed")
SOME = ("passphrase_being_tried", "typing_an_account")


@pytest.fixture(scope="module")
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the notebook for all to copy; `param` says whether it holds the records of years."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        cheaply(patch)
        place = fill(folder, PASSPHRASE, years=request.param)
    dear = shutil.copytree(place, folder / "Dear")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrase, "FLOOR", Cost(64, 1))
        patch.setattr(passphrase, "COST", Cost(128 * 1024, 4))
        with open_notebook.unlock(dear, PASSPHRASE) as workspace:
            confirmed = keys.confirm_passphrase(workspace, keys.Proof(PASSPHRASE, None))
            keys.change_passphrase(workspace, confirmed, PASSPHRASE)
    return folder


def cheaply(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(passphrase, "COST", Cost(64, 1))
    patch.setattr(passphrase, "FLOOR", Cost(64, 1))


def gone_after(made: Path, folder: Path, moment: str) -> tuple[float, Path, str]:
    """Bring the program to a moment and press the keys: return how long it lived, the notebook, what was typed."""
    place = shutil.copytree(made / ("Dear" if moment in DEAR else "Notebook"), folder / "Notebook")
    os.link(made / "film.bin", folder / "film.bin")
    with Driven("--vault", place, XDG_DATA_HOME=str(folder / "device")) as program:
        if moment not in DEAR:
            program.do("hash_cheaply")
        if moment in moments.INSIDE:
            program.goes_on("unlock", masked(PASSPHRASE))
        typed = program.do("moments.go", moment, str(folder))
        ending = os.pidfd_open(program.pid)
        pressed = time.monotonic()
        program.tell("moments.press", "vanish")
        assert select.select([ending], [], [], 20)[0], f"{moment}: still there"
        took = time.monotonic() - pressed
        os.close(ending)
    return took, place, typed


def look_at(place: Path, typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Open the notebook, read everything in it, and find what was typed."""
    cheaply(monkeypatch)
    monkeypatch.setenv("XDG_DATA_HOME", str(place.parent / "device"))
    with open_notebook.unlock(place, PASSPHRASE) as workspace:
        assert {notice.kind for notice in workspace.vault.warnings} <= {notices.UNFINISHED.kind, "unseen"}
        workspace.vault.verify()
        told = [account.text for account in workspace.vault.list(Account)] if typed else []
        assert typed in "\n".join([*told, *resume.last_place(workspace).values()])


@pytest.mark.parametrize("made", [False], indirect=True)
@pytest.mark.parametrize("moment", SOME)
def test_it_is_gone_within_a_second(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    took, place, typed = gone_after(made, tmp_path, moment)
    print(f"\n{moment}: gone after {took * 1000:.0f} ms")
    assert took < MOST
    look_at(place, typed, monkeypatch)


@pytest.mark.long
@pytest.mark.parametrize("made", [True], indirect=True)
def test_it_is_gone_within_a_second_from_wherever(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = {}
    for number, moment in enumerate((*moments.AT_DOOR, *moments.INSIDE)):
        folder = tmp_path / str(number)
        folder.mkdir()
        times[moment], place, typed = gone_after(made, folder, moment)
        print(f"{moment:<45}{times[moment] * 1000:6.0f} ms", flush=True)
        look_at(place, typed, monkeypatch)
        shutil.rmtree(folder)
    took = sorted(times.values())
    print(
        f"quick exit from {len(took)} moments, 10,000 records: p50 {statistics.median(took) * 1000:.0f} ms, "
        f"p95 {took[int(len(took) * 0.95)] * 1000:.0f} ms, most {took[-1] * 1000:.0f} ms; all notebooks whole"
    )
    assert len(took) >= 40
    assert took[-1] < MOST
