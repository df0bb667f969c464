"""What kind of file it is, by its first bytes and its suffix; the tables are resources/attachments/kinds.json."""

from pathlib import PurePath
from typing import Any

from cahier import resources

HEAD = 512  # bytes looked at
UNKNOWN = "application/octet-stream"


def mime_of(name: str, head: bytes) -> str:
    """Return the type. A suffix counts only where the first bytes leave it open, so that a name cannot lie."""
    table: dict[str, Any] = resources.data("attachments/kinds.json")
    suffix = PurePath(name).suffix.lower()
    for row in table["beginnings"]:
        parts = [(part[0], bytes.fromhex(part[1])) for part in row["bytes"]]
        if all(head[at:].startswith(expected) for at, expected in parts):
            return str(row.get("by_suffix", {}).get(suffix, row["mime"]))
    if head and not _is_text(head):
        return UNKNOWN
    return str(table["texts"].get(suffix, "text/plain"))


def suffix_of(mime: str | None) -> str:
    """Return what the name of a copy ends in; nothing that opens by itself where the kind is unknown."""
    return str(resources.data("attachments/kinds.json")["suffixes"].get(mime, ".bin"))


def _is_text(head: bytes) -> bool:
    """Say whether it may be UTF-8 text, cut anywhere."""
    if b"\0" in head:
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.end >= len(head) and len(head) == HEAD and error.reason == "unexpected end of data"
    return True
