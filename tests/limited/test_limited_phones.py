"""What phones record is heard, at its place, in a child that can do nothing else; without PyAV it says so."""

import importlib.util
import io
import os
import re
import signal
import threading
import time
from array import array
from importlib.machinery import ModuleSpec
from itertools import pairwise
from pathlib import Path

import av
import pytest
from av.stream import Discard
from memos import MEMOS, SECONDS, Bytes, pitch
from sound_mutants import File

from cahier.limited import calling
from cahier.limited.by_ffmpeg import Decoded
from cahier.limited.errors import CannotPlay, NoSoundInIt, NotInstalled
from cahier.limited.hearing import Recording
from cahier.limited.kinds import kind_of
from cahier.limited.lengths import seconds_of

SOUNDS = Path(__file__).parents[1] / "fixtures" / "sounds"
MIMES = {
    "mp4": "audio/mp4",
    "aac": "audio/aac",
    "amr": "audio/amr",
    "mp3": "audio/mpeg",
    "flac": "audio/flac",
    "opus": "audio/ogg",
    "vorbis": "audio/ogg",
}


def opened(data: bytes, mime: str | None = None) -> Recording:
    return Recording(mime or MIMES[kind_of(Bytes(data).read_at)], len(data), Bytes(data))


def heard(recording: Recording, seconds: float = 99) -> "array[int]":
    whole, wanted = b"", round(seconds * recording.rate) * recording.channels * 2
    while len(whole) < wanted and (piece := recording.read(4_000)):
        whole += piece
    return array("h", whole[:wanted])


def pitch_of(samples: "array[int]", recording: Recording) -> float:
    """Count how often the tone swings, in hertz."""
    one = samples[:: recording.channels]
    return sum(before < 0 <= after for before, after in pairwise(one)) / len(one) * recording.rate


def unlike(first: "array[int]", second: "array[int]") -> float:
    """Return how far two pieces are from each other, as a share of how loud they are."""
    apart = sum(abs(one - other) for one, other in zip(first, second, strict=True))
    return apart / sum(abs(one) for one in first)


def without_index(data: bytes) -> bytes:
    """Take the frame off an MP3 that says how many there are."""
    source = io.BytesIO(data)
    with av.open(source, format="mp3") as file:
        return data[next(file.demux()).pos or 0 :]


@pytest.fixture(params=[*sorted(MEMOS), "memo-bare.mp3"])
def memo(request: pytest.FixtureRequest) -> bytes:
    if request.param == "memo-bare.mp3":
        return without_index((SOUNDS / "memo.mp3").read_bytes())
    return (SOUNDS / request.param).read_bytes()


def test_each_is_heard_from_its_beginning_to_its_end_and_from_any_place_to_a_sample(memo: bytes) -> None:
    with opened(memo) as recording:
        step = recording.channels * recording.rate
        assert recording.seconds == pytest.approx(SECONDS, abs=0.15)
        whole = heard(recording)
        assert len(whole) / step == pytest.approx(SECONDS, abs=0.15)
        for at in (1, 3, 5):
            assert pitch_of(whole[at * step : at * step + step // 5], recording) == pytest.approx(
                pitch(at + 0.1), abs=30
            )
        for seconds in (2.5, 0.0, 0.3, 5.0, 1.234):
            recording.seek(seconds)
            piece, start = heard(recording, 0.25), round(seconds * recording.rate) * recording.channels
            right, late = (
                unlike(piece, whole[place : place + len(piece)])
                for place in (start, start + 8 * recording.channels)
            )
            assert right < min(
                0.3, late / 2
            )  # AMR foretells each moment from all before it, and is never the same
        recording.seek(SECONDS * 10)
        assert not heard(recording)
        recording.seek(SECONDS - 1)
        assert len(heard(recording)) / step == pytest.approx(1, abs=0.15)


@pytest.mark.parametrize(
    "name", ["memo.aac", "memo.amr", "memo.flac", "memo.mp3", "memo-vbr.mp3", "memo.ogg", "memo.opus"]
)
def test_a_length_is_counted_without_decoding(name: str) -> None:
    data = (SOUNDS / name).read_bytes()
    kind = kind_of(Bytes(data).read_at)
    assert kind == {".ogg": "vorbis"}.get(Path(name).suffix, Path(name).suffix[1:])
    assert seconds_of(kind, Bytes(data).read_at, len(data)) == pytest.approx(SECONDS, abs=0.1)
    assert seconds_of(kind, Bytes(data[:40]).read_at, 40) >= 0


def test_the_length_of_a_long_one_is_that_of_its_beginning_and_as_much_for_the_rest() -> None:
    data = (SOUNDS / "memo.amr").read_bytes()
    long = Bytes(data + data[6:] * 1_000)
    assert seconds_of("amr", long.read_at, len(long.data)) == pytest.approx(1_001 * 6.02, rel=0.001)
    assert long.read < 5_000_000
    wide = b"#!AMR-WB\n" + (b"\x44" + bytes(60)) * 150
    assert seconds_of("amr", Bytes(wide).read_at, len(wide)) == 3.0


def test_where_a_phone_recorded_nothing_is_silence_and_later_places_stay_where_they_are() -> None:
    target = io.BytesIO()
    with (
        av.open(str(SOUNDS / "memo.m4a")) as source,
        av.open(target, "w", format="ipod") as file,
    ):
        stream = file.add_stream_from_template(source.streams.audio[0])
        for packet in source.demux(source.streams.audio[0]):
            if packet.pts is not None and not 2 <= float(packet.pts * packet.time_base) < 4:
                packet.stream = stream
                file.mux(packet)
    with opened(target.getvalue()) as recording:
        assert recording.seconds == pytest.approx(SECONDS, abs=0.1)
        whole, rate = heard(recording), recording.rate
        assert len(whole) / rate == pytest.approx(SECONDS, abs=0.1)
        assert not any(whole[round(2.2 * rate) : round(3.9 * rate)])
        recording.seek(5)
        for piece in (whole[5 * rate : round(5.2 * rate)], heard(recording, 0.2)):
            assert pitch_of(piece, recording) == pytest.approx(pitch(5.1), abs=30)


def without_av(name: str, package: str | None = None) -> ModuleSpec | None:
    return None if name == "av" else FOUND(name, package)


FOUND = importlib.util.find_spec


@pytest.fixture
def no_av(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", without_av)


@pytest.mark.usefixtures("no_av")
@pytest.mark.parametrize("name", ["memo.m4a", "memo.3gp", "memo.amr", "memo.aac", "memo.opus"])
def test_without_pyav_a_sentence_says_what_is_missing(name: str) -> None:
    with pytest.raises(NotInstalled) as refused:
        opened((SOUNDS / name).read_bytes())
    assert "PyAV" in refused.value.sentence


@pytest.mark.usefixtures("no_av")
@pytest.mark.parametrize("name", ["memo.mp3", "memo-vbr.mp3", "memo.ogg", "memo.flac"])
def test_without_pyav_mp3_flac_and_vorbis_are_heard_all_the_same(name: str) -> None:
    with opened((SOUNDS / name).read_bytes()) as recording:
        recording.seek(3)
        assert pitch_of(heard(recording, 0.2), recording) == pytest.approx(pitch(3.1), abs=60)


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
