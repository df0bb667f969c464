"""A recording is heard through a child: each kind, from any place, with little of the file read and held."""

import io
import os
import struct
import time
import wave
from array import array
from math import pi, sin
from pathlib import Path

import pytest
from memos import Bytes

from cahier.limited import calling
from cahier.limited.errors import CannotPlay, NoLimits, NotPlayedHere
from cahier.limited.hearing import Recording
from cahier.limited.kinds import kind_of
from cahier.limited.lengths import seconds_of
from cahier.limited.wire import ASK, ASK_HEAD, FACTS, SAMPLES, SIZE

SOUNDS = Path(__file__).parents[1] / "fixtures" / "sounds"
RATE = 16_000
TONES = {
    "tone.mp3": "audio/mpeg",
    "tone-vbr.mp3": "audio/mpeg",
    "tone.flac": "audio/flac",
    "tone.ogg": "audio/ogg",
}


def wav(seconds: float, channels: int = 1, width: int = 2) -> bytes:
    samples = array("h", (int(9_000 * sin(2 * pi * 300 * n / RATE)) for n in range(int(seconds * RATE))))
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(channels)
        written.setsampwidth(width)
        written.setframerate(RATE)
        frames = samples.tobytes() if width == 2 else bytes((value >> 8) + 128 for value in samples)
        step = width
        written.writeframes(b"".join(frames[at : at + step] * channels for at in range(0, len(frames), step)))
    return file.getvalue()


def loudness(samples: bytes) -> float:
    values = array("h", samples)
    return sum(abs(value) for value in values) / max(1, len(values))


def whole(recording: Recording) -> bytes:
    heard = b""
    while piece := recording.read(4_096):
        heard += piece
    return heard


@pytest.mark.parametrize(("channels", "width"), [(1, 2), (2, 2), (1, 1)])
def test_plain_samples_come_back_as_they_are(channels: int, width: int) -> None:
    data = wav(2, channels, width)
    with Recording("audio/wav", len(data), Bytes(data)) as recording:
        assert (recording.channels, recording.rate, recording.seconds) == (channels, RATE, 2.0)
        heard = whole(recording)
    assert len(heard) == 2 * RATE * channels * 2
    if width == 2:
        assert heard == data[44:]


@pytest.mark.parametrize("name", sorted(TONES))
def test_each_kind_is_heard_and_knows_its_length(name: str) -> None:
    data = (SOUNDS / name).read_bytes()
    source = Bytes(data)
    with Recording(TONES[name], len(data), source) as recording:
        assert recording.channels == 1
        assert recording.seconds == pytest.approx(4, abs=0.15)
        heard = whole(recording)
        assert len(heard) / 2 / recording.rate == pytest.approx(4, abs=0.2)
        assert loudness(heard) > 1_000
        recording.seek(3)
        assert len(whole(recording)) / 2 / recording.rate == pytest.approx(1, abs=0.2)
    assert source.closed == 1


def test_another_place_is_the_right_place() -> None:
    data = wav(30)
    with Recording("audio/wav", len(data), Bytes(data)) as recording:
        for seconds in (29.0, 3.0, 14.5):
            recording.seek(seconds)
            start = 44 + int(seconds * RATE) * 2
            assert recording.read(1_000) == data[start : start + 2_000]


def test_what_is_far_in_costs_no_more_than_what_is_near() -> None:
    """Half an hour, gone to minute 25: the bar is 200 ms and 1 MB, without MP3."""
    data = wav(1) + b""
    minute = data[44:] * 60
    long = data[:4] + struct.pack("<I", 36 + 30 * len(minute)) + data[8:40] + struct.pack("<I", 30 * len(minute))
    source = Bytes(long + minute * 30)
    with Recording("audio/wav", len(source.data), source) as recording:
        source.read = 0
        begun = time.monotonic()
        recording.seek(1_500)
        recording.read(1_600)
        took = time.monotonic() - begun
        place = Path(f"/proc/{recording._process.pid}/status").read_text()
        memory = int(place.partition("VmRSS:")[2].split()[0]) // 1024
    print(
        f"{len(source.data) / 1e6:.0f} MB, minute 25: {took * 1000:.1f} ms, {source.read} bytes; child {memory} MB"
    )
    assert recording.seconds == 1_800
    assert took < 0.2
    assert source.read < 1_000_000
    assert memory < 60


@pytest.mark.parametrize("mime", ["audio/x-matroska", "video/webm", "image/png", None])
def test_a_kind_without_a_decoder_is_said_plainly(mime: str | None) -> None:
    source = Bytes(wav(1))
    with pytest.raises(NotPlayedHere):
        Recording(mime, len(source.data), source)
    assert source.closed == 1


def test_what_else_is_in_ogg_is_said_plainly() -> None:
    data = (SOUNDS / "tone.opus").read_bytes().replace(b"OpusHead", b"Speex   ")
    with pytest.raises(NotPlayedHere):
        Recording("audio/ogg", len(data), Bytes(data))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"RIFF",
        b"RIFF\xff\xff\xff\xffWAVE",
        b"ID3" + bytes(40),
        b"fLaC" + bytes(80),
        b"\xff\xfb" * 40,
        os.urandom(999),
    ],
)
def test_what_is_no_recording_cannot_be_played(data: bytes) -> None:
    with pytest.raises(CannotPlay) as refused:
        Recording("audio/mpeg", len(data), Bytes(data))
    assert refused.value.sentence == CannotPlay.words


def test_damage_in_the_middle_ends_or_passes_but_never_brings_us_down() -> None:
    data = bytearray((SOUNDS / "tone.mp3").read_bytes())
    data[2_000:2_400] = os.urandom(400)
    with Recording("audio/mpeg", len(data), Bytes(bytes(data))) as recording:
        assert whole(recording)


@pytest.mark.parametrize(
    "answer",
    [
        SAMPLES + FACTS.pack(9, 16_000, 1.0),
        SAMPLES + FACTS.pack(1, 0, 1.0),
        SAMPLES + FACTS.pack(1, 16_000, -1.0),
        SAMPLES + FACTS.pack(1, 16_000, float("nan")),
        ASK + ASK_HEAD.pack(2**60, 10),
        ASK + ASK_HEAD.pack(0, 2**31),
        b"safe to open",
        SAMPLES + FACTS.pack(1, 16_000, 1.0) + SAMPLES + SIZE.pack(2**31),
    ],
)
def test_a_child_that_lies_is_not_believed(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    script = f"import os, time; os.write(1, {answer!r}); time.sleep(5)"
    monkeypatch.setattr(calling, "command", lambda _task: [sys.executable, "-I", "-c", script])
    data = wav(1)
    with pytest.raises(CannotPlay), Recording("audio/wav", len(data), Bytes(data)) as recording:
        recording.read(100)


def test_without_limits_nothing_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setattr(sys, "platform", "win32")
    data = wav(1)
    with pytest.raises(NoLimits):
        Recording("audio/wav", len(data), Bytes(data))


def test_a_length_is_read_without_decoding() -> None:
    for data, kind in (((SOUNDS / name).read_bytes(), name.rpartition(".")[2]) for name in TONES):
        source = Bytes(data)
        found = kind_of(source.read_at)
        assert found == {"mp3": "mp3", "flac": "flac", "ogg": "vorbis"}[kind]
        assert seconds_of(found, source.read_at, len(data)) == pytest.approx(4, abs=0.15)
        assert source.read <= 66_000
