"""The program of the child: takes in what it needs, shuts itself in, does one task, ends.

Started as `python -I -S child.py TASK FOLDER...` with the folders to import from; in a packed program by its first
word. Answers with bytes or not at all; whatever goes wrong, nothing is said of it.
"""

import os
import sys

_PIECE = 1 << 20


def main(task: str, folders: list[str]) -> int:
    """Do one task; answer with the exit code."""
    sys.path.extend(folders)
    from cahier.limited import shutting_in

    if task == "picture":
        from cahier.limited import picturing

        shutting_in.shut_in()
        write(picturing.answer(read()))
    elif task == "hash":
        from cahier.limited import hashing

        shutting_in.shut_in(hashing.MEMORY, seconds=0)  # a slow computer takes longer over one passphrase
        write(hashing.answer(read()))
    elif task == "miniaudio":
        from cahier.limited import by_miniaudio, sounding

        shutting_in.shut_in(seconds=0)  # one may listen for hours
        sounding.serve(by_miniaudio.Decoded)
    elif task == "ffmpeg":
        from cahier.limited import by_ffmpeg, sounding

        shutting_in.shut_in(seconds=0)
        sounding.serve(by_ffmpeg.Decoded)
    return 0


def read() -> bytearray:
    """Read the pipe to its end."""
    whole = bytearray()
    while piece := os.read(0, _PIECE):
        whole += piece
    return whole


def write(answer: bytes) -> None:
    """Write it all."""
    left = memoryview(answer)
    while left:
        left = left[os.write(1, left) :]


def run(words: list[str]) -> None:
    """Do one task and end the process, in silence."""
    code = 1
    try:
        code = main(words[0], words[1:])
    finally:
        os._exit(code)


if __name__ == "__main__":
    run(sys.argv[1:])
