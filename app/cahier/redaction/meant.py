"""The text as it was meant, where lines were wrapped or a scan took figures for letters."""

import re

_WRAP = re.compile(r"\n(?<=[^.!?:;\n\d]\n)(?=[^\W\d_A-ZА-ЯƏİÇŞĞÖÜЁ])(?![^\n:]{1,31}:\s)")
_SHORTEST_LINE = 45
_MISREAD = re.compile(r"\d(?<!\w\d)[\dOОoоlI]*[OОoоlI][\dOОoоlI]*(?!\w)")
_AS_FIGURES = str.maketrans("OОoоlI", "000011")


def as_meant(text: str) -> str:
    """The text without the ends of wrapped lines, and figures where a scan read letters; no longer, no shorter."""
    if "\n" in text:
        text = _WRAP.sub(lambda found: " " if _is_wrapped(text, found.start()) else "\n", text)
    return _MISREAD.sub(lambda found: found[0].translate(_AS_FIGURES), text)


def _is_wrapped(text: str, place: int) -> bool:
    return place - text.rfind("\n", 0, place) > _SHORTEST_LINE
