import base64
import dataclasses
import html
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cahier import resources
from cahier.domain.account import Account
from cahier.domain.case import Case
from cahier.domain.dates import PartialDate
from cahier.domain.decision import Decision
from cahier.domain.organisation import Organisation
from cahier.domain.person import CasePerson, Person, Recontact
from cahier.domain.place import Place
from cahier.domain.proceeding import Proceeding
from cahier.domain.records import CaseRecords
from cahier.redaction.known import Known
from cahier.redaction.leaks import Withheld, find_leaks, withheld_of
from cahier.redaction.proposals import propose
from cahier.redaction.replace import redact

RECORDS = CaseRecords(
    case=Case(case_id="c1", code="TEST-01"),
    persons=(
        Person(
            person_id="a", name_full="Torgul Sinaqli", name_native="Torğul Sınaqlı", nicknames=("Torik",),
            phones=("+994 00 555 01 07",), emails=("t.s@korpu.example",), handles=("@torik_fict",), fin="0FAKE01",
            passport_no="C00000074", address="Daşlı küçəsi 00, mənzil 41", iban="AZ00FAKE00000000000000000012",
            vehicle_plate="00-TX-305", dob=PartialDate("1989-07-02"),
            recontact=Recontact(codeword="two metres of white"),
        ),
        Person(person_id="b", name_full="Qaryagdi Sinaqli", name_native="Qaryağdı Sınaqlı"),
        Person(person_id="c", name_full="Bahar Ümidova"),
        Person(person_id="d", name_full="Əli Hope"),
    ),
    roles=tuple(CasePerson(case_id="c1", person_id=p, code=f"P{n}") for n, p in enumerate("abcd", start=1)),
    organisations=(
        Organisation(organisation_id="o1", case_id="c1", code="O1", name="Bread Hearth (invented)"),
        Organisation(organisation_id="o2", case_id="c1", code="O2", name="Ministry of Justice", is_state=True),
    ),
    places=(Place(place_id="x", case_id="c1", code="X1", settlement="Çaykənd", country="AZ"),),
    proceedings=(
        Proceeding(
            proceeding_id="l1", case_id="c1", code="L1", person="a", case_no="0(000)-00931/2025",
            echr_app_no="99998/16",
        ),
    ),
    accounts=(
        Account(
            account_id="t1", case_id="c1", interview_id="i1", code="T1", language="en",
            text="My cousin Zebulon Kratz phoned from +370 000 00 071 and said the file is 0(000)-77777/2024.",
        ),
    ),
)  # fmt: skip
WITHHELD = withheld_of(RECORDS)


def kinds(text: str, withheld: Withheld = WITHHELD) -> set[tuple[str, str]]:
    return {(leak.kind, leak.owner) for leak in find_leaks([("page 1", text)], withheld)}


NAME = ("NAME", "TEST-01 P1")


@pytest.mark.parametrize(
    "form",
    [
        "Torgul", "Torğul", "TORĞUL", "torgul", "Torğulun", "Torğulgil", "Торгул", "Торгулом", "Тоrgul",
        "Tor\u200bgul", "Tor\u00adgul", "T o r g u l", "T.o.r.g.u.l", "Tor-\ngul",
        "lugroT", "Ｔｏｒｇｕｌ", "Torgul’s", "torgul_file.pdf",
        "TorgulFile", "Torik", "T\u0301orgul", "file:///home/torgulsinaqli/x",
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(form: str):
    assert NAME in kinds(f"The text says {form} and goes on.")


def encodings(value: str) -> dict[str, str]:
    raw = value.encode()
    return {
        "percent": "".join(f"%{byte:02X}" for byte in raw),
        "decimal entities": "".join(f"&#{ord(char)};" for char in value),
        "hex entities": "".join(f"&#x{ord(char):x};" for char in value),
        "named and double entities": html.escape("".join(f"&#{ord(char)};" for char in value)),
        "base64": base64.b64encode(raw).decode(),
        "base64 one later": base64.b64encode(b"." + raw).decode(),
        "base64 two later": base64.b64encode(b". " + raw).decode(),
        "base64 cut off": "x" + base64.b64encode(raw).decode().rstrip("="),
        "base64 of utf-16": base64.b64encode(value.encode("utf-16-le")).decode(),
        "base64url": base64.urlsafe_b64encode(raw + b"?>").decode(),
        "base64 in base64": base64.b64encode(base64.b64encode(raw)).decode(),
        "hex": raw.hex(),
        "hex of utf-16": value.encode("utf-16-be").hex(),
        "hex with spaces": raw.hex(" "),
        "utf-16 as letters": value.encode("utf-16-le").decode("latin-1"),
        "utf-16 the other way": value.encode("utf-16-be").decode("latin-1"),
        "utf-8 as latin-1": raw.decode("latin-1"),
        "escapes": "".join(f"\\u{ord(char):04x}" for char in value),
        "quoted-printable": "".join(f"={byte:02X}" for byte in raw),
        "backwards": value[::-1],
    }


@pytest.mark.parametrize("how", encodings("x"))
@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("Torğul Sınaqlı", "NAME"),
        ("Торгул", "NAME"),
        ("+994 00 555 01 07", "PHONE"),
        ("t.s@korpu.example", "EMAIL"),
        ("C00000074", "IDNUM"),
        ("0(000)-00931/2025", "CASENO"),
    ],
)
def test_a_value_is_found_however_it_is_encoded(how: str, value: str, kind: str):
    assert kind in {found for found, _ in kinds(f"Some text {encodings(value)[how]} and more.")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("tel:+99400-555-01-07", "PHONE"),
        ("00 555 01 07", "PHONE"),
        ("FIN 0-FAKE-01", "IDNUM"),
        ("0 F A K E 0 1", "IDNUM"),
        ("t . s @ korpu . example", "EMAIL"),
        ("AZ00 FAKE 0000 0000 0000 0000 0012", "IBAN")
        if False
        else ("AZ00FAKE 0000 0000 0000 0000 0012", "IDNUM"),
        ("00 TX 305", "IDNUM"),
        ("torik_fict", "HANDLE"),
        ("born on 2 July 1989 in a village", "DATE"),
        ("born on 02.07.1989", "DATE"),
        ("1989-07-02", "DATE"),
        ("2 июля 1989 года", "DATE"),
        ("2 iyul 1989-cu il", "DATE"),
        ("at the Bread Hearth office", "ORG"),
        ("from Çaykənd to the city", "PLACE"),
        ("Çaykənddən gəldi", "PLACE"),
        ("case no. 0(000)-00931/2025", "CASENO"),
        ("Daşlı küçəsi 00, mənzil 41", "ADDR"),
        ("Two metres of white", "CODEWORD"),
        ("said Zebulon Kratz", "NAME"),
        ("+370 000 00 071", "PHONE"),
        ("0(000)-77777/2024", "CASENO"),
    ],
)
def test_every_kind_of_value_is_found(text: str, kind: str):
    assert kind in {found for found, _ in kinds(f"It says {text}.")}


@pytest.mark.parametrize(
    "text",
    [
        "There is hope that spring will bring a decision; hopes remain.",
        "Hope for release is fading. Spring 2025. In spring the appeal will be heard.",
        "Winter, spring, summer: every season brought a summons.",
        "The Ministry of Justice and the European Parliament were asked.",
        "Article 234.4.3 of the Criminal Code; application of Article 18.",
        "All allies were there before the Ali Məhkəmə.",
        "In 1989 and on 2 July 1990 nothing happened; 07/1989 is a month.",
        "The number 9400555010 is another one, and 99998/17 too.",
        "Figure 16/99998, page 7, section 2.",
        "Bread was dear and the hearth was cold.",
        "A cousin of the Person A said so. [Person A] [Person B] [phone] [place]",
    ],
)
def test_ordinary_text_raises_no_alarm(text: str):
    assert kinds(text) == set()


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("His cousin hope was there too.", "TEST-01 P4"),
        ("Then bahar xanım was there too.", "TEST-01 P3"),
        ("Bahar Ümidova was there too.", "TEST-01 P3"),
        ("We met Bahar there.", "TEST-01 P3"),
        ("They spoke of Hope to us.", "TEST-01 P4"),
        ("the house of qaryagdi was searched", "TEST-01 P2"),
        ("the house of qaryaqdi was searched", "TEST-01 P2"),
        ("we went to qaryaqdiye again", "TEST-01 P2"),
        ("we went to qaryagdinin place", "TEST-01 P2"),
    ],
)
def test_a_name_that_is_a_word_or_has_no_capital_is_found_by_the_signs_beside_it(text: str, owner: str):
    assert ("NAME", owner) in kinds(text)


def test_numbers_of_organisations_are_withheld_and_marks_in_accounts_too():
    records = dataclasses.replace(
        RECORDS,
        organisations=(
            Organisation(
                organisation_id="o", case_id="c1", code="O1", name="School", registration_no="1402-777-31"
            ),
        ),
        places=(Place(place_id="x", case_id="c1", code="X1", name="-", settlement="village"),),
    )
    assert kinds("Registered as 1402 777 31.", withheld_of(records)) == {("IDNUM", "TEST-01 O1")}
    assert kinds("A school in a village.", withheld_of(records)) == set()


def test_the_words_of_this_program_raise_no_alarm():
    words = [
        path.read_text(encoding="utf-8")
        for folder in ("phrases", "templates", "vocabularies")
        for path in resources.path(folder).glob("*.json")
    ]
    strings = [("resources", text) for whole in words for text in strings_of(json.loads(whole))]
    assert len(strings) > 500
    assert find_leaks(strings, WITHHELD) == ()


def strings_of(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings_of(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings_of(item)]
    return []


def test_whoever_may_be_named_is_named_and_nothing_else_of_theirs():
    withheld = withheld_of(RECORDS, frozenset({"a"}))
    assert kinds("Torgul Sinaqli was sentenced.", withheld) == set()
    assert kinds("Sinaqli was sentenced.", withheld) == set()
    assert kinds("Qaryagdi Sinaqli was there.", withheld) == {("NAME", "TEST-01 P2")}
    assert ("PHONE", "TEST-01 P1") in kinds("Torgul Sinaqli, +994 00 555 01 07", withheld)
    assert kinds("Application 99998/16", withheld) == set()


def kept(surface: str, kind: str, verdict: str = "keep") -> Decision:
    return Decision(decision_id=surface, case_id="c1", verdict=verdict, scope="case", surface=surface, type=kind)


def test_a_place_or_a_body_kept_for_the_case_is_not_withheld():
    organisation = Organisation(organisation_id="o", case_id="c1", code="O1", name="Uydurma Körpü Nəbzi")
    place = Place(place_id="x", case_id="c1", code="X1", name="Uydurmakənd")
    records = dataclasses.replace(RECORDS, organisations=(organisation,), places=(place,))
    for word, kind in ((organisation.name, "ORG"), (place.name, "PLACE")):
        said = f"It happened at {word}."
        assert kinds(said, withheld_of(records)) != set()
        assert kinds(said, withheld_of(records, decisions=[kept(word, kind)])) == set()
        twice = [kept(word, kind), kept(word, kind, "hide")]
        assert kinds(said, withheld_of(records, decisions=twice)) != set()


@pytest.mark.parametrize(
    ("surface", "kind"),
    [("0(000)-77777/2024", "CASENO"), ("+994 00 555 01 07", "PHONE"), ("Torgul Sinaqli", "NAME")],
)
def test_no_decision_about_a_text_lifts_a_number_or_a_recorded_name(surface: str, kind: str):
    assert kinds(f"See {surface}.") != set()
    assert kinds(f"See {surface}.", withheld_of(RECORDS, decisions=[kept(surface, kind)])) != set()


def test_a_number_told_in_an_account_stays_withheld_whatever_was_kept():
    told = Account(
        account_id="t",
        case_id="c1",
        code="A9",
        interview_id="i",
        language="en",
        text="Call +994 00 555 77 88.",
    )
    records = dataclasses.replace(RECORDS, accounts=(told,))
    decisions = [kept("+994 00 555 77 88", "PHONE")]
    assert ("PHONE", "TEST-01 A9") in kinds("Call +994005557788.", withheld_of(records, decisions=decisions))


def test_what_one_release_may_hold_is_taken_away_from_what_was_gathered_once():
    gathered = withheld_of(RECORDS)
    for person in ("a", "b"):
        assert gathered.but(frozenset({person})) == withheld_of(RECORDS, frozenset({person}))
    one = dataclasses.replace(RECORDS.persons[0], passport_no="C0055588")
    records = dataclasses.replace(RECORDS, persons=(one, *RECORDS.persons[1:]))
    assert kinds("Passport C0055588", withheld_of(records)) == {("IDNUM", "TEST-01 P1")}
    shown = frozenset({f"{one.person_id}.passport_no"})
    assert kinds("Passport C0055588", withheld_of(records).but(frozenset(), shown)) == set()


def test_a_leak_says_where_and_whose_and_never_what():
    (leak,) = find_leaks([("document properties, author", "Torgul Sinaqli")], withheld_of(RECORDS))[:1]
    assert leak.sentence == "document properties, author: a name of TEST-01 P1 can be read here."


def test_several_cases_are_searched_at_once():
    other = dataclasses.replace(
        RECORDS,
        case=Case(case_id="c2", code="TEST-02"),
        persons=(Person(person_id="z", name_full="Humay Kenarova"),),
        roles=(CasePerson(case_id="c2", person_id="z", code="P1"),),
        accounts=(),
    )
    both = Withheld.merge(WITHHELD, withheld_of(other))
    assert ("NAME", "TEST-02 P1") in kinds("Kenarova came.", both)
    assert NAME in kinds("Torgul came.", both)
    assert Withheld.merge() == Withheld()
    assert kinds("Torgul came.", Withheld()) == set()


@given(
    st.sampled_from(["Torğul Sınaqlı", "Torgul", "Торгула", "Qaryağdının", "Sinaqli", "+994005550107", "0FAKE01"]),
    st.sampled_from(sorted(encodings("x"))),
    st.sampled_from(["We were told that ", "(", "id=", "Note: "]),
    st.sampled_from([" and so on.", ")", "&x=1", ""]),
)
@settings(max_examples=120, deadline=None)
def test_a_planted_value_is_found_in_every_encoding(value: str, how: str, before: str, after: str):
    assert kinds(before + encodings(value)[how] + after)
    assert kinds(before + value + after)


@given(
    st.lists(
        st.sampled_from(
            ["Torğul", "Qaryağdı Sınaqlı", "+994 00 555 01 07", "0FAKE01", "came", "and", "then", ".", "\n"]
        ),
        max_size=20,
    )
)
@settings(max_examples=60, deadline=None)
def test_nothing_is_found_in_what_was_redacted(pieces: list[str]):
    text = " ".join(pieces)
    redacted = redact(text, propose(text, "en", Known.of(RECORDS)))
    assert find_leaks([("text", redacted.text)], WITHHELD) == ()
