"""FFmpeg is shut in: no file, no thread, no decoder but the few; what it is asked ends, whatever it is given."""

import io
import os
import re
import signal
import threading
import time
from pathlib import Path

import av
import pytest
from av.stream import Discard
from sound_mutants import File
from test_limited_phones import SOUNDS, heard, opened

from cahier.limited import calling
from cahier.limited.by_ffmpeg import Decoded
from cahier.limited.errors import CannotPlay, NoSoundInIt


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have the kernel's calls of each child written down."""
    command, path = calling.command, tmp_path / "record"
    monkeypatch.setattr(
        calling, "command", lambda task: ["/usr/bin/strace", "-f", "-o", str(path), *command(task)]
    )
    return path


@pytest.mark.parametrize("name", ["memo.m4a", "memo.opus", "memo.mp3", "memo.amr"])
def test_the_kernel_saw_no_file_opened_and_nothing_started(name: str, record: Path) -> None:
    with opened((SOUNDS / name).read_bytes()) as recording:
        recording.seek(3)
        assert heard(recording)
        recording.seek(1)
        assert heard(recording, 1)
        assert recording._process.stdin is not None
        recording._process.stdin.close()
        recording._process.wait(20)
    told = re.sub(r".*sched_getaffinity.*EPERM.*\n", "", record.read_text(errors="replace"))  # asked, and refused
    [place] = [found.end() for found in re.finditer(r"PR_SET_SECCOMP.*= 0\n", told)]
    asked = set(re.findall(r"^(?:\d+ +)?(\w+)\(", told[place:], re.MULTILINE))
    print(name, sorted(asked))
    assert asked <= {
        "read",
        "write",
        "mmap",
        "munmap",
        "mremap",
        "mprotect",
        "brk",
        "madvise",
        "futex",
        "exit_group",
    }


def made(container: str, codec: str, picture: bool = False) -> bytes:
    """Return a second of silence, in a decoder that is not on the list or beside a picture."""
    target = io.BytesIO()
    with av.open(target, "w", format=container) as file:
        streams = [file.add_stream("mpeg4", rate=5)] if picture else []
        for stream in streams:
            stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        sound = file.add_stream(codec, rate=16_000, layout="mono") if codec else None
        for number in range(5):
            for stream in streams:
                frame = av.VideoFrame(64, 48, "yuv420p")
                frame.pts = number
                file.mux(stream.encode(frame))
        if sound is not None:
            frame = av.AudioFrame("s16" if codec != "aac" else "fltp", "mono", 16_000)
            frame.planes[0].update(bytes(frame.planes[0].buffer_size))
            frame.sample_rate, frame.pts = 16_000, 0
            file.mux(sound.encode(frame) + sound.encode(None))
        for stream in streams:
            file.mux(stream.encode(None))
    return target.getvalue()


def test_of_a_video_the_sound_is_heard() -> None:
    data = made("mp4", "aac", picture=True)
    with opened(data, "video/mp4") as recording:
        assert recording.channels == 1
        assert len(heard(recording)) / recording.rate == pytest.approx(1, abs=0.2)


def test_nothing_of_a_picture_is_decoded_not_even_to_learn_its_size() -> None:
    decoded = Decoded(File(made("mp4", "aac", picture=True)), "mp4")
    [picture] = decoded._container.streams.video
    assert picture.codec_context.pix_fmt is None
    assert picture.discard == Discard.all


def test_a_video_without_sound_says_so() -> None:
    with pytest.raises(NoSoundInIt):
        opened(made("mp4", "", picture=True), "video/mp4")


@pytest.mark.parametrize("codec", ["pcm_s16le", "pcm_f32le"])
def test_a_decoder_that_is_not_on_the_list_is_not_used(codec: str) -> None:
    with pytest.raises(CannotPlay):
        opened(made("mp4", codec), "audio/mp4")


@pytest.mark.parametrize(
    "data",
    [
        b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n",
        b"ffconcat version 1.0\nfile /etc/hostname\n",
        b"ID3#EXTM3U\nhttp://sound.example/a.mp3\n",
        b"\0\0\0\x18ftypM4A " + b"#EXTM3U\nhttp://sound.example/a.m4a\n" * 9,
        b"OggS" + bytes(24) + b"OpusHead" + bytes(200),
        b"\xff\xf1" * 900,
    ],
)
def test_what_only_begins_like_a_recording_cannot_be_played(data: bytes) -> None:
    with pytest.raises(CannotPlay):
        opened(data, "audio/mpeg")


def test_a_child_that_asks_without_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from cahier.limited import hearing
    from cahier.limited.wire import ASK, ASK_HEAD

    ask = ASK + ASK_HEAD.pack(0, 1)
    script = f"import os\nwhile 1: os.write(1, {ask!r}); os.read(0, 99)"
    monkeypatch.setattr(calling, "command", lambda _task: [sys.executable, "-I", "-c", script])
    monkeypatch.setattr(hearing, "_MOST_SECONDS", 0.5)
    begun = time.monotonic()
    with pytest.raises(CannotPlay):
        opened((SOUNDS / "memo.m4a").read_bytes())
    assert time.monotonic() - begun < 5


def test_it_can_be_given_up_from_another_thread_while_it_waits() -> None:
    with opened((SOUNDS / "memo.m4a").read_bytes()) as recording:
        os.kill(recording._process.pid, signal.SIGSTOP)  # it will not answer by itself
        begun = time.monotonic()
        threading.Timer(0.2, recording.give_up).start()
        with pytest.raises(CannotPlay):
            recording.read(100)
        assert time.monotonic() - begun < 5
        recording.give_up()
