"""Hands samples to the sound of this computer.

The sound server is asked over its own socket in the user's folder, whatever the environment or a settings file
says: PulseAudio would also take a server elsewhere, over the network.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from cahier.domain.errors import CahierError

Pull = Callable[[int], bytes]  # frames wanted; fewer bytes leave silence
_PERIOD = 100  # milliseconds the computer asks for at once


class NoSound(CahierError):
    """There is no loudspeaker, or another program holds it."""

    def __init__(self) -> None:
        super().__init__(
            "No sound output was found on this computer. The recording is kept as it came. "
            "Connect headphones or a loudspeaker, close what else plays sound, and try again."
        )


class Output(Protocol):
    """Where samples go."""

    def start(self, channels: int, rate: int, pull: Pull) -> None:
        """Begin to ask for samples, on a thread of its own. Raises NoSound."""

    def stop(self) -> None:
        """Ask no more. Twice is as good as once."""


class ComputerOutput:
    """The loudspeaker of this computer; with `silent`, a clock that listens to nothing."""

    def __init__(self, *, silent: bool = False) -> None:
        self._silent = silent
        self._device: Any = None
        self._kept: tuple[Any, ...] = ()

    def __del__(self) -> None:
        self.stop()  # else a thread of the computer would go on asking

    def start(self, channels: int, rate: int, pull: Pull) -> None:
        """Begin to ask for samples. Raises NoSound."""
        self.stop()
        _stay_here()
        from _miniaudio import ffi, lib  # only once something is played

        _listen(ffi)
        context, device = ffi.new("ma_context *"), ffi.new("ma_device *")
        wanted = _backends(lib, silent=self._silent)
        config = lib.ma_context_config_init()
        if lib.ma_context_init(wanted, len(wanted), ffi.addressof(config), context) != lib.MA_SUCCESS:
            raise NoSound
        handle = ffi.new_handle((pull, channels))
        asked = lib.ma_device_config_init(lib.ma_device_type_playback)
        asked.playback.format, asked.playback.channels, asked.sampleRate = lib.ma_format_s16, channels, rate
        asked.periodSizeInMilliseconds, asked.pUserData = _PERIOD, handle
        asked.dataCallback = lib._internal_data_callback
        if lib.ma_device_init(context, ffi.addressof(asked), device) != lib.MA_SUCCESS:
            lib.ma_context_uninit(context)
            raise NoSound
        self._device, self._kept = device, (context, handle)
        if lib.ma_device_start(device) != lib.MA_SUCCESS:
            self.stop()
            raise NoSound

    def stop(self) -> None:
        """Ask no more."""
        if self._device is not None:
            from _miniaudio import lib

            device, self._device = self._device, None
            lib.ma_device_uninit(device)
            lib.ma_context_uninit(self._kept[0])
            self._kept = ()


def _backends(lib: Any, *, silent: bool) -> list[int]:
    """Return the ways to sound that stay on this computer (JACK and sndio can go over a network)."""
    if silent:
        return [lib.ma_backend_null]
    if sys.platform == "win32":
        return [lib.ma_backend_wasapi]
    if sys.platform == "darwin":
        return [lib.ma_backend_coreaudio]
    return [lib.ma_backend_pulseaudio, lib.ma_backend_alsa]


def _stay_here() -> None:
    own = Path(os.environ.get("XDG_RUNTIME_DIR", f"/run/user/{os.getuid() if hasattr(os, 'getuid') else 0}"))
    os.environ["PULSE_SERVER"] = f"unix:{own / 'pulse' / 'native'}"


def _listen(ffi: Any) -> None:
    """Take the calls with which the computer asks for samples."""

    @ffi.def_extern()  # type: ignore[untyped-decorator]
    def _internal_data_callback(device: Any, target: Any, source: Any, frames: int) -> None:
        del source
        if device.pUserData:
            pull, channels = ffi.from_handle(device.pUserData)
            samples = pull(frames)[: frames * channels * 2]
            ffi.memmove(target, samples, len(samples))
