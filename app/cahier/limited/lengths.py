"""How long a recording is, read from its first bytes, its last page or the heads of its frames, undecoded.

WAV: RIFF, the chunks `fmt ` and `data`. FLAC: the first metadata block. MP3: the count of frames that an encoder
leaves in the first frame, else the rate of that frame. Ogg: the position that the last page gives. AMR (RFC 4867)
and AAC (ADTS): the frames, one behind the other, up to a point; the rest is taken to be alike. MP4 says it in a
table that its decoder reads anyway.
"""

import struct
from collections.abc import Callable

from cahier.limited.kinds import AAC, AMR, AMR_WIDE, FLAC, MP3, OPUS, VORBIS, WAV, ReadAt
from cahier.limited.mp3_frames import NoFrame, behind_tags, counted, frame_of

_SEARCHED = 64 * 1024
_OPUS_RATE = 48_000
_AAC_RATES = (96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350)
_AAC_HEAD, _AAC_SAMPLES = 7, 1_024
_AMR_RATE = 50  # frames a second
_AMR_SIZES = (13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1)  # with their head, by mode
_AMR_WIDE_SIZES = (18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1)
_PIECE, _MOST_WALKED = 1 << 18, 1 << 22


def seconds_of(kind: str, read_at: ReadAt, size: int) -> float:
    """Return the length; 0 when the file does not say it plainly."""
    ways: dict[str, Callable[[ReadAt, int], float]] = {
        WAV: _wav,
        FLAC: _flac,
        MP3: _mp3,
        VORBIS: _vorbis,
        OPUS: _opus,
        AAC: _aac,
        AMR: _amr,
    }
    try:
        length = ways[kind](read_at, size)
    except (struct.error, IndexError, KeyError, ZeroDivisionError, NoFrame):
        return 0.0
    return max(0.0, float(length))


def _wav(read_at: ReadAt, size: int) -> float:
    place, rate = 12, 0
    for _ in range(1_000):
        name, length = struct.unpack("<4sI", read_at(place, 8))
        if name == b"fmt ":
            rate = struct.unpack("<I", read_at(place + 16, 4))[0]  # bytes a second
        elif name == b"data":
            return float(min(length, size - place - 8)) / rate
        place += 8 + length + length % 2
    return 0.0


def _flac(read_at: ReadAt, size: int) -> float:
    del size
    packed = int.from_bytes(read_at(18, 8), "big")
    return float(packed & ((1 << 36) - 1)) / (packed >> 44)


def _vorbis(read_at: ReadAt, size: int) -> float:
    rate = int(struct.unpack("<I", read_at(40, 4))[0])
    return float(_last_position(read_at, size)) / rate


def _opus(read_at: ReadAt, size: int) -> float:
    skipped = struct.unpack("<H", read_at(38, 2))[0]
    return float(_last_position(read_at, size) - skipped) / _OPUS_RATE


def _last_position(read_at: ReadAt, size: int) -> int:
    tail = read_at(max(0, size - _SEARCHED), _SEARCHED)
    page = tail.rfind(b"OggS")
    return int(struct.unpack("<q", tail[page + 6 : page + 14])[0]) if page >= 0 else 0


def _mp3(read_at: ReadAt, size: int) -> float:
    start = behind_tags(read_at)
    frame = frame_of(read_at(start, 4))
    _, frames = counted(read_at, start)
    if frames:
        return float(frames) * frame.samples / frame.rate
    return float(size - start) * 8 / frame.bits


def _aac(read_at: ReadAt, size: int) -> float:
    rate = _AAC_RATES[read_at(2, 1)[0] >> 2 & 15]
    return _walked(read_at, 0, size, _AAC_HEAD, _aac_length) * _AAC_SAMPLES / rate


def _aac_length(piece: memoryview, place: int) -> int:
    return (piece[place + 3] & 3) << 11 | piece[place + 4] << 3 | piece[place + 5] >> 5


def _amr(read_at: ReadAt, size: int) -> float:
    wide = read_at(0, len(AMR_WIDE)) == AMR_WIDE
    sizes, start = (_AMR_WIDE_SIZES, 9) if wide else (_AMR_SIZES, 6)
    return _walked(read_at, start, size, 1, lambda piece, place: sizes[piece[place] >> 3 & 15]) / _AMR_RATE


def _walked(
    read_at: ReadAt, place: int, size: int, head: int, length_of: Callable[[memoryview, int], int]
) -> float:
    """Count the frames from a place on; of a long file those of its beginning, and as many for the rest."""
    start, frames = place, 0
    while place + head <= size and place < _MOST_WALKED:
        piece = memoryview(read_at(place, _PIECE))
        here = 0
        while here + head <= len(piece):
            length = length_of(piece, here)
            if length < head:
                return 0.0
            here, frames = here + length, frames + 1
        if not here:
            break
        place += here
    return frames * (size - start) / (place - start) if place < size else float(frames)
