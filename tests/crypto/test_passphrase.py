import unicodedata

import pytest

from cahier.crypto import passphrase
from cahier.crypto.passphrase import CEILING, Cost, CostOutOfBounds

SALT = bytes(16)


def test_the_cost_is_measured_and_the_floor_stands() -> None:
    assert passphrase.COST is None
    assert Cost(64 * 1024, 3) == passphrase.FLOOR
    passphrase.check(passphrase.FLOOR)
    passphrase.check(CEILING)


@pytest.mark.parametrize(
    "cost",
    [
        Cost(64 * 1024 - 1, 3),
        Cost(64 * 1024, 2),
        Cost(CEILING.memory_kib + 1, 3),
        Cost(64 * 1024, CEILING.iterations + 1),
        Cost(64 * 1024 * 1024, 3),
        Cost(-1, -1),
    ],
)
def test_a_cost_out_of_bounds_is_refused_before_any_work(cost: Cost, monkeypatch: pytest.MonkeyPatch) -> None:
    def worked(**_parameters: object) -> None:
        raise AssertionError("derived something")

    monkeypatch.setattr(passphrase, "Argon2id", worked)
    with pytest.raises(CostOutOfBounds):
        passphrase.derive("six invented words for a test", SALT, cost)


@pytest.mark.usefixtures("cheap_hashing")
def test_composed_and_decomposed_letters_are_the_same_passphrase() -> None:
    words = "Şəhər gözəldir й ё İ"
    cost = passphrase.FLOOR
    composed = passphrase.derive(unicodedata.normalize("NFC", words), SALT, cost)
    assert composed == passphrase.derive(unicodedata.normalize("NFD", words), SALT, cost)
    assert composed != passphrase.derive(words.lower(), SALT, cost)


@pytest.mark.usefixtures("cheap_hashing")
def test_every_parameter_changes_the_key() -> None:
    base = passphrase.derive("words", SALT, Cost(64, 1))
    others = [
        passphrase.derive("Words", SALT, Cost(64, 1)),
        passphrase.derive("words", b"1" * 16, Cost(64, 1)),
        passphrase.derive("words", SALT, Cost(72, 1)),
        passphrase.derive("words", SALT, Cost(64, 2)),
    ]
    assert len({base, *others}) == 5
