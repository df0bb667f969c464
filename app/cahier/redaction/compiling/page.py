"""From lines to the blocks of a page, in the order of the profile."""

from itertools import groupby

from cahier.redaction.brief import Block, Bullets, Heading, Paragraph, Table
from cahier.redaction.compiling.sections import Line
from cahier.redaction.profile import Profile


def blocks_of(lines: tuple[Line, ...], profile: Profile, language: str) -> tuple[Block, ...]:
    """Return headings, paragraphs, lists and tables; a section that is empty has no heading either."""
    blocks: list[Block] = []
    for section, inside in groupby(lines, key=lambda line: line.section):
        blocks.append(Heading(profile.texts[language][profile.sections[section].heading]))
        for _, run in groupby(list(inside), key=lambda line: (line.layout, _own_block(line))):
            blocks.append(_block(tuple(run)))
    return tuple(blocks)


def _own_block(line: Line) -> tuple[int, str]:
    """Text ready to be pasted stands in paragraphs of its own, and each table for itself; lists run on."""
    if line.layout == "table":
        return line.part, line.table.key
    return (line.part if line.text[-1:] in (",", ";") and line.layout == "paragraph" else -1), ""


def _block(lines: tuple[Line, ...]) -> Block:
    layout, texts = lines[0].layout, tuple(line.text for line in lines)
    if layout == "table":
        return Table(lines[0].table.header, tuple(line.table.cells for line in lines))
    if layout == "paragraph":
        return Paragraph(" ".join(texts))
    return Bullets(texts, numbered=layout == "numbered")
