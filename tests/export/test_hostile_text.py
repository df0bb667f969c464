"""Whatever a text holds, each format shows it letter by letter and runs none of it."""

import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from sample_briefs import HOSTILE, brief, hostile_brief, whole_brief

from cahier.export import formats, read_back, typesetting
from cahier.export.errors import LettersWithoutFont
from cahier.export.wording import comparable, one_line
from cahier.redaction.brief import Bullets, Heading, Paragraph, RedactedBrief, Table

LETTERS = "aZ09 əğıİöüşçƏĞ ёщЖ éœ ا ب ل م " + "".join(map(chr, range(0x20, 0x7F))) + "\t\n\u200c\u2066\u2069\u00ad"
texts = st.text(alphabet=LETTERS, max_size=60)
titles = texts.map("T{}".format)
blocks = st.one_of(
    st.builds(Heading, texts, st.integers(1, 4)),
    st.builds(Paragraph, texts),
    st.builds(Bullets, st.lists(texts, min_size=1, max_size=4).map(tuple), st.booleans()),
    st.tuples(st.tuples(texts, texts), st.lists(st.tuples(texts, texts), max_size=3).map(tuple)).map(
        lambda parts: Table(*parts)
    ),
)


@pytest.mark.parametrize("language", ["en", "az", "ar", "fa"])
@pytest.mark.parametrize("kind", formats.FORMATS)
def test_hostile_texts_come_out_letter_by_letter(kind: str, language: str) -> None:
    written = hostile_brief(language)
    found = read_back.read(f"brief.{kind}", formats.render(written, kind))
    assert found.objections == ()
    assert read_back.same_text(written, found)


@pytest.mark.parametrize("kind", ["html", "md", "txt", "docx"])
@settings(max_examples=40, deadline=None)
@given(parts=st.lists(blocks, max_size=4), title=titles, footer=texts)
def test_any_text_comes_out_letter_by_letter(kind: str, parts: list[Paragraph], title: str, footer: str) -> None:
    written = brief(*parts, title=title, footer=footer)
    found = read_back.read(f"brief.{kind}", formats.render(written, kind))
    assert found.objections == ()
    assert read_back.same_text(written, found)


@settings(max_examples=15, deadline=None)
@given(parts=st.lists(blocks, max_size=4), title=titles, footer=texts)
def test_any_text_comes_out_letter_by_letter_in_a_pdf(parts: list[Paragraph], title: str, footer: str) -> None:
    written = brief(*parts, title=title, footer=footer)
    found = read_back.read("brief.pdf", formats.render(written, "pdf"))
    assert found.objections == ()
    assert read_back.same_text(written, found)


class Shown(HTMLParser):
    """The texts that a browser would show, by a parser that knows nothing of Cahier."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        if self.lasttag not in {"style", "title"}:
            self.texts.append(data)


def letters(written: RedactedBrief) -> str:
    return comparable("".join(map(one_line, written.visible_text())))


@pytest.mark.parametrize("rules", ["commonmark", "gfm-like", "js-default"])
def test_another_reader_of_markdown_shows_the_same_text(rules: str) -> None:
    reader = MarkdownIt(rules, {"linkify": False}).enable(["table", "strikethrough"])
    page = Shown(reader.render(formats.render(hostile_brief(), "md").decode()))
    assert comparable("".join(page.texts)) == letters(hostile_brief())
    assert page.tags <= {"h1", "h2", "h3", "h4", "h5", "p", "ul", "ol", "li", "hr"} | {
        "table", "thead", "tbody", "tr", "th", "td"
    }  # fmt: skip


def test_another_reader_of_html_shows_the_same_text() -> None:
    page = Shown(formats.render(hostile_brief(), "html").decode())
    assert comparable("".join(page.texts)) == letters(hostile_brief())
    assert not page.tags & {"script", "img", "a", "b", "i"}


def test_poppler_reads_every_word_of_a_pdf(tmp_path: Path) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(formats.render(whole_brief(), "pdf"))
    shown = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True).stdout
    words = {word for text in whole_brief().visible_text() for word in text.split()}
    assert words <= set(shown.split())


def test_qpdf_and_poppler_find_nothing_but_text_in_a_pdf(tmp_path: Path) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(formats.render(hostile_brief(), "pdf"))
    subprocess.run(["qpdf", "--check", file], check=True, capture_output=True)
    images = subprocess.run(["pdfimages", "-list", file], check=True, capture_output=True, text=True).stdout
    assert len(images.splitlines()) == 2  # its two lines of heading
    attached = subprocess.run(["pdfdetach", "-list", file], check=True, capture_output=True, text=True).stdout
    assert attached.strip() == "0 embedded files"
    for word in (b"Typst", b"krilla", b"typst"):
        assert word not in file.read_bytes()


def test_unzip_finds_a_whole_archive_with_the_same_text(tmp_path: Path) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(formats.render(whole_brief(), "docx"))
    subprocess.run(["unzip", "-tq", file], check=True, capture_output=True)
    body = subprocess.run(["unzip", "-p", file, "word/document.xml"], check=True, capture_output=True, text=True)
    plain = comparable(re.sub(r"<[^>]+>", "", body.stdout).replace("&gt;", ">"))
    assert plain.endswith(comparable("".join(whole_brief().visible_text()[:-1])))
    everything = subprocess.run(["unzip", "-p", file], check=True, capture_output=True).stdout.lower()
    for word in (b"python-docx", b"microsoft", b"macintosh", b"creator", b"rsid", b"thumbnail"):
        assert word not in everything


def test_letters_that_no_font_draws_are_named_and_nothing_is_made() -> None:
    with pytest.raises(LettersWithoutFont, match=r"U\+10D0.*Nothing was written"):
        formats.render(brief(Paragraph("ა")), "pdf")
    with pytest.raises(LettersWithoutFont, match=r"U\+E000"):
        formats.render(brief(Paragraph("\ue000")), "pdf")


def test_the_page_template_asks_for_no_package() -> None:
    from cahier import resources

    template = resources.text("templates/typst/brief.typ")
    assert "@" not in template
    assert not re.search(r"\b(import|include|read|plugin|eval)\b\s*[(\"]", template)


def test_a_fault_of_the_template_is_not_taken_for_missing_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    import typst

    monkeypatch.setattr(typesetting, "page_data", lambda _: {"title": "x"})
    with pytest.raises(typst.TypstError):
        formats.render(brief(), "pdf")


def test_hostile_texts_are_hostile() -> None:
    assert len(HOSTILE) == len(set(HOSTILE)) > 30
