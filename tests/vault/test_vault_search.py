import pytest
from invented import CASE, put_ground

from cahier.domain.account import Account
from cahier.domain.event import Event
from cahier.domain.folding import fold
from cahier.domain.notion import Notion
from cahier.domain.person import CasePerson, Person
from cahier.vault import finding
from cahier.vault.finding import terms_of
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer

NAMES = {
    "az": "Gülçöhrə Əhmədzadə-Qırmızı",
    "ru": "Щукина Ёлка Йодовна",
    "tr": "İpek ISLAKOĞLU",
    "cyrillic az": "Ҹаваншир Ғәриб",
}
TEXTS = {
    "az": "Onu İSMAYILLI rayonunda saxladılar, şəhər şöbəsinə apardılar.",
    "ru": "Её задержали в Шемахе; Джавида били всю ночь.",
    "tr": "Kapıyı kırdılar, IŞIKLARI söndürdüler.",
}


@pytest.fixture
def filled(vault: Vault) -> Vault:
    def work(writer: Writer) -> None:
        put_ground(writer)
        for code, name in NAMES.items():
            writer.put(Person(person_id=code, name_full=name))
            writer.put(CasePerson(case_id="case-1", person_id=code, code=code))
        for language, text in TEXTS.items():
            writer.put(
                Account(
                    account_id=language,
                    case_id="case-1",
                    interview_id="i",
                    code=language,
                    language=language,
                    text=text,
                )
            )
        writer.put(Event(event_id="e", case_id="case-1", code="E1", act="ACT.TEST", summary="Dövlət qulluğu"))

    vault.write(work)
    return vault


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("gulcohre ehm", "az"), ("ƏHMƏDZADƏ", "az"), ("ahmedzada", None), ("гюлчохра", None), ("qirmizi", "az"),
        ("гырмызы", "az"), ("щукина", "ru"), ("ЩУКИНА ЕЛК", "ru"), ("sukina", "ru"), ("yodovna", "ru"),
        ("ipek", "tr"), ("İPEK ıslak", "tr"), ("ıpek", "tr"), ("islakoglu", "tr"), ("ISLAKOGLU", "tr"),
        ("cavansir", "cyrillic az"), ("Cavanşir Qərib", "cyrillic az"), ("Javanshir", "cyrillic az"),
        ("shchukina", "ru"), ("gulchohre", "az"), ("Islakoghlu", "tr"),
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_typed(filled: Vault, words: str, found: str | None) -> None:
    people = [hit.id for hit in filled.search(words) if hit.notion is Notion.PERSON]
    assert people == ([found] if found else [])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ismayilli", "az"), ("Исмаыллы", None), ("исмайыллы", "az"), ("sohbe", None), ("seher sobesine", "az"),
        ("шемахе", "ru"), ("semaxe", "ru"), ("её", "ru"), ("ее", "ru"), ("cavid", "ru"), ("Джавид ночь", "ru"),
        ("isiklari", "tr"), ("ışıkları", "tr"), ("kırdılar, kapıyı!", "tr"), ("KAPIYI", "tr"),
    ],
)  # fmt: skip
def test_an_account_is_found_by_its_words(filled: Vault, words: str, found: str | None) -> None:
    accounts = [hit.id for hit in filled.search(words) if hit.notion is Notion.ACCOUNT]
    assert accounts == ([found] if found else [])


def test_a_hit_says_what_and_where(filled: Vault) -> None:
    (hit,) = filled.search("qulluğu")
    assert (hit.notion, hit.id, hit.case_id, hit.case_code) == (Notion.EVENT, "e", "case-1", "TEST-01")
    assert (hit.title, hit.snippet) == ("E1", "Dövlət qulluğu")
    (person,) = filled.search("ipek")
    assert (person.title, person.case_code) == ("İpek ISLAKOĞLU", "TEST-01")
    (case,) = filled.search(CASE.code)
    assert (case.notion, case.title) == (Notion.CASE, "An invented case")


@pytest.mark.parametrize("words", ["", " ", '"', "*", "()", "-", "'", "\0", "ъь", "…"])
def test_nothing_typed_finds_nothing(filled: Vault, words: str) -> None:
    assert filled.search(words) == ()


@pytest.mark.parametrize(
    "words", ['"ipek', "ipek*", "ipek AND", "NEAR(ipek)", "folded:ipek", "ipek OR щукина", "^ipek"]
)
def test_signs_and_operators_are_only_words(filled: Vault, words: str) -> None:
    assert all("İpek" in hit.title for hit in filled.search(words))


def test_of_a_pasted_page_the_first_words_are_looked_for(filled: Vault) -> None:
    assert [hit.id for hit in filled.search("ipek " * 50_000)] == ["tr"]
    assert filled.search(" ".join(f"page{number}" for number in range(50_000))) == ()
    assert len(terms_of(" ".join(f"page{number}" for number in range(50_000)))) == 16


def test_the_limit_is_kept(filled: Vault) -> None:
    assert len(filled.search("s", limit=2)) == 2


def tell(vault: Vault, name: str, text: str) -> None:
    account = Account(account_id=name, case_id="case-1", interview_id="i", code=name, language="az", text=text)
    vault.write(lambda writer: writer.put(account))


def told_of_a_lamp(vault: Vault) -> None:
    """Tell of it three times: the oldest says nothing else, the next much."""
    vault.write(put_ground)
    for name, text in (("old", "lampa"), ("newer", f"lampa {TEXTS['az']}"), ("new", "lampa söndü")):
        tell(vault, name, text)


def test_what_says_little_else_is_found_first_however_old_it_is(vault: Vault) -> None:
    told_of_a_lamp(vault)
    assert [hit.id for hit in vault.search("lampa")] == ["old", "new", "newer"]
    assert [hit.id for hit in vault.search("lampa", limit=1)] == ["old"]


def test_of_a_word_that_is_everywhere_the_latest_are_found(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "WEIGHED", 2)
    told_of_a_lamp(vault)
    assert [hit.id for hit in vault.search("lampa")] == ["new", "newer"]
    tell(vault, "old", "lampa yandı")  # what is changed is the latest again
    assert [hit.id for hit in vault.search("lampa")] == ["new", "old"]


def test_a_changed_text_is_found_by_its_new_words_only(filled: Vault) -> None:
    filled.write(lambda writer: writer.put(Person(person_id="tr", name_full="Deniz")))
    assert filled.search("ipek") == ()
    assert [hit.id for hit in filled.search("deniz")] == ["tr"]
    filled.write(lambda writer: writer.put(Person(person_id="tr")))
    assert filled.search("deniz") == ()


def test_the_snippet_holds_the_word(vault: Vault) -> None:
    text = "başlanğıc " * 100 + "Axtarılan söz " + "son " * 100
    account = Account(account_id="a", case_id="case-1", interview_id="i", code="A1", language="az", text=text)
    vault.write(put_ground)
    vault.write(lambda writer: writer.put(account))
    (hit,) = vault.search("axtarilan")
    assert "Axtarılan" in hit.snippet
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert len(hit.snippet) <= 162


def test_folding_twice_is_folding_once() -> None:
    for text in (*NAMES.values(), *TEXTS.values(), "ﬁ ß ŀ \u00ad ǅ ſ"):
        assert fold(fold(text)) == fold(text)
