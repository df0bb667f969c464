"""Numbers by which a thing can be looked up: plots, registers, orders, law reports, acts by year and number.

References to articles and to laws by their number stay readable (`kept`); what is left of "no. 703" is the
number of a plot, a decision or a file, and whoever has the register has the person.
"""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtFigures, AtWords

_ONE = r"(?:[A-Z]{0,3}[-.]?\d[\w./-]{0,16}|[A-Z]{1,3}[-/]\d[\w/-]{0,12})(?<![./-])"
_MORE = rf"(?:(?:,|,?[ \t]and|,?[ \t]or|,?[ \t]to)[ \t]{_ONE}){{0,20}}"
_LISTED = AtWords(
    re.compile(
        r"(?i:(?<!\w)(?:plots?|parcels?|sheet/plan|sheets?|blocks?|registration|licen[cs]e|order|receipt|invoice|policy"
        r"|contract|membership|reg\.?)[ \t](?:(?:numbers?|nos?\.?|nr\.?|№)[ \t:]{0,2})?)"
        rf"{_ONE}{_MORE}(?![\w/])"
        rf"|(?<![\w.])(?:[Nn]os?\.|№)[ \t]{_ONE}{_MORE}(?![\w/])"
        r"(?:[ \t]of[ \t](?:block|plot|section|sheet)[ \t][A-Z\d]{1,4}(?!\w))?"
    ),
    "plot plots parcel parcels sheet sheets block blocks registration license licence order receipt invoice policy"
    " contract membership reg no nos",
    sign="№",
)
_BY_YEAR = AtFigures(re.compile(r"(?<![\w.:,/-])(?:1[89]|20)\d\d:\d{1,4}(?![\w:])"))
_REPORTED = AtFigures(
    re.compile(
        r"(?<!\w)[A-Z]{2,6}[ \t](?:1[89]|20)\d\d[ \t](?:p|s|S|no)\.?[ \t]\d{1,5}(?!\w)"
        r"|\[(?:1[89]|20)\d\d\][ \t](?:\d{1,2}[ \t])?[A-Z][A-Za-z.]{1,8}[ \t]\d{1,5}(?!\w)"
        r"|(?<!\w)\d{1,4}[ \t](?:[A-Z]\.){1,3}(?:[23]d)?[ \t]\d{1,5}(?!\w)"
    ),
    words=1,
)
_RULE = "reference"


def find(reading: Reading) -> Iterator[Finding]:
    """Find numbers by which something can be looked up."""
    for sought, reason in (
        (_LISTED, "The number of something that stands in a register."),
        (_BY_YEAR, "A year and a number, like those of a register."),
        (_REPORTED, "Where a decision is printed: it names the parties."),
    ):
        for found in sought.within(reading):
            yield Finding(found.start(), found.end(), "CASENO", _RULE, reason, "likely")
