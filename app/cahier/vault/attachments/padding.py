"""Classes of size, so that a file in the folder cannot be told from others by its length.

Each class is 11.9 % above the one before, the first 4 KiB, which a disk takes for the smallest file anyway. So
three decades of sizes share 62 classes, and no file grows by more than 12 %.
"""

SMALLEST = 4_096
_STEP = 1_119  # thousandths
TRAILER = 8


def padded(size: int) -> int:
    """Return the class of a file of `size` bytes: its length with zeros and the trailer that holds `size`."""
    needed, length = size + TRAILER, SMALLEST
    while length < needed:
        length = length * _STEP // 1_000
    return length


def trailer(size: int) -> bytes:
    """Return what stands at the end of the padding."""
    return size.to_bytes(TRAILER, "big")
