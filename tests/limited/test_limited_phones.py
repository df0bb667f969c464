"""What phones record is heard, at its place, in a child that can do nothing else; without PyAV it says so."""

import importlib.util
import io
from array import array
from importlib.machinery import ModuleSpec
from itertools import pairwise
from pathlib import Path

import av
import pytest
from memos import MEMOS, SECONDS, Bytes, pitch

from cahier.limited.errors import NotInstalled
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


def test_amr_of_the_wide_kind_is_heard_as_well() -> None:
    frames = (b"\x44" + bytes((number * step + 7) % 256 for step in range(60)) for number in range(150))
    with opened(b"#!AMR-WB\n" + b"".join(frames)) as recording:
        assert (recording.rate, recording.seconds) == (16_000, 3.0)
        recording.seek(2)
        assert len(heard(recording)) == 16_000


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
