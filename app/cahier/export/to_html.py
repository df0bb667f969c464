"""A brief as one web page that asks for nothing: no script, no font, no picture, no address.

The policy in its head forbids whatever is not the one style sheet inside, named by its hash.
"""

import base64
import hashlib
from html import escape

from cahier import resources
from cahier.export.wording import runs_right_to_left, worded
from cahier.redaction.brief import Block, Bullets, Heading, Paragraph, RedactedBrief, Table


def render(brief: RedactedBrief) -> bytes:
    """Return the page, UTF-8."""
    written = worded(brief)
    style = resources.text("style/brief.css")
    direction = "rtl" if runs_right_to_left(brief.language) else "ltr"
    title = escape(written.title)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(brief.language)}" dir="{direction}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy(style)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{title}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{title}</h1>",
        *map(_block, written.blocks),
        "</main>",
        f"<footer><p>{escape(written.footer)}</p></footer>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def policy(style: str) -> str:
    """Return the content policy that allows this style sheet and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _block(block: Block) -> str:
    match block:
        case Heading(text=text, level=level):
            rank = min(level + 1, 6)
            return f"<h{rank}>{escape(text)}</h{rank}>"
        case Paragraph(text=text):
            return f"<p>{escape(text)}</p>"
        case Bullets(items=items, numbered=numbered):
            kind = "ol" if numbered else "ul"
            return "\n".join([f"<{kind}>", *(f"<li>{escape(item)}</li>" for item in items), f"</{kind}>"])
        case table:
            return _table(table)


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.header)
    body = [f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in table.rows]
    return "\n".join(["<table>", f"<thead><tr>{heads}</tr></thead>", "<tbody>", *body, "</tbody>", "</table>"])
