"""Profiles: what one kind of recipient gets. A new profile is one file in `resources/templates/`.

A profile says for which purpose consent must have been given and how far, how coarse dates are, how long the text
may be, and what stands in it in which order. A part is used when the facts of a case carry it (`when`) and every
slot of its text can be filled; `importance` says what goes last when the text is too long (100 and above never
goes).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, get_args

from cahier import resources
from cahier.domain.errors import CahierError, ExitCode
from cahier.redaction.generalise_dates import DateLevel

PartKind = Literal["first", "all", "story", "law", "benchmarks", "asks", "pattern"]
Layout = Literal["paragraph", "bullets", "numbered"]
ESSENTIAL = 100


class ProfileUnknown(CahierError):
    """There is no profile of this name."""

    exit_code = ExitCode.USAGE

    def __init__(self) -> None:
        known = ", ".join(profile_codes())
        super().__init__(f"There is no profile of this name, and nothing was released; use one of: {known}.")


@dataclass(frozen=True, slots=True)
class Choice:
    """One text of a part, for cases that carry all of `when` and nothing of `unless`."""

    text: str
    when: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a section."""

    kind: PartKind
    layout: Layout
    importance: int
    most: int
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its parts; a section without any text is left out with its heading."""

    heading: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of recipient and what may be sent there."""

    code: str
    version: str
    purpose: str
    recipient: str
    languages: tuple[str, ...]
    needs: dict[str, int]
    word_limit: int
    date_level: DateLevel
    place_level: str
    contexts: dict[str, str]
    importance: dict[str, int]
    titles: tuple[Choice, ...]
    footer: str
    sections: tuple[Section, ...]
    texts: dict[str, dict[str, str]] = field(repr=False)


def profile_named(code: str) -> Profile:
    """Return a profile; raises ProfileUnknown."""
    if code not in profile_codes():
        raise ProfileUnknown
    return _loaded(code)


def profile_codes() -> tuple[str, ...]:
    """Return the codes of all profiles there are."""
    return tuple(sorted(path.stem for path in resources.path("templates").glob("*.json")))


def parsed(document: Any) -> Profile:
    """Check the whole shape of a profile and build it; raises ValueError or KeyError at the first fault."""
    if document["schema"] != "profile/1":
        raise ValueError("schema")
    profile = Profile(
        code=document["code"],
        version=document["version"],
        purpose=document["purpose"],
        recipient=document["recipient"],
        languages=tuple(document["texts"]),
        needs={use: int(document["needs"][use]) for use in ("count", "narrative", "name")},
        word_limit=int(document["word_limit"]),
        date_level=_one_of(document["date_level"], get_args(DateLevel)),
        place_level=_one_of(document["place_level"], ("PLC.5", "PLC.6", "PLC.7")),
        contexts=dict(document.get("contexts", {})),
        importance={kind: int(weight) for kind, weight in document["importance"].items()},
        titles=_choices(document["titles"]),
        footer=document["footer"],
        sections=tuple(_section(section) for section in document["sections"]),
        texts={language: dict(texts) for language, texts in document["texts"].items()},
    )
    _check_texts(profile)
    return profile


def _section(document: Any) -> Section:
    return Section(document["heading"], tuple(_part(part) for part in document["parts"]))


def _part(document: Any) -> Part:
    return Part(
        kind=_one_of(document["kind"], get_args(PartKind)),
        layout=_one_of(document.get("layout", "paragraph"), get_args(Layout)),
        importance=int(document.get("importance", ESSENTIAL)),
        most=int(document.get("most", 99)),
        choices=_choices(document.get("choices", ())),
    )


def _choices(documents: Any) -> tuple[Choice, ...]:
    return tuple(
        Choice(choice["text"], frozenset(choice.get("when", ())), frozenset(choice.get("unless", ())))
        for choice in documents
    )


def _one_of(value: Any, choices: Sequence[Any]) -> Any:
    if value not in choices:
        raise ValueError(value)
    return value


def _check_texts(profile: Profile) -> None:
    """Every text a section names exists in every language of the profile."""
    named = {profile.footer} | {choice.text for choice in profile.titles}
    for section in profile.sections:
        named |= {section.heading} | {choice.text for part in section.parts for choice in part.choices}
    for language, texts in profile.texts.items():
        if missing := named - set(texts):
            raise ValueError(f"{profile.code}, {language}: no text for {sorted(missing)}")


@cache
def _loaded(code: str) -> Profile:
    profile = parsed(resources.data(f"templates/{code}.json"))
    if profile.code != code:
        raise ValueError(f"{code}.json calls itself {profile.code}")
    return profile
