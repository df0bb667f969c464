"""Recordings in the window: the sealed file as a QIODevice, the player over it, and nothing in the clear."""

import io
import os
import subprocess
import sys
import threading
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QIODevice
from pytestqt.qtbot import QtBot

from cahier.domain.errors import CahierError
from cahier.gui.sound.device import AttachmentDevice
from cahier.gui.sound.output import ComputerOutput, NoSound
from cahier.gui.sound.player import Player
from cahier.limited.errors import CannotPlay
from cahier.vault.attachments.errors import AttachmentDamaged
from cahier.workflows import attach_evidence, look_at, open_notebook, record
from cahier.workflows.workspace import Workspace

RATE = 8_000
CONTENT = os.urandom(300_000)


@pytest.fixture
def workspace(tmp_path: Path, cheap_hashing: None) -> Iterator[Workspace]:
    opened, _ = open_notebook.create(tmp_path / "notebook", "six invented words for a test")
    with opened:
        yield opened


def device_of(workspace: Workspace, path: Path, content: bytes) -> AttachmentDevice:
    path.write_bytes(content)
    case = record.new_case(workspace, "a case")
    evidence = attach_evidence.attach(workspace, case.case_id, path)
    path.unlink()
    return AttachmentDevice(attach_evidence.open_attachment(workspace, evidence), evidence.size or 0)


def samples(seconds: float) -> bytes:
    return b"".join((n % 20_000 - 10_000).to_bytes(2, "little", signed=True) for n in range(int(seconds * RATE)))


def wav(seconds: float) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(RATE)
        written.writeframes(samples(seconds))
    return file.getvalue()


class FakeOutput:
    """Takes samples when it is told to."""

    def __init__(self) -> None:
        self.pull: Callable[[int], bytes] | None = None
        self.heard = b""

    def start(self, channels: int, rate: int, pull: Callable[[int], bytes]) -> None:
        assert (channels, rate) == (1, RATE)
        self.pull = pull

    def stop(self) -> None:
        self.pull = None

    def take(self, frames: int) -> bytes:
        assert self.pull is not None
        taken = self.pull(frames)
        self.heard += taken
        return taken


def test_a_device_reads_any_place_and_takes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    device = device_of(workspace, tmp_path / "x.bin", CONTENT)
    assert device.isOpen()
    assert not device.isSequential()
    assert not device.isWritable()
    assert device.size() == len(CONTENT)
    for place, length in ((250_000, 100), (0, 70_000), (65_530, 20), (299_990, 100), (5, 1)):
        assert device.seek(place)
        assert bytes(device.read(length).data()) == CONTENT[place : place + length]
        assert device.pos() == min(place + length, len(CONTENT))
    assert device.atEnd() is False
    device.seek(0)
    assert bytes(device.readAll().data()) == CONTENT
    assert device.atEnd()
    assert bytes(device.read(10).data()) == b""
    assert device.read_at(10**9, 10) == b""
    device.close()
    assert device._attachment.closed


def test_a_device_holds_a_chunk_and_no_more(workspace: Workspace, tmp_path: Path) -> None:
    device = device_of(workspace, tmp_path / "x.bin", CONTENT)
    assert device.openMode() & QIODevice.OpenModeFlag.Unbuffered
    assert len(device._attachment._clear) == 65_536
    device.close()
    assert not any(device._attachment._clear)


def test_damage_is_a_sentence_and_not_a_sound(workspace: Workspace, tmp_path: Path) -> None:
    device = device_of(workspace, tmp_path / "x.bin", CONTENT)
    [sealed] = (workspace.path / "att").rglob("*.age")
    with sealed.open("r+b") as file:
        file.seek(100_000)
        file.write(b"damage")
    with pytest.raises(AttachmentDamaged):
        device.read_at(70_000, 100)
    assert device.errorString() == AttachmentDamaged.words
    device.close()


@pytest.fixture
def player(workspace: Workspace, tmp_path: Path, qtbot: QtBot) -> Iterator[Player]:
    """Return a player of six seconds, ready."""
    player = Player(FakeOutput())
    evidence = None
    device = device_of(workspace, tmp_path / "x.wav", wav(6))
    evidence = attach_evidence.Evidence(
        evidence_id="e", case_id="c", code="V1", mime="audio/wav", size=device.size()
    )
    with qtbot.waitSignal(player.opened, timeout=20_000) as told:
        player.load(lambda: look_at.hear(device, evidence))
    assert told.args == [6.0]
    yield player
    player.unload()


def filled(qtbot: QtBot, player: Player) -> FakeOutput:
    qtbot.waitUntil(lambda: len(player._buffer) >= RATE * 2 or player._over, timeout=20_000)
    assert isinstance(player._output, FakeOutput)
    return player._output


def test_it_plays_what_was_recorded_to_the_last_sample(qtbot: QtBot, player: Player) -> None:
    player.play()
    output = filled(qtbot, player)
    with qtbot.waitSignal(player.ended, timeout=20_000):
        while len(output.heard) < 6 * RATE * 2:
            if not output.take(400):
                qtbot.wait(5)
    assert output.heard == samples(6)
    assert not player.is_playing


def test_it_fetches_a_second_ahead_and_no_more(qtbot: QtBot, player: Player) -> None:
    filled(qtbot, player)
    qtbot.wait(100)
    assert len(player._buffer) <= 1.2 * RATE * 2


def test_another_place_is_heard_at_once_and_nothing_of_the_old_one(qtbot: QtBot, player: Player) -> None:
    player.play()
    output = filled(qtbot, player)
    output.take(800)
    player.go_to(4.0)
    assert player.seconds == 4.0
    qtbot.waitUntil(lambda: player._seek is None and len(player._buffer) > 800, timeout=20_000)
    output.heard = b""
    output.take(400)
    assert output.heard == samples(6)[4 * RATE * 2 :][:800]
    assert player.seconds == pytest.approx(4.05)


def test_pausing_keeps_the_place(qtbot: QtBot, player: Player) -> None:
    player.play()
    output = filled(qtbot, player)
    output.take(RATE // 2)
    player.pause()
    assert output.pull is None
    assert player.seconds == 0.5
    player.play()
    output.take(100)
    assert output.heard == samples(6)[: len(output.heard)]


def test_what_is_over_begins_again(qtbot: QtBot, player: Player) -> None:
    player.go_to(5.9)
    player.play()
    output = filled(qtbot, player)
    with qtbot.waitSignal(player.ended, timeout=20_000):
        while output.pull is not None:
            output.take(400)
            qtbot.wait(5)
    player.play()
    output.heard = b""
    qtbot.waitUntil(lambda: len(player._buffer) > 2_000, timeout=20_000)
    output.take(100)
    assert output.heard == samples(6)[:200]


def test_letting_go_ends_the_child_the_thread_and_the_file(qtbot: QtBot, player: Player) -> None:
    filled(qtbot, player)
    assert any(thread.name == "sound" for thread in threading.enumerate())
    player.unload()
    assert not any(thread.name == "sound" for thread in threading.enumerate())
    assert player._buffer == b""


class Slow:
    """A recording in which every place is far away."""

    channels, rate, seconds = 1, RATE, 60.0

    def __init__(self) -> None:
        self.sought, self.given_up, self.closed = threading.Event(), threading.Event(), False

    def read(self, frames: int) -> bytes:
        return bytes(frames * 2)

    def seek(self, seconds: float) -> None:
        self.sought.set()
        if self.given_up.wait(30):
            raise CannotPlay

    def give_up(self) -> None:
        self.given_up.set()

    def close(self) -> None:
        self.closed = True


def test_letting_go_does_not_wait_for_a_place_that_is_far_away(qtbot: QtBot) -> None:
    player, slow = Player(FakeOutput()), Slow()
    with qtbot.waitSignal(player.opened, timeout=20_000):
        player.load(lambda: slow)
    player.go_to(30)
    assert slow.sought.wait(20)
    begun = time.monotonic()
    player.unload()
    assert time.monotonic() - begun < 5
    assert slow.closed
    player.look()
    assert player._fault is None


def test_a_fault_is_told_once(qtbot: QtBot) -> None:
    def broken() -> look_at.Recording:
        raise CannotPlay

    player = Player(FakeOutput())
    with qtbot.waitSignal(player.failed, timeout=20_000) as told:
        player.load(broken)
    assert isinstance(told.args[0], CannotPlay)
    player.unload()


def test_no_loudspeaker_is_a_sentence(qtbot: QtBot, player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise NoSound

    monkeypatch.setattr(player._output, "start", refuse)
    filled(qtbot, player)
    told: list[CahierError] = []
    player.failed.connect(told.append)
    player.play()
    assert "No sound output was found" in told[0].sentence
    assert not player.is_playing


def test_the_computer_takes_samples_through_a_silent_output(qtbot: QtBot) -> None:
    taken: list[int] = []

    def pull(frames: int) -> bytes:
        taken.append(frames)
        return bytes(frames * 2)

    output = ComputerOutput(silent=True)
    output.start(1, RATE, pull)
    qtbot.waitUntil(lambda: sum(taken) > RATE // 4, timeout=10_000)
    output.stop()
    count = len(taken)
    qtbot.wait(150)
    assert len(taken) == count


def test_playing_loads_no_network_and_opens_no_connection(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom cahier.gui.sound.output import ComputerOutput, NoSound\n"
        "from cahier.gui.sound.player import Player\n"
        "try:\n    ComputerOutput().start(1, 8000, lambda n: b'')\nexcept NoSound:\n    print('no sound')\n"
        "silent = ComputerOutput(silent=True)\nsilent.start(1, 8000, lambda n: b'')\nsilent.stop()\n"
        "import os\nprint(os.environ['PULSE_SERVER'])\n"
        "bad = {'socket', 'ssl', 'http', 'urllib.request', 'PySide6.QtNetwork', 'PySide6.QtMultimedia'}\n"
        "print(sorted(bad & set(sys.modules)))\nos._exit(0)\n"
    )
    app = Path(__file__).parents[3] / "app"
    environment = {**os.environ, "PYTHONPATH": str(app), "PULSE_SERVER": "tcp:198.51.100.1"}
    trace = ["strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", str(tmp_path / "record")]
    done = subprocess.run(
        [*trace, sys.executable, "-c", script], env=environment, capture_output=True, text=True, timeout=120
    )
    record_of_kernel = (tmp_path / "record").read_text()
    print(done.stdout, record_of_kernel)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-2].startswith("unix:/")
    assert done.stdout.splitlines()[-1] == "[]"
    assert "AF_INET" not in record_of_kernel
