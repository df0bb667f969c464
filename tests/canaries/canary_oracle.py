"""What each profile may show of the case of canaries: written down by hand, apart from the program."""

from canary_words import Canary

_DATES = {("event.date", "E1"), ("detention.start", "D1"), ("proceeding.judgment_date", "L1")}
_OTHER_DATES = {("proceeding.decision_date", "L1"), ("proceeding.opened", "L1")}
_ASKS = {("ask.text", "A1"), ("ask.addressee", "A1")}
_PAPERS = {("person.name_native", "P1"), ("person.passport_no", "P1"), ("person.id_card_no", "P1")}
_TARGET = {("person.name_full", "P1")}
_OFFICIAL = {("person.name_full", "P5"), ("person.unique_role", "P5"), ("organisation.name", "O1")}
_LISTED = {
    ("person.name_native", "P5"), ("person.transliterations", "P5"), ("person.dob", "P5"),
    ("person.birthplace", "P5"), ("person.passport_no", "P5"), ("person.id_card_no", "P5"),
}  # fmt: skip

SHOWN = {
    "ep_brief": _TARGET | _ASKS | _DATES,
    "un_special_procedures": _TARGET | _PAPERS | _ASKS | _DATES | _OFFICIAL,
    "wgad": _TARGET | _PAPERS | _DATES,
    "eu_sanctions": _OFFICIAL | _LISTED | {("event.date", "E1")},
    "rule_9_2": _TARGET | _ASKS | _DATES | {("proceeding.echr_app_no", "L2")},
}
# Of whom the very day may stand; of all other dates the year and the season at most.
DAYS = {
    "ep_brief": set(),
    "un_special_procedures": _DATES,
    "wgad": _DATES,
    "eu_sanctions": {("person.dob", "P5")},
    "rule_9_2": set(),
}
MONTHS = {**DAYS, "rule_9_2": _DATES}


def is_allowed(canary: Canary, profile: str) -> bool:
    """Whether a canary may be seen in a brief of this profile."""
    return (canary.field, canary.owner) in SHOWN[profile]


def is_allowed_alone(canary: Canary, profile: str) -> bool:
    """Whether it may be seen where it is alone: a proceeding without a judgment is told at its other dates."""
    instead = (canary.field, canary.owner) in _OTHER_DATES and SHOWN[profile] >= _DATES
    return is_allowed(canary, profile) or instead


def day_is_allowed_alone(canary: Canary, profile: str) -> bool:
    """Whether the very day of it may stand, where it is the only one."""
    own = (canary.field, canary.owner)
    return own in DAYS[profile] or (own in _OTHER_DATES and DAYS[profile] >= _DATES)
