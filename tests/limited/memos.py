"""Recordings as phones make them, of a tone that rises: no moment of it is like another, so a wrong place shows.

`python tests/limited/memos.py FOLDER` writes the short ones that lie in tests/fixtures/sounds. `repeated` makes a
long one at once, of the same coded pieces again and again, to measure with.
"""

import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, pi, sin
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer

SECONDS = 6.0
_LOW, _HIGH = 200.0, 1_800.0  # hertz, at the beginning and at the end
_LOUD = 9_000
_FRAME = 1_024


@dataclass(frozen=True, slots=True)
class Memo:
    """How one is made."""

    container: str
    codec: str
    rate: int
    bits: int = 0  # a second
    channels: int = 1
    quality: str = ""  # of a variable rate

    @property
    def layout(self) -> str:
        """Return how FFmpeg calls the channels."""
        return "mono" if self.channels == 1 else "stereo"


MEMOS = {
    "memo.m4a": Memo("ipod", "aac", 44_100, 48_000),
    "memo-lossless.m4a": Memo("ipod", "alac", 8_000),
    "memo.3gp": Memo("3gp", "libopencore_amrnb", 8_000, 12_200),
    "memo.amr": Memo("amr", "libopencore_amrnb", 8_000, 12_200),
    "memo.aac": Memo("adts", "aac", 16_000, 24_000),
    "memo.opus": Memo("ogg", "libopus", 48_000, 24_000),
    "memo.mp3": Memo("mp3", "libmp3lame", 16_000, 24_000),
    "memo-vbr.mp3": Memo("mp3", "libmp3lame", 16_000, quality="590"),
    "memo.ogg": Memo("ogg", "vorbis", 16_000, channels=2),
    "memo.flac": Memo("flac", "flac", 8_000),
}


class Bytes:
    """A file in memory that counts what is read of it."""

    def __init__(self, data: bytes) -> None:
        self.data, self.read, self.closed = data, 0, 0

    def read_at(self, place: int, length: int) -> bytes:
        piece = self.data[place : place + length]
        self.read += len(piece)
        return piece

    def close(self) -> None:
        self.closed += 1


def pitch(seconds: float) -> float:
    """Return how high it is at a moment, in hertz."""
    return _LOW + (_HIGH - _LOW) * seconds / SECONDS


def written(path: Path, memo: Memo, seconds: float = SECONDS) -> None:
    """Write a recording, all of it coded."""
    with av.open(str(path), "w", format=memo.container) as file:
        stream = _begun(file, memo)
        for frame in _tone(memo, seconds):
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))


def repeated(path: Path, memo: Memo, seconds: float) -> None:
    """Write a recording of the same coded pieces again and again. Not for FLAC, where each says where it is."""
    with av.open(str(path), "w", format=memo.container) as file:
        stream = _begun(file, memo)
        pieces = [piece for frame in _tone(memo, SECONDS) for piece in stream.encode(frame)] + stream.encode(None)
        coded, base = [bytes(piece) for piece in pieces[:-2]], pieces[0].time_base
        start, step = pieces[0].pts or 0, (pieces[-2].pts or 0) - (pieces[-3].pts or 0)
        for number in range(int(seconds / float(step * (base or 0)))):
            piece = av.Packet(coded[number % len(coded)])
            piece.stream, piece.time_base, piece.is_keyframe = stream, base, True
            piece.pts = piece.dts = start + number * step
            piece.duration = step
            file.mux(piece)


def _begun(file: OutputContainer, memo: Memo) -> AudioStream:
    stream: AudioStream = file.add_stream(memo.codec, rate=memo.rate, layout=memo.layout)
    if memo.codec == "vorbis":
        stream.codec_context.options = {"strict": "experimental"}
    if memo.quality:
        stream.codec_context.options = {"flags": "qscale", "global_quality": memo.quality}
    if memo.bits:
        stream.bit_rate = memo.bits
    return stream


def _tone(memo: Memo, seconds: float) -> Iterator[AudioFrame]:
    """Yield the tone, from its beginning again when it is over."""
    tone, width = _samples(memo), 2 * memo.channels
    whole = tone * ceil(seconds / SECONDS)
    converter = av.AudioResampler(format=_format_of(memo.codec), frame_size=4_096 if memo.codec == "alac" else 0)
    for start in range(0, int(seconds * memo.rate), _FRAME):
        piece = whole[start * width : min(start + _FRAME, int(seconds * memo.rate)) * width]
        frame = AudioFrame("s16", memo.layout, len(piece) // width)
        plane = frame.planes[0]
        plane.update(piece + bytes(plane.buffer_size - len(piece)))
        frame.sample_rate, frame.pts, frame.time_base = memo.rate, start, Fraction(1, memo.rate)
        yield from converter.resample(frame)
    yield from converter.resample(None)


def _samples(memo: Memo) -> bytes:
    samples = array("h")
    for number in range(int(SECONDS * memo.rate)):
        at = number / memo.rate
        value = int(_LOUD * sin(2 * pi * (_LOW * at + (_HIGH - _LOW) * at * at / (2 * SECONDS))))
        samples.extend([value] * memo.channels)
    return samples.tobytes()


def _format_of(codec: str) -> str:
    possible = [known.name for known in av.Codec(codec, "w").audio_formats or []]
    return next((name for name in ("s16", "s16p") if name in possible), possible[0])


if __name__ == "__main__":
    for name, made in MEMOS.items():
        written(Path(sys.argv[1]) / name, made)
