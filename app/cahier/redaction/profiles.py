"""Profiles as they lie in `resources/templates/`: a new one is one file there and one golden in the tests.

The whole shape is checked when a profile is read, so that a fault of a file is found before anything is compiled:
every field it asks for has a rule that lets it through, and every text it names exists in each of its languages.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args

from cahier import resources
from cahier.domain.errors import CahierError, ExitCode
from cahier.redaction.generalise_dates import DateLevel
from cahier.redaction.profile import (
    ESSENTIAL,
    About,
    Allowed,
    Choice,
    ExpectedOf,
    Item,
    Layout,
    Limits,
    Names,
    Officials,
    Part,
    PartKind,
    Profile,
    Requirement,
    Section,
    TableOf,
    Use,
    WhoIsNamed,
)
from cahier.redaction.rules import rule_of

OFFICIAL = "official"  # fields of a person that may be told of an official behind the evidence gate
_CLOSED = frozenset({"BLK", "PARA"})
_ALWAYS = (("case", "country_origin"), ("event", "act"), ("proceeding", "kind"), ("detention", "status"))


class ProfileUnknown(CahierError):
    """There is no profile of this name."""

    exit_code = ExitCode.USAGE

    def __init__(self) -> None:
        known = ", ".join(profile_codes())
        super().__init__(f"There is no profile of this name, and nothing was released; use one of: {known}.")


class LanguageUnknown(CahierError):
    """No brief of this kind is written in this language."""

    exit_code = ExitCode.USAGE

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(
            "This kind of brief is not written in this language. Nothing was released. "
            f"Use one of: {', '.join(known)}."
        )


def require_language(profile: Profile, language: str) -> None:
    """Raise LanguageUnknown unless the profile has its texts in this language."""
    if language not in profile.languages:
        raise LanguageUnknown(profile.languages)


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
    if document["schema"] != "profile/2":
        raise ValueError("schema")
    needs = _needs(document["needs"])
    profile = Profile(
        code=document["code"],
        version=document["version"],
        purpose=document["purpose"],
        recipients=tuple(document["recipients"]),
        only_to_recipients=bool(document["only_to_recipients"]),
        needs=needs,
        names=_names(document["names"]),
        limits=Limits(words=int(document["limits"]["words"]), pages=int(document["limits"]["pages"])),
        dates={who: _one_of(document["dates"][who], get_args(DateLevel)) for who in ("named", "unnamed")},
        place_level=_one_of(document["place_level"], ("PLC.5", "PLC.6", "PLC.7")),
        treaties=tuple(_one_of(treaty, ("ECHR", "ICCPR")) for treaty in document["treaties"]),
        contexts=dict(document.get("contexts", {})),
        fields=dict(_fields(document["fields"], needs["narrative"])),
        never=tuple(map(_field, document["never"])),
        required=tuple(_requirement(entry) for entry in document["required"]),
        importance={kind: int(weight) for kind, weight in document["importance"].items()},
        titles=_choices(document["titles"]),
        footer=document["footer"],
        sections=tuple(_section(section) for section in document["sections"]),
        texts={language: dict(texts) for language, texts in document["texts"].items()},
    )
    if missing := set(_ALWAYS) - set(profile.fields):
        raise ValueError(f"{profile.code}: no sentence is made without {sorted(missing)}")
    _check_texts(profile)
    return profile


def _needs(document: Any) -> Mapping[Use, int]:
    found = {use: int(document[use]) for use in get_args(Use) if use in document}
    if missing := {"count", "narrative", "name"} - set(found):
        raise KeyError(*sorted(missing))
    return found


def _names(document: Any) -> Names:
    return Names(
        targets=_one_of(document["targets"], get_args(WhoIsNamed)),
        officials=_one_of(document["officials"], get_args(Officials)),
        family_sentence=bool(document["family_sentence"]),
        always_signed=bool(document.get("always_signed", False)),
        somebody=bool(document.get("somebody", False)),
    )


def _fields(document: Any, level: int) -> Iterator[tuple[tuple[str, str], Allowed]]:
    """Read which fields may be asked for; one that no rule lets through is a fault of the file."""
    for entity, entries in document.items():
        for entry in entries:
            asked = {"field": entry} if isinstance(entry, str) else entry
            name = asked["field"]
            if rule_of("person" if entity == OFFICIAL else entity, name).rule in _CLOSED:
                raise ValueError(f"{entity}.{name} never leaves")
            yield (entity, name), Allowed(int(asked.get("level", level)), asked.get("scope"))


def _field(text: str) -> tuple[str, str]:
    entity, _, name = text.partition(".")
    rule_of(entity, name)
    return entity, name


def _requirement(document: Any) -> Requirement:
    return Requirement(
        text=document["text"],
        met_by=frozenset(document["met_by"]),
        fields=tuple(map(_field, document["fields"])),
        use=_one_of(document["use"], get_args(Use)),
        of=_one_of(document.get("of", "targets"), get_args(ExpectedOf)),
    )


def _section(document: Any) -> Section:
    limit = document.get("word_limit")
    parts = tuple(_part(part) for part in document["parts"])
    fewest = int(document.get("fewest_words", 0))
    return Section(document["heading"], parts, None if limit is None else int(limit), fewest)


def _part(document: Any) -> Part:
    kind = _one_of(document["kind"], get_args(PartKind))
    rows = kind in ("form", "table")
    return Part(
        kind=kind,
        layout="table" if rows else _one_of(document.get("layout", "paragraph"), get_args(Layout)),
        importance=int(document.get("importance", ESSENTIAL)),
        most=int(document.get("most", 99)),
        choices=_choices(document.get("choices", ())),
        about=_one_of(document.get("about", "case"), get_args(About)),
        of=_one_of(document.get("of", "incidents"), get_args(TableOf)),
        header=tuple(document["header"]) if rows else (),
        items=tuple(_item(item) for item in document.get("items", ())),
        when=frozenset(document.get("when", ())),
        unless=frozenset(document.get("unless", ())),
    )


def _item(document: Any) -> Item:
    return Item(
        label=document["label"],
        value=document.get("value"),
        otherwise=document.get("otherwise"),
        choices=_choices(document.get("choices", ())),
        every=bool(document.get("every", False)),
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
    named |= {requirement.text for requirement in profile.required}
    for section in profile.sections:
        named |= {section.heading} | {text for part in section.parts for text in _texts_of(part)}
    for language, texts in profile.texts.items():
        if missing := named - set(texts):
            raise ValueError(f"{profile.code}, {language}: no text for {sorted(missing)}")


def _texts_of(part: Part) -> Iterator[str]:
    yield from part.header
    yield from (choice.text for choice in part.choices)
    for item in part.items:
        yield item.label
        yield from (choice.text for choice in item.choices)
        if item.otherwise:
            yield item.otherwise


@cache
def _loaded(code: str) -> Profile:
    profile = parsed(resources.data(f"templates/{code}.json"))
    if profile.code != code:
        raise ValueError(f"{code}.json calls itself {profile.code}")
    return profile
