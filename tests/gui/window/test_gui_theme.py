import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QRawFont
from PySide6.QtWidgets import QApplication

from cahier import resources
from cahier.gui import icons, theme

TOKENS = resources.data("style/tokens.json")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), TOKENS["contrast"])
def test_every_pair_of_colours_can_be_read(scheme: str, front: str, back: str, least: float) -> None:
    assert theme.contrast(TOKENS[scheme][front], TOKENS[scheme][back]) >= least


def test_contrast_is_that_of_the_standard() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_both_schemes_have_the_same_tokens() -> None:
    assert TOKENS["light"].keys() == TOKENS["dark"].keys()


def test_every_text_colour_is_measured_against_something() -> None:
    grounds = {"bg", "side", "card", "field", "hover", "selected", "soft", "off", "line", "redacted"}
    texts = {name for name in TOKENS["light"] if not name.endswith("_soft")} - grounds
    assert texts <= {front for front, _, _ in TOKENS["contrast"]} | {"accent_hover"}


def test_the_style_sheet_names_tokens_only() -> None:
    sheet = resources.text("style/window.qss")
    named = set(re.findall(r"@(\w+)", sheet))
    assert named <= TOKENS["light"].keys() | {"images", "scheme"}
    assert not re.findall(r"#[0-9A-Fa-f]{3,8}\b", sheet)


@pytest.mark.parametrize(("image", "token"), [("chevron", "muted"), ("check", "on_accent")])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_images_of_the_style_sheet_have_the_colours_of_the_scheme(image: str, token: str, scheme: str) -> None:
    assert f'"{TOKENS[scheme][token]}"' in resources.text(f"style/{image}-{scheme}.svg")


def test_the_scheme_can_be_changed_while_it_runs(qapp: QApplication) -> None:
    theme.apply(qapp, dark=True)
    assert theme.is_dark()
    assert theme.token("bg") == TOKENS["dark"]["bg"]
    theme.apply(qapp, dark=False)
    assert theme.token("bg") == TOKENS["light"]["bg"]


def test_the_fonts_have_the_letters_of_every_language(qapp: QApplication) -> None:
    theme.load_fonts(qapp)
    latin_and_cyrillic = "əğıöüşçƏĞİÖÜŞÇêàœŒ«»ёйщЁ₼"
    assert {"Inter", "IBM Plex Sans Arabic"} <= set(QFontDatabase.families())
    inter = QRawFont.fromFont(QFont("Inter"))
    assert [letter for letter in latin_and_cyrillic if not inter.supportsCharacter(ord(letter))] == []
    arabic = QRawFont.fromFont(QFont("IBM Plex Sans Arabic"), QFontDatabase.WritingSystem.Arabic)
    assert [letter for letter in "شهادةگچپژ" if not arabic.supportsCharacter(ord(letter))] == []


@pytest.mark.parametrize("name", icons.names())
def test_an_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    theme.apply(qapp, dark=False)
    image: QImage = icons.pixmap(name, "accent", 24).toImage()
    opaque = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert opaque
    wanted = theme.color("accent")
    assert max(_distance(colour, wanted) for colour in opaque) <= 2  # rounding of the renderer


@pytest.mark.parametrize("name", icons.names())
def test_an_icon_stays_on_its_grid(name: str) -> None:
    drawing = resources.text(f"icons/{name}.svg")
    assert 'viewBox="0 0 24 24"' in drawing
    assert "currentColor" in drawing
    assert not re.search(r"#[0-9A-Fa-f]{3}", drawing)


def test_an_arrow_turns_round_where_one_writes_from_the_right(qapp: QApplication) -> None:
    there = icons.pixmap("back", "accent", 24).toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    turned = icons.pixmap("back", "accent", 24).toImage()
    same = icons.pixmap("lock", "accent", 24).toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert turned != there
    assert same == icons.pixmap("lock", "accent", 24).toImage()


def _distance(one: QColor, other: QColor) -> int:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue()))
