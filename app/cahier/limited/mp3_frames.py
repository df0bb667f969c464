"""The frames of an MP3 (ISO/IEC 11172-3, 2.4.1.3, and 13818-3): what the first four bytes of each say."""

from dataclasses import dataclass

from cahier.limited.kinds import ReadAt

_MOST_TAGS = 10  # of a kind that stand before the first frame, one behind the other
_LOOKS, _LOOK = 16, 4_096
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}  # by MPEG version
_BITS = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}  # thousands a second, layer III, of MPEG 1 and of the others


class NoFrame(Exception):
    """Here begins none, or one of a kind that says too little of itself."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a head of four bytes says of its frame."""

    first: bool  # MPEG 1, else 2 or 2.5
    mono: bool
    rate: int
    bits: int  # a second
    length: int  # bytes to the next frame

    @property
    def samples(self) -> int:
        """Return how many samples of each channel the frame holds."""
        return 1152 if self.first else 576


@dataclass(frozen=True, slots=True)
class Evenly:
    """How frames lie that all take as many bytes, but for a byte of filling."""

    first: int  # where the first one is that sounds
    bytes_a_frame: float
    seconds_a_frame: float

    def seconds_at(self, place: int) -> float:
        """Return when the frame begins that lies here."""
        return round((place - self.first) / self.bytes_a_frame) * self.seconds_a_frame


def frame_of(head: bytes) -> Frame:
    """Return what a head says. Raises NoFrame."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        raise NoFrame
    version, bits_index, rate_index = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    first = version == 3
    if version not in _RATES or not 0 < bits_index < 15 or rate_index == 3:
        raise NoFrame
    rate, bits = _RATES[version][rate_index], _BITS[first][bits_index] * 1000
    length = (144 if first else 72) * bits // rate + (head[2] >> 1 & 1)
    return Frame(first, head[3] >> 6 == 3, rate, bits, length)


def behind_tags(read_at: ReadAt) -> int:
    """Return where the first frame should be."""
    place = 0
    for _ in range(_MOST_TAGS):
        head = read_at(place, 10)
        if head[:3] != b"ID3":
            break
        place += 10 + sum(part << shift for part, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
    return place


def counted(read_at: ReadAt, start: int) -> tuple[bytes, int]:
    """Return the name and the count of frames that an encoder left in the first frame; nothing where it did not.

    `Info` is left where every frame has the same rate, `Xing` where not. Raises NoFrame.
    """
    head = read_at(start, 256)
    frame = frame_of(head)
    side = 4 + ((17 if frame.mono else 32) if frame.first else (9 if frame.mono else 17))
    name, flags, count = head[side : side + 4], head[side + 7 : side + 8], head[side + 8 : side + 12]
    if name in (b"Xing", b"Info") and flags and flags[0] & 1:
        return name, int.from_bytes(count, "big")
    return b"", 0


def evenly(read_at: ReadAt, size: int) -> Evenly | None:
    """Return how the frames lie if each takes as many bytes, as far as the encoder or sixteen looks tell."""
    first = behind_tags(read_at)
    try:
        name, _ = counted(read_at, first)
        first += frame_of(read_at(first, 4)).length if name else 0  # it is no sound, and as long as it likes
        frame = frame_of(read_at(first, 4))
    except NoFrame:
        return None
    looks = (read_at(first + (size - first) * look // _LOOKS, _LOOK) for look in range(_LOOKS))
    if name == b"Xing" or (not name and {_bits_in(piece) for piece in looks} != {frame.bits}):
        return None
    return Evenly(first, frame.bits / 8 * frame.samples / frame.rate, frame.samples / frame.rate)


def _bits_in(piece: bytes) -> int:
    """Return the rate of the first frame in a piece that has another behind it; 0 without."""
    place = piece.find(0xFF)
    while place >= 0:
        try:
            frame = frame_of(piece[place : place + 4])
            if frame_of(piece[place + frame.length :][:4]).rate == frame.rate:
                return frame.bits
        except NoFrame:
            pass
        place = piece.find(0xFF, place + 1)
    return 0
