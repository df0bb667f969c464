"""Decodes what phones record by FFmpeg, as PyAV brings it: M4A, AAC, AMR, Ogg Opus, the sound of 3GP and MP4.

MP3, FLAC and Ogg Vorbis as well, for the sake of going to a place in them.

Only in the child, where nothing can be opened. Of all that FFmpeg can do, a file gets the one container that its
first bytes name and eight decoders of sound; what it refers to elsewhere is refused before the system refuses it.
It works on one thread, for the child may start no other.

A place is exact: from the frame before it, everything is decoded and what is too early is dropped. What the
container leaves out, as where a phone recorded nothing, is silence, so that later places stay where they are.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NoReturn

import av
import av.filter.graph
import av.subtitles.stream  # wanted by any container that is opened
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Discard

from cahier.limited.kinds import AAC, AMR, FLAC, MP3, MP4, OPUS, VORBIS
from cahier.limited.lengths import seconds_of
from cahier.limited.mp3_frames import evenly
from cahier.limited.sounding import MOST_CHANNELS, File, NoSound

_CONTAINERS = {MP4: "mov", AAC: "aac", AMR: "amr", OPUS: "ogg", VORBIS: "ogg", MP3: "mp3", FLAC: "flac"}
_DECODERS = ("aac", "alac", "amrnb", "amrwb", "flac", "mp3float", "opus", "vorbis")
_WITHOUT_INDEX = (AAC, AMR, MP3)  # a place is found by going through the file: in few large pieces
_PIECE, _LARGE_PIECE = 1 << 15, 1 << 18
_EARLIER = 0.5  # seconds that a decoder needs before what it says is right; an MP3 of small frames most
_SLACK = 0.05  # a gap that is none
_LONGEST_SILENCE = 10.0


def _refused(*_: object) -> NoReturn:
    raise PermissionError


class Decoded:
    """The samples of a recording (`cahier.limited.sounding.Samples`)."""

    def __init__(self, file: File, kind: str) -> None:
        self._evenly = evenly(file.read_at, file.size) if kind == MP3 else None
        self._container = av.open(
            file,
            "r",
            format=_CONTAINERS[kind],
            container_options=_options(kind, fast=self._evenly is not None),
            buffer_size=_LARGE_PIECE if kind in _WITHOUT_INDEX else _PIECE,
            io_open=_refused,
        )
        if not self._container.streams.audio:
            raise NoSound
        self._stream = self._container.streams.audio[0]
        for other in self._container.streams:
            if other is not self._stream:
                other.discard = Discard.all
        if self._stream.codec_context.name not in _DECODERS:
            raise ValueError
        self._stream.codec_context.thread_count = 1
        self.channels, self.rate = min(MOST_CHANNELS, self._stream.channels), self._stream.rate
        self._step = float(self._stream.time_base or 0)
        self._start = self._stream.start_time or 0
        self.seconds = seconds_of(kind, file.read_at, file.size) or (self._stream.duration or 0) * self._step
        self._resampler: tuple[object, AudioResampler] | None = None
        self._begin_at(0)

    def read(self, frames: int) -> bytes:
        """Return the next samples; none at the end."""
        wanted = frames * self._width
        while len(self._buffer) < wanted:
            frame = next(self._frames, None)
            if frame is None:
                break
            self._take(frame)
        piece = bytes(self._buffer[:wanted])
        del self._buffer[:wanted]
        return piece

    def seek(self, frame: int) -> None:
        """Go to a place."""
        earlier = self._start + round((frame / self.rate - _EARLIER) / self._step)
        self._container.seek(max(0, earlier), stream=self._stream)
        self._begin_at(frame)

    @property
    def _width(self) -> int:
        return self.channels * 2

    def _begin_at(self, frame: int) -> None:
        self._buffer = bytearray()
        self._next = frame  # what is due
        self._arrived = False
        self._astray = 0.0  # seconds by which FFmpeg errs about where it is in an MP3 without an index
        self._frames = self._decoded()

    def _decoded(self) -> Iterator[AudioFrame]:
        """Yield what can be decoded; a damaged packet is left out."""
        for number, packet in enumerate(self._packets()):
            if self._evenly and not number and packet.pos is not None and packet.pts is not None:
                self._astray = self._evenly.seconds_at(packet.pos) - packet.pts * self._step
            try:
                frames: Sequence[object] = packet.decode()
            except FFmpegError:
                continue
            yield from (frame for frame in frames if isinstance(frame, AudioFrame))

    def _packets(self) -> Iterator["Packet[AudioStream]"]:
        """Yield what the container holds; damage ends it."""
        with suppress(FFmpegError):
            yield from self._container.demux(self._stream)

    def _place_of(self, frame: AudioFrame) -> int:
        if frame.pts is None:
            return self._next
        return round(((frame.pts - self._start) * self._step + self._astray) * self.rate)

    def _take(self, frame: AudioFrame) -> None:
        """Append the samples of a frame, at their place."""
        samples = self._samples(frame)
        count = len(samples) // self._width
        place = self._place_of(frame)
        late = place - self._next
        if late > _SLACK * self.rate:
            self._buffer += bytes(min(late, round(_LONGEST_SILENCE * self.rate)) * self._width)
        elif not self._arrived:
            samples = samples[max(0, -late) * self._width :]
        if samples:
            self._arrived, self._next = True, place + count
            self._buffer += samples

    def _samples(self, frame: AudioFrame) -> bytes:
        shape = frame.format.name, frame.layout.name, frame.sample_rate
        if self._resampler is None or self._resampler[0] != shape:
            layout = "mono" if self.channels == 1 else "stereo"
            self._resampler = shape, AudioResampler(format="s16", layout=layout, rate=self.rate)
        pieces = self._resampler[1].resample(frame)
        return b"".join(bytes(piece.planes[0])[: piece.samples * self._width] for piece in pieces)


def _options(kind: str, *, fast: bool) -> dict[str, str]:
    options = {"format_whitelist": _CONTAINERS[kind], "codec_whitelist": ",".join(_DECODERS)}
    return options | {"fflags": "fastseek"} if fast else options
