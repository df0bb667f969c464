"""Briefs for the tests of export, sealed as only the compiler may elsewhere. Everybody in them is invented."""

from cahier.redaction.brief import SEAL, Block, Bullets, Heading, Paragraph, RedactedBrief, Table

REFERENCE = "7KQ2-MX4T-9D"
FOOTER = (
    f"Reference {REFERENCE}. Compiled for the European Parliament, Subcommittee on Human Rights. "
    "Names are replaced and places are given by region."
)


def brief(
    *blocks: Block, title: str = "A brief", footer: str = FOOTER, language: str = "en", reference: str = REFERENCE
) -> RedactedBrief:
    return RedactedBrief(
        title=title, language=language, reference=reference, blocks=blocks, footer=footer, seal=SEAL
    )


def whole_brief(language: str = "en") -> RedactedBrief:
    """Return a brief with every kind of block: what a parliament would get on one page."""
    return brief(
        Heading("Summary"),
        Paragraph(
            "Since March 2023 three relatives of a journalist who lives in exile have been questioned, dismissed "
            "or detained. The measures began within days of a broadcast and followed each public statement of his."
        ),
        Heading("What happened"),
        Table(
            ("When", "What", "To whom", "Source"),
            (
                ("2023-03", "Summoned and questioned for six hours without a lawyer", "Relative A", "Own account"),
                ("2023-04~", "Dismissed from a public post", "Relative B", "Account of a relative; letter seen"),
                ("60 days later", "Convicted in absentia: nine years", "Person 1", "Judgment"),
            ),
        ),
        Heading("Other measures", 2),
        Bullets(
            (
                "A travel ban was found at the airport.",
                "A disability allowance of ₼ 300 (müavinət) was stopped.",
                "An officer said: “Tell him to be quiet.”",
            )
        ),
        Heading("What Parliament can ask for"),
        Bullets(("That the travel ban be lifted.", "That Relative A see a doctor of her choice."), numbered=True),
        Heading("How far this goes", 2),
        Paragraph("Two accounts agree; the judgment was seen. Nothing here was put to the authorities."),
        title="Reprisals against relatives of an exiled journalist",
        language=language,
    )


HOSTILE = (
    '#import "@preview/cetz:0.3.0"',
    '#read("/etc/passwd") #eval("1+1") #panic()',
    "$ x^2 $ and *bold* _it_ `raw` <label> @ref // not a comment /* nor this */ \\ \\u{41} \\#",
    "Around 2019-03~ or ~2019; 2019-03? 1 -> 2 --> 3 => 4 -- --- ... != <= >= fi ffi 1/2 (c)",
    "<script>alert(1)</script><img src=x onerror=alert(1)> &lt;b&gt; &#65; &amp; </style></title>",
    "]]> <!-- hidden --> <![CDATA[x]]> <?php x ?> %PDF %%EOF endstream",
    "# not a heading",
    "- not an item",
    "1. not an item either",
    "+ nor this",
    "> no quotation",
    "---",
    "===",
    "| not | a | table |",
    "[link](https://site.example/x) ![picture](a.png) [^1] [x]: y www.site.example a@site.example :smile: ~~s~~",
    "{{7*7}} ${x} %s {0} {% x %} <%= 1 %>",
    "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
    "'single' \"double\" “typographic” ‘marks’ « guillemets » „low“ – — … № § €",
    "Əli Şəhriyar qızı, Ğ ğ İ ı Ö ö Ü ü Ç ç; ₼ 300",
    "Ёлка, щит, объезд, Љ Ђ; Київ Ґ ґ Ї ї",
    "Çığlık, göğüs, İğdır; Œuvre déjà garçon ÿ",
    "Letters in two parts: e\u0301 c\u0327 g\u0306 I\u0307",
    "Isolated \u20662019-03\u2069 and marked \u200e1\u200f and joined a\u200cb\u200dc and soft\u00adhyphen",
    "رأت الجارة السيارة في المساء الأول من آذار",
    "شبانه از خانه برده شد؛ همسایه ماشین را دید",
    "In Arabic الأخ and back, in Persian می‌گویند and back",
    "W" * 300,
    "https://site.example/" + "long-path/" * 30,
    "tab\tand\nline\r\nand\x0bmore\u00a0space\u2003wide",
    "control \x00\x01\x1b[31m\x7f characters",
    "=cmd|' /C calc'!A0",
    "\\",
    "\\\\ends with a backslash\\",
    "trailing pipe | and backslash \\|",
)


def hostile_brief(language: str = "en") -> RedactedBrief:
    """Return a brief whose every text tries to be something else than text, in every kind of block."""
    cells = HOSTILE if len(HOSTILE) % 2 == 0 else (*HOSTILE, "last")
    return brief(
        *(Paragraph(text) for text in HOSTILE),
        *(Heading(text, 1 + place % 4) for place, text in enumerate(HOSTILE)),
        Bullets(HOSTILE),
        Bullets(("right after a list",)),
        Bullets(HOSTILE, numbered=True),
        Bullets(("counts from one again", "two"), numbered=True),
        Table(("#left", "*right*"), tuple(zip(cells[::2], cells[1::2], strict=True))),
        title='#panic("title") <b>&amp;</b> *x* \\ ~',
        footer="Reference 7KQ2 | #footer *x* <i> ~ \\",
        language=language,
    )
