"""Which pages of a vault's database are of which kind, as its own bytes say."""

from pathlib import Path

from harness import remains

BODY = remains.PAGE - remains.TAIL
_TREES = {2: "within an index", 5: "within a table", 10: "end of an index", 13: "end of a table"}
_FREE_FROM, _NUMBER = 32, 4


def kinds_of_pages(folder: Path, words: str) -> dict[str, tuple[int, ...]]:
    """Return the numbers of the pages of each kind, counted from 1."""
    pages = _pages(folder, words)
    free = set(_free(pages))
    kinds: dict[str, list[int]] = {"first": [1], "free": sorted(free)}
    for number, page in enumerate(pages[1:], start=2):
        if number not in free:
            kinds.setdefault(_TREES.get(page[0], "rest of a long row"), []).append(number)
    return {kind: tuple(numbers) for kind, numbers in kinds.items()}


def _pages(folder: Path, words: str) -> list[bytes]:
    raw = bytes(remains.SALT) + remains.decrypted(folder, words)
    return [raw[start : start + BODY] for start in range(0, len(raw), BODY)]


def _free(pages: list[bytes]) -> list[int]:
    """Follow the list of pages in no use: each of its links names some of them."""
    found, link = [], _number(pages[0], _FREE_FROM)
    while link:
        page = pages[link - 1]
        count = _number(page, _NUMBER)
        found += [link, *(_number(page, _NUMBER * (2 + place)) for place in range(count))]
        link = _number(page, 0)
    assert len(found) == _number(pages[0], _FREE_FROM + _NUMBER)
    return found


def _number(page: bytes, place: int) -> int:
    return int.from_bytes(page[place : place + _NUMBER])
