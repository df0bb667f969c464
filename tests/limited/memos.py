"""Recordings as phones make them, of a tone that rises: no moment of it is like another, so a wrong place shows.

`python tests/limited/memos.py FOLDER` writes the short ones that lie in tests/fixtures/sounds. `written` makes
long ones as well, at once, of the same coded pieces again and again, to measure with.
"""

import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import pi, sin
from pathlib import Path

import av
from av.audio.frame import AudioFrame

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
}


def pitch(seconds: float) -> float:
    """Return how high it is at a moment, in hertz."""
    return _LOW + (_HIGH - _LOW) * seconds / SECONDS


def written(path: Path, memo: Memo, seconds: float = SECONDS) -> None:
    """Write a recording; what is longer than the tone is made of the same pieces again."""
    with av.open(str(path), "w", format=memo.container) as file:
        layout = "mono" if memo.channels == 1 else "stereo"
        stream = file.add_stream(memo.codec, rate=memo.rate, layout=layout)
        if memo.codec == "vorbis":
            stream.codec_context.options = {"strict": "experimental"}
        if memo.quality:
            stream.codec_context.options = {"flags": "qscale", "global_quality": memo.quality}
        if memo.bits:
            stream.bit_rate = memo.bits
        pieces = [piece for frame in _tone(memo) for piece in stream.encode(frame)] + stream.encode(None)
        if seconds <= SECONDS:
            for piece in pieces:
                file.mux(piece)
            return
        first, step = pieces[0], (pieces[-2].pts or 0) - (pieces[-3].pts or 0)
        coded = [bytes(piece) for piece in pieces[:-2]]
        for number in range(int(seconds / float(step * (first.time_base or 0)))):
            piece = av.Packet(coded[number % len(coded)])
            piece.stream, piece.time_base, piece.is_keyframe = stream, first.time_base, True
            piece.pts = piece.dts = (first.pts or 0) + number * step
            piece.duration = step
            file.mux(piece)


def _tone(memo: Memo) -> Iterator[AudioFrame]:
    whole = int(SECONDS * memo.rate)
    converter = av.AudioResampler(format=_format_of(memo.codec), frame_size=_frame_of(memo))
    for start in range(0, whole, _FRAME):
        samples = array("h")
        for number in range(start, min(whole, start + _FRAME)):
            at = number / memo.rate
            value = int(_LOUD * sin(2 * pi * (_LOW * at + (_HIGH - _LOW) * at * at / (2 * SECONDS))))
            samples.extend([value] * memo.channels)
        count = len(samples) // memo.channels
        frame = AudioFrame("s16", "mono" if memo.channels == 1 else "stereo", count)
        plane = frame.planes[0]
        plane.update(samples.tobytes() + bytes(plane.buffer_size - len(samples) * 2))
        frame.sample_rate, frame.pts, frame.time_base = memo.rate, start, Fraction(1, memo.rate)
        yield from converter.resample(frame)
    yield from converter.resample(None)


def _format_of(codec: str) -> str:
    possible = [known.name for known in av.Codec(codec, "w").audio_formats or []]
    return next((name for name in ("s16", "s16p") if name in possible), possible[0])


def _frame_of(memo: Memo) -> int:
    return 4_096 if memo.codec == "alac" else 0


if __name__ == "__main__":
    for name, made in MEMOS.items():
        written(Path(sys.argv[1]) / name, made)
