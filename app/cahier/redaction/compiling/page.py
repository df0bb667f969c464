"""From lines to the blocks of a page, in the order of the profile."""

from itertools import groupby

from cahier.redaction.brief import Block, Bullets, Heading, Paragraph
from cahier.redaction.compiling.sections import Line
from cahier.redaction.profiles import Profile


def blocks_of(lines: tuple[Line, ...], profile: Profile, language: str) -> tuple[Block, ...]:
    """Return headings, paragraphs and lists; a section that is empty has no heading either."""
    blocks: list[Block] = []
    for section, inside in groupby(lines, key=lambda line: line.section):
        blocks.append(Heading(profile.texts[language][profile.sections[section].heading]))
        for layout, run in groupby(list(inside), key=lambda line: (line.layout, _own_paragraph(line))):
            blocks.append(_block(layout[0], tuple(line.text for line in run)))
    return tuple(blocks)


def _own_paragraph(line: Line) -> int:
    """Text ready to be pasted stands in paragraphs of its own; lists run on."""
    return line.part if line.text[-1:] in (",", ";") and line.layout == "paragraph" else -1


def _block(layout: str, texts: tuple[str, ...]) -> Block:
    if layout == "paragraph":
        return Paragraph(" ".join(texts))
    return Bullets(texts, numbered=layout == "numbered")
