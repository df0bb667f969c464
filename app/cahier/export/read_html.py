"""A web page read back: its texts, tags, attributes, comments and style sheet."""

import base64
import hashlib
import re
from html.parser import HTMLParser

from cahier import resources
from cahier.export import contrast
from cahier.export.errors import UnreadableFile
from cahier.export.reading import ReadBack, Reading

_VOID = frozenset({"meta"})
_RULE = re.compile(r"([\w-]+)\s*:\s*([^;{}]+);")
_COLOUR = re.compile(r"#([0-9a-f]{6})", re.IGNORECASE)
_SMALLEST = 0.7  # of the usual size


def read(data: bytes) -> ReadBack:
    """Read a web page back. Raises UnreadableFile."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise UnreadableFile from error
    reading = Reading("html")
    reading.string("file", text)
    page = _Page(reading)
    page.feed(text)
    page.close()
    page.judge()
    return reading.done()


class _Page(HTMLParser):
    """Follows a page tag by tag and keeps everything it says."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(convert_charrefs=True)
        self._reading = reading
        self._allowed = resources.data("style/allowed.json")
        self._open: list[str] = []
        self._style = ""
        self._policies: list[str] = []
        self._title = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag with its attributes."""
        known = self._allowed["tags"].get(tag)
        if known is None:
            self._reading.object_to(self._allowed["named"].get(tag, "a tag of an unknown kind"))
        for name, value in attrs:
            self._reading.string("attribute", f"{name}={value}")
            self._reading.string("attribute", value or "")
            if name not in (known or ()):
                self._reading.object_to("an attribute of an unknown kind")
        if tag == "meta":
            self._keep_policy(dict(attrs))
        if tag in self._allowed["texts"]:
            self._reading.visible.append("")
        if tag not in _VOID:
            self._open.append(tag)

    def _keep_policy(self, attributes: dict[str, str | None]) -> None:
        if "http-equiv" in attributes:
            self._policies.append(attributes.get("content") or "")
        elif "charset" not in attributes and attributes.get("name") not in {"viewport", "referrer"}:
            self._reading.object_to("notes in its head")

    def handle_endtag(self, tag: str) -> None:
        """Close a tag, with whatever was left open inside."""
        while tag in self._open:
            if self._open.pop() == tag:
                return
            self._reading.object_to("tags that are left open")
        self._reading.object_to("tags that close nothing")

    def handle_data(self, data: str) -> None:
        """Keep a text where it stands."""
        self._reading.string("text", data)
        inside = self._open[-1] if self._open else ""
        if inside == "style":
            self._style += data
        elif inside == "title":
            self._title += data
        elif inside in self._allowed["texts"]:
            self._reading.visible[-1] += data
        elif data.strip():
            self._reading.object_to("text outside of its structure")

    def handle_comment(self, data: str) -> None:
        """Keep a comment: a brief has none."""
        self._reading.string("comment", data)
        self._reading.object_to("comments")

    def handle_decl(self, decl: str) -> None:
        """Keep a declaration: a brief has the plain one."""
        self._reading.string("declaration", decl)
        if decl.lower() != "doctype html":
            self._reading.object_to("declarations")

    def unknown_decl(self, data: str) -> None:
        """Keep a section of another markup: a brief has none."""
        self._reading.string("declaration", data)
        self._reading.object_to("declarations")

    def handle_pi(self, data: str) -> None:
        """Keep an instruction: a brief has none."""
        self._reading.string("instruction", data)
        self._reading.object_to("instructions")

    def judge(self) -> None:
        """Object to what the page as a whole must not be."""
        digest = base64.b64encode(hashlib.sha256(self._style.encode()).digest()).decode()
        sealed = [policy for policy in self._policies if "default-src 'none'" in policy and digest in policy]
        if len(self._policies) != 1 or not sealed:
            self._reading.object_to("a policy that allows more than its own style")
        if self._title != next(iter(self._reading.visible), ""):
            self._reading.object_to("a title of its own")
        self._judge_style()

    def _judge_style(self) -> None:
        if re.search(r"url|@import|\\|/\*|content\s*:", self._style, re.IGNORECASE):
            self._reading.object_to("a style that shows or fetches something of its own")
        for name, value in _RULE.findall(self._style):
            if name not in self._allowed["properties"]:
                self._reading.object_to("a style that could hide text")
            if name == "color" and min(map(contrast.of_hex, _COLOUR.findall(value) or [""])) < contrast.LEAST:
                self._reading.object_to("text in the colour of the paper")
            if name == "background" and value.strip().lower() != "#ffffff":
                self._reading.object_to("a coloured paper")
            if name == "font-size" and float(re.sub(r"[^\d.]", "", value) or 0) < _SMALLEST:
                self._reading.object_to("text too small to see")
