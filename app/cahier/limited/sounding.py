"""The task on recordings: answers requests for samples, asking for bytes of the file as it needs them.

Runs in the child alone, where the decoders (dr_wav, dr_mp3, dr_flac, stb_vorbis) may fall. The file stays on the
other side of the pipe: so a recording of hours takes no more memory than one of seconds, from any place in it.
"""

import os
from typing import Any, NoReturn

from _miniaudio import ffi, lib

from cahier.limited import lengths
from cahier.limited.wire import ASK, ASK_HEAD, FACTS, OPEN, READ, SAMPLES, SEEK, SEEK_HEAD, SIZE

_FORMATS = {
    lengths.WAV: lib.ma_encoding_format_wav,
    lengths.MP3: lib.ma_encoding_format_mp3,
    lengths.FLAC: lib.ma_encoding_format_flac,
    lengths.VORBIS: lib.ma_encoding_format_vorbis,
}
_MOST_FRAMES = 1 << 16
_MOST_CHANNELS = 2


class _File:
    """The file as the decoders see it."""

    def __init__(self, size: int) -> None:
        self.size, self.place = size, 0

    def read_at(self, place: int, length: int) -> bytes:
        """Ask the other side for bytes."""
        if place >= self.size or place < 0:
            return b""
        _send(ASK + ASK_HEAD.pack(place, min(length, self.size - place)))
        return _take(SIZE.unpack(_take(SIZE.size))[0])


@ffi.def_extern()  # type: ignore[untyped-decorator]
def _internal_decoder_read_callback(decoder: Any, target: Any, length: int, got: Any) -> int:
    file: _File = ffi.from_handle(decoder.pUserData)
    piece = file.read_at(file.place, length)
    ffi.memmove(target, piece, len(piece))
    file.place += len(piece)
    got[0] = len(piece)
    return int(lib.MA_SUCCESS if piece else lib.MA_AT_END)


@ffi.def_extern()  # type: ignore[untyped-decorator]
def _internal_decoder_seek_callback(decoder: Any, offset: int, origin: int) -> int:
    file: _File = ffi.from_handle(decoder.pUserData)
    base = {lib.ma_seek_origin_start: 0, lib.ma_seek_origin_current: file.place, lib.ma_seek_origin_end: file.size}
    place = base[origin] + offset
    if not 0 <= place <= file.size:
        return int(lib.MA_BAD_SEEK)
    file.place = place
    return int(lib.MA_SUCCESS)


def serve() -> NoReturn:
    """Answer requests until the other side is gone; any fault ends the process."""
    lib.init_miniaudio()
    if _take(1) != OPEN:
        raise ValueError
    file = _File(SEEK_HEAD.unpack(_take(SEEK_HEAD.size))[0])
    kind = lengths.kind_of(file.read_at)
    seconds = lengths.seconds_of(kind, file.read_at, file.size) if kind else 0.0
    config = lib.ma_decoder_config_init(lib.ma_format_s16, 0, 0)
    config.encodingFormat = _FORMATS[kind]
    handle, decoder = ffi.new_handle(file), ffi.new("ma_decoder *")
    callbacks = lib._internal_decoder_read_callback, lib._internal_decoder_seek_callback
    if lib.ma_decoder_init(*callbacks, handle, ffi.addressof(config), decoder) != lib.MA_SUCCESS:
        raise ValueError
    channels, rate = decoder.outputChannels, decoder.outputSampleRate
    if not 0 < channels <= _MOST_CHANNELS:
        raise ValueError
    _send(SAMPLES + FACTS.pack(channels, rate, seconds))
    room = ffi.new("int16_t[]", _MOST_FRAMES * channels)
    while True:
        _answer(decoder, room, channels)


def _answer(decoder: Any, room: Any, channels: int) -> None:
    asked = _take(1)
    if asked == SEEK:
        place = SEEK_HEAD.unpack(_take(SEEK_HEAD.size))[0]
        if lib.ma_decoder_seek_to_pcm_frame(decoder, place) != lib.MA_SUCCESS:
            raise ValueError
        _send(SAMPLES + SIZE.pack(0))
    elif asked == READ:
        wanted, got = min(_MOST_FRAMES, SIZE.unpack(_take(SIZE.size))[0]), ffi.new("ma_uint64 *")
        lib.ma_decoder_read_pcm_frames(decoder, room, wanted, got)
        samples = bytes(ffi.buffer(room, got[0] * channels * 2))
        _send(SAMPLES + SIZE.pack(len(samples)) + samples)
    else:
        raise ValueError


def _take(length: int) -> bytes:
    whole = b""
    while len(whole) < length:
        piece = os.read(0, length - len(whole))
        if not piece:
            os._exit(0)  # the other side is gone
        whole += piece
    return whole


def _send(message: bytes) -> None:
    left = memoryview(message)
    while left:
        left = left[os.write(1, left) :]
