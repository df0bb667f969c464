"""Loads what is read in order one block ahead of whoever uses it, on a thread of its own.

Reading a file and hashing it cost more than half of what sealing it does, and both let other Python go on
meanwhile: with a second core they cost no time.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

BLOCK = 1 << 20


class Ahead:
    """Gives `size` bytes in blocks, each good until the next is asked for. `load` fills a buffer; what it raises
    is raised by `block`. Close it."""

    def __init__(self, load: Callable[[memoryview], None], size: int) -> None:
        self._load = load
        self._left = size
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="reading") if size > BLOCK else None
        self._buffers = [memoryview(bytearray(min(size, BLOCK))) for _ in range(1 if self._thread is None else 2)]
        self._coming: Future[memoryview] | None = None

    def block(self) -> memoryview:
        """Return the next block; an empty one at the end."""
        block = self._loaded() if self._coming is None else self._coming.result()
        self._coming = self._thread.submit(self._loaded) if self._thread is not None and self._left else None
        return block

    def close(self) -> None:
        """Wait for the thread, and wipe what was loaded."""
        if self._thread is not None:
            self._thread.shutdown(cancel_futures=True)
        for buffer in self._buffers:
            buffer[:] = bytes(len(buffer))

    def _loaded(self) -> memoryview:
        self._buffers.reverse()
        block = self._buffers[0][: self._left]
        self._load(block)
        self._left -= len(block)
        return block
