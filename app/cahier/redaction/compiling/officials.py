"""Officials who passed the evidence gate, as a dossier may identify them: nothing of family, home or property."""

from cahier.domain.dates import PartialDate
from cahier.domain.person import Person
from cahier.redaction.compiling.facts import Official, Said
from cahier.redaction.compiling.gate import name_of
from cahier.redaction.compiling.gathering import Gathering
from cahier.redaction.generalise import g_country
from cahier.redaction.generalise_dates import g_date

_AS_RECORDED = ("name_native", "birthplace", "passport_no", "id_card_no", "unique_role")


def gathered_officials(work: Gathering) -> tuple[Official, ...]:
    """Return one official for each person named, in the order of the gate."""
    return tuple(
        _official(key, work.records.person(person_id), work) for key, person_id in enumerate(work.officials.named)
    )


def _official(key: int, person: Person, work: Gathering) -> Official:
    gate = work.gate
    gate.of_official(person, "name_full")
    name = name_of(person)
    if name is None:
        raise ValueError("an official without a name passed the gate")
    found: list[tuple[str, Said | None]] = [(field, gate.of_official(person, field)) for field in _AS_RECORDED]
    born: PartialDate | None = gate.of_official(person, "dob")
    aliases: tuple[str, ...] = gate.of_official(person, "transliterations") or ()
    nations: tuple[str, ...] = gate.of_official(person, "nationality") or ()
    found += [
        ("dob", g_date(born, level="day")),
        ("aliases", "; ".join(aliases)),
        ("nationality", g_country(nations)),
        ("body", _body(person, work)),
    ]
    return Official(key=key, name=name, details=tuple((field, said) for field, said in found if said))


def _body(person: Person, work: Gathering) -> str | None:
    """The State body the official serves, by its name; no other employer."""
    ref = work.gate.of_official(person, "employer_ref")
    bodies = (item for item in work.records.organisations if item.organisation_id == ref and item.is_state)
    return next((body.name for body in bodies if body.name), None)
