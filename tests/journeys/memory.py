"""Looks for secrets in the memory of another process, as whoever owns the computer can."""

from collections.abc import Iterator, Mapping
from pathlib import Path

BULLET = "\u25cf"  # what a passphrase field shows for a letter


def copies(pid: int, needles: Mapping[str, bytes]) -> dict[str, int]:
    """Count each needle in all memory that the process could have put it into."""
    counts = dict.fromkeys(needles, 0)
    for block in _blocks(pid):
        for name, needle in needles.items():
            counts[name] += block.count(needle)
    return counts


def found(counts: Mapping[str, int]) -> dict[str, int]:
    """Return what was there at all."""
    return {name: count for name, count in counts.items() if count}


def of_words(name: str, words: str, letters: int = 4) -> dict[str, bytes]:
    """Return the needles of a text: its first four letters are in every beginning of it.

    Of plain letters drawn by chance take more: among hundreds of megabytes any four are somewhere.
    """
    start = words[:letters]
    return {f"{name} {form}": start.encode(form) for form in ("utf-8", "utf-16-le")}


def of_typing(name: str, words: str) -> dict[str, bytes]:
    """Return the needles of what a field that shows bullets may leave of each letter typed."""
    return {
        f"{name} letter {place + 1} after bullets {form}": (BULLET * place + words[place]).encode(form)
        for place in range(2, len(words))
        for form in ("utf-8", "utf-16-le")
    }


def of_key(name: str, key: bytes) -> dict[str, bytes]:
    """Return the needles of a key: itself, its digits, and what AES makes of it."""
    return {
        f"{name} raw": key,
        f"{name} hex": key.hex().encode(),
        f"{name} HEX": key.hex().upper().encode(),
        f"{name} hex in two bytes": key.hex().encode("utf-16-le"),
        f"{name} schedule": schedule(key)[32:48],
    }


def schedule(key: bytes) -> bytes:
    """Expand a key of AES-256 into its 15 round keys (FIPS 197, 5.2)."""
    box = _substitutions()
    words = [key[at : at + 4] for at in range(0, 32, 4)]
    constant = 1
    for number in range(8, 60):
        word = words[-1]
        if number % 8 == 0:
            word = bytes(box[byte] for byte in word[1:] + word[:1])
            word = bytes([word[0] ^ constant]) + word[1:]
            constant = _doubled(constant)
        elif number % 8 == 4:
            word = bytes(box[byte] for byte in word)
        words.append(bytes(a ^ b for a, b in zip(words[-8], word, strict=True)))
    return b"".join(words)


def _substitutions() -> bytes:
    """Return the S-box of AES (FIPS 197, 5.1.1)."""
    box = bytearray(256)
    p = q = 1
    while True:
        p ^= _doubled(p)
        for shift in (1, 2, 4):
            q ^= (q << shift) & 0xFF
        q ^= 0x09 if q & 0x80 else 0
        turned = q
        for shift in (1, 2, 3, 4):
            turned ^= ((q << shift) | (q >> (8 - shift))) & 0xFF
        box[p] = turned ^ 0x63
        if p == 1:
            break
    box[0] = 0x63
    return bytes(box)


def _doubled(byte: int) -> int:
    return ((byte << 1) ^ (0x1B if byte & 0x80 else 0)) & 0xFF


def _blocks(pid: int) -> Iterator[bytes]:
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, access = line.split()[:2]
            if "w" not in access:
                continue
            begin, end = (int(part, 16) for part in span.split("-"))
            memory.seek(begin)
            try:
                yield memory.read(end - begin)
            except OSError:  # of a device
                continue
