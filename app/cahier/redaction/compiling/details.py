"""What a form asks of somebody who may be named: each value through the gate, so most profiles get nothing."""

from cahier.domain.person import Person
from cahier.redaction.compiling.facts import Details, Said
from cahier.redaction.compiling.gathering import Gathering
from cahier.redaction.compiling.people import selection_rules
from cahier.redaction.generalise import Generalised, g_area, g_country
from cahier.redaction.generalise_bands import g_age

_DOCUMENTS = ("passport_no", "id_card_no", "fin")


def details_of(person: Person, work: Gathering) -> Details:
    """Return what may be told of somebody beside name, group and facts."""
    gate = work.gate
    found: list[tuple[str, Said | None]] = [
        ("native_name", gate.native_name(person)),
        ("sex", _sex(gate.kept(person, "sex_gender"))),
        ("age", gate.generalised(person, "dob", g_age, on=work.on)),
        ("nationality", gate.generalised(person, "nationality", g_country)),
        ("residence", _residence(person, work)),
        *((field, gate.listed(person, field)) for field in _DOCUMENTS),
        ("echr_app_no", _application(person, work)),
    ]
    return tuple((name, said) for name, said in found if said)


def _sex(sex: str | None) -> Generalised | None:
    return Generalised(f"sex.{sex}", "kept", "kept") if sex and sex != "undisclosed" else None


def _residence(person: Person, work: Gathering) -> Generalised | None:
    """The country of origin or an area; a place as it was written down has no way through."""
    if person.in_country:
        return (
            Generalised("area.origin", g_area.__name__, "PLC.6")
            if work.gate.may_tell(person, "residence")
            else None
        )
    return work.gate.generalised(work.records.case, "countries_host", g_area, origin=work.origin)


def _application(person: Person, work: Gathering) -> str | None:
    """The number under which the Court in Strasbourg published a judgment."""
    judged = set(selection_rules()["judged_in_strasbourg"])
    own = [item for item in work.selection.proceedings if item.person == person.person_id and item.stage in judged]
    numbers = (work.gate.listed(item, "echr_app_no") for item in own)
    return next((str(number) for number in numbers if number), None)
