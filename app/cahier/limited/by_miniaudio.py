"""Decodes WAV, FLAC, MP3 and Ogg Vorbis by miniaudio (dr_wav, dr_flac, dr_mp3, stb_vorbis), its C half alone."""

from typing import Any

from _miniaudio import ffi, lib

from cahier.limited.kinds import FLAC, MP3, VORBIS, WAV
from cahier.limited.lengths import seconds_of
from cahier.limited.sounding import MOST_CHANNELS, MOST_FRAMES, File

_FORMATS = {
    WAV: lib.ma_encoding_format_wav,
    MP3: lib.ma_encoding_format_mp3,
    FLAC: lib.ma_encoding_format_flac,
    VORBIS: lib.ma_encoding_format_vorbis,
}
_WHENCE = {lib.ma_seek_origin_start: 0, lib.ma_seek_origin_current: 1, lib.ma_seek_origin_end: 2}


@ffi.def_extern()  # type: ignore[untyped-decorator]
def _internal_decoder_read_callback(decoder: Any, target: Any, length: int, got: Any) -> int:
    piece = ffi.from_handle(decoder.pUserData).read(length)
    ffi.memmove(target, piece, len(piece))
    got[0] = len(piece)
    return int(lib.MA_SUCCESS if piece else lib.MA_AT_END)


@ffi.def_extern()  # type: ignore[untyped-decorator]
def _internal_decoder_seek_callback(decoder: Any, offset: int, origin: int) -> int:
    try:
        ffi.from_handle(decoder.pUserData).seek(offset, _WHENCE[origin])
    except ValueError:
        return int(lib.MA_BAD_SEEK)
    return int(lib.MA_SUCCESS)


class Decoded:
    """The samples of a recording (`cahier.limited.sounding.Samples`)."""

    def __init__(self, file: File, kind: str) -> None:
        lib.init_miniaudio()
        self.seconds = seconds_of(kind, file.read_at, file.size)
        config = lib.ma_decoder_config_init(lib.ma_format_s16, 0, 0)
        config.encodingFormat = _FORMATS[kind]
        self._handle, self._decoder = ffi.new_handle(file), ffi.new("ma_decoder *")
        callbacks = lib._internal_decoder_read_callback, lib._internal_decoder_seek_callback
        if lib.ma_decoder_init(*callbacks, self._handle, ffi.addressof(config), self._decoder) != lib.MA_SUCCESS:
            raise ValueError
        self.channels, self.rate = self._decoder.outputChannels, self._decoder.outputSampleRate
        self._room = ffi.new("int16_t[]", MOST_FRAMES * min(MOST_CHANNELS, self.channels))

    def read(self, frames: int) -> bytes:
        """Return the next samples; none at the end."""
        got = ffi.new("ma_uint64 *")
        lib.ma_decoder_read_pcm_frames(self._decoder, self._room, frames, got)
        return bytes(ffi.buffer(self._room, got[0] * self.channels * 2))

    def seek(self, frame: int) -> None:
        """Go to a place."""
        if lib.ma_decoder_seek_to_pcm_frame(self._decoder, frame) != lib.MA_SUCCESS:
            raise ValueError
