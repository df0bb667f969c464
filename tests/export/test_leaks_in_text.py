"""A value planted in a web page, a Markdown or a text file comes back, and hiding places are objected to."""

import pytest
from planted import SECRET, both
from sample_briefs import whole_brief

from cahier import resources
from cahier.export import formats, read_back
from cahier.export.to_html import policy


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<main>", f"<main><!-- {SECRET} -->"),
        ("<main>", f'<main title="{SECRET}">'),
        ("<main>", f'<main><p hidden="">{SECRET}</p>'),
        ("<main>", f'<main><p style="display:none">{SECRET}</p>'),
        ("<main>", f'<main><img alt="{SECRET}" src="data:,">'),
        ("<main>", f'<main><a href="https://site.example/{SECRET}">more</a>'),
        ("<main>", f"<main><script>let x = '{SECRET}'</script>"),
        ("<main>", f"<main><template>{SECRET}</template>"),
        ("<main>", f"<main>{SECRET}"),
        ("<main>", f"<main><?{SECRET}?>"),
        ("<main>", f"<main><![CDATA[{SECRET}]]>"),
        ("<!DOCTYPE html>", f"<!DOCTYPE html [{SECRET}]>"),
        ("<title>", f"<title>{SECRET}"),
        ('<meta charset="utf-8">', f'<meta charset="utf-8"><meta name="author" content="{SECRET}">'),
        ("li::marker {", f'li::before {{ content: "{SECRET}"; }} li::marker {{'),
        ("<style>", f"<style>/* {SECRET} */"),
        ("<style>", f"<style>p {{ background: url(https://site.example/{SECRET}); }}"),
        ("</body>", f"</body>{SECRET}"),
    ],
)
def test_a_value_in_a_layer_of_a_web_page(before: str, after: str) -> None:
    page = formats.render(whole_brief(), "html").decode()
    assert before in page
    assert both("html", page.replace(before, after, 1).encode()) == (True, True)


@pytest.mark.parametrize("style", ["p { color: #fefefe; }", "p { font-size: 0.01rem; }", "p { opacity: 0; }",
                                   "p { color: transparent; }", "p { background: #1c2226; }"])  # fmt: skip
def test_a_style_that_hides_text_is_objected_to(style: str) -> None:
    page = formats.render(whole_brief(), "html").decode()
    old = resources.text("style/brief.css")
    new = f"{old}{style}"
    changed = page.replace(old, new).replace(policy(old), policy(new))
    objections = read_back.read("brief.html", changed.encode()).objections
    assert len(objections) == 1


@pytest.mark.parametrize(
    "line", [f"<!-- {SECRET} -->", f"[//]: # ({SECRET})", f"![{SECRET}](x.png)", f"<p hidden>{SECRET}</p>"]
)
def test_a_value_hidden_in_markdown(line: str) -> None:
    text = formats.render(whole_brief(), "md").decode()
    assert both("md", f"{text}\n{line}\n".encode()) == (True, True)


@pytest.mark.parametrize("kind", ["md", "txt"])
def test_a_value_behind_control_characters(kind: str) -> None:
    data = formats.render(whole_brief(), kind)
    assert both(kind, data + f"\x1b[8m{SECRET}\x1b[0m\n".encode()) == (True, True)


@pytest.mark.parametrize("kind", formats.FORMATS)
def test_a_clean_brief_has_no_planted_value_and_no_objection(kind: str) -> None:
    assert both(kind, formats.render(whole_brief(), kind)) == (False, False)


@pytest.mark.parametrize("page", ["<main><p>open</main>", "</section><main></main>"])
def test_a_web_page_with_loose_tags_is_objected_to(page: str) -> None:
    written = formats.render(whole_brief(), "html").decode().replace("<main>", page, 1)
    assert read_back.read("brief.html", written.encode()).objections
