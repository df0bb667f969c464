"""How long a recording is, read from its first bytes and its last page, without decoding it.

WAV: RIFF, the chunks `fmt ` and `data`. FLAC: the first metadata block. MP3: the count of frames that an encoder
leaves in the first frame, else the rate of that frame. Ogg Vorbis: the position that the last page gives.
"""

import struct
from collections.abc import Callable

ReadAt = Callable[[int, int], bytes]
WAV, FLAC, MP3, VORBIS = "wav", "flac", "mp3", "vorbis"
_MOST_TAGS = 10  # of a kind that stand before the first frame, one behind the other
_SEARCHED = 64 * 1024
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}  # by MPEG version
_BITS = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}  # thousands a second, layer III, of MPEG 1 and of the others


def kind_of(read_at: ReadAt) -> str:
    """Return the kind by the first bytes; nothing for one that is not decoded."""
    head = read_at(0, 64)
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return WAV
    if head[:4] == b"fLaC":
        return FLAC
    if head[:4] == b"OggS" and head[28:35] == b"\x01vorbis":
        return VORBIS
    if head[:3] == b"ID3" or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2):
        return MP3
    return ""


def seconds_of(kind: str, read_at: ReadAt, size: int) -> float:
    """Return the length; 0 when the file does not say it plainly."""
    try:
        length = {WAV: _wav, FLAC: _flac, MP3: _mp3, VORBIS: _vorbis}[kind](read_at, size)
    except (struct.error, IndexError, ZeroDivisionError):
        return 0.0
    return max(0.0, length)


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
    rate = struct.unpack("<I", read_at(40, 4))[0]
    start = max(0, size - _SEARCHED)
    tail = read_at(start, _SEARCHED)
    page = tail.rfind(b"OggS")
    return float(struct.unpack("<q", tail[page + 6 : page + 14])[0]) / rate if page >= 0 else 0.0


def _mp3(read_at: ReadAt, size: int) -> float:
    start = _behind_tags(read_at)
    head = read_at(start, 256)
    version, rate_index, bits_index, mono = head[1] >> 3 & 3, head[2] >> 2 & 3, head[2] >> 4, head[3] >> 6 == 3
    rate = _RATES[version][rate_index]
    first = version == 3
    side = 4 + (17 if mono else 32) if first else 4 + (9 if mono else 17)
    if head[side : side + 4] in (b"Xing", b"Info") and head[side + 7] & 1:
        frames = struct.unpack(">I", head[side + 8 : side + 12])[0]
        return float(frames) * (1152 if first else 576) / rate
    return (size - start) * 8 / (_BITS[first][bits_index] * 1000)


def _behind_tags(read_at: ReadAt) -> int:
    place = 0
    for _ in range(_MOST_TAGS):
        head = read_at(place, 10)
        if head[:3] != b"ID3":
            break
        place += 10 + sum(part << shift for part, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
    return place
