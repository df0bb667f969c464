import itertools
import os

import pytest

from cahier.crypto import letters
from cahier.crypto.slot_seal import SlotMalformed, WrongSecret
from cahier.crypto.slot_shares import Share, ShareMistyped, SharesTooFew, open_with_shares, shares_slot

VAULT_ID, VAULT_KEY = os.urandom(16), os.urandom(32)
SLOT, WRITTEN = shares_slot(VAULT_ID, VAULT_KEY, 3, 5)
SHARES = [Share.read(text) for text in WRITTEN]


def test_any_three_of_five_open_and_no_two_do() -> None:
    opened = [open_with_shares(VAULT_ID, SLOT, chosen) for chosen in itertools.combinations(SHARES, 3)]
    assert opened == [VAULT_KEY] * 10
    for chosen in itertools.combinations(SHARES, 2):
        with pytest.raises(SharesTooFew) as caught:
            open_with_shares(VAULT_ID, SLOT, chosen)
        assert caught.value.missing == 1


def test_two_shares_that_claim_to_be_enough_do_not_open() -> None:
    lying = {**SLOT, "k": 2}
    for chosen in itertools.combinations(SHARES, 2):
        with pytest.raises(WrongSecret):
            open_with_shares(VAULT_ID, lying, chosen)


def test_the_same_share_twice_counts_once() -> None:
    with pytest.raises(SharesTooFew):
        open_with_shares(VAULT_ID, SLOT, [SHARES[0], SHARES[0], SHARES[1]])


def test_a_share_says_of_which_vault_and_set_it_is() -> None:
    assert [share.number for share in SHARES] == [1, 2, 3, 4, 5]
    assert {share.needed for share in SHARES} == {3}
    assert all(share.is_of(VAULT_ID, SLOT) for share in SHARES)
    assert not SHARES[0].is_of(os.urandom(16), SLOT)
    newer, _ = shares_slot(VAULT_ID, VAULT_KEY, 3, 5)
    assert not SHARES[0].is_of(VAULT_ID, newer)


def test_a_made_up_share_does_not_open() -> None:
    wrong = Share(SHARES[2].vault, SHARES[2].set, 3, 3, os.urandom(20))
    with pytest.raises(WrongSecret):
        open_with_shares(VAULT_ID, SLOT, [SHARES[0], SHARES[1], wrong])


@pytest.mark.parametrize("text", WRITTEN, ids=range(1, 6))
def test_one_wrong_letter_is_named_by_its_group(text: str) -> None:
    plain = text.replace("-", "")
    for place in range(0, len(plain), 5):
        other = letters.ALPHABET[(letters.ALPHABET.index(plain[place]) + 1 + place % 30) % 32]
        with pytest.raises(ShareMistyped) as caught:
            Share.read(plain[:place] + other + plain[place + 1 :])
        assert caught.value.groups == (place // 4 + 1,)


def test_two_letters_in_each_others_place_and_a_missing_one_are_named() -> None:
    groups = WRITTEN[0].split("-")
    place = next(number for number, group in enumerate(groups) if group[0] != group[1])
    swapped = [*groups[:place], groups[place][1] + groups[place][0] + groups[place][2:], *groups[place + 1 :]]
    with pytest.raises(ShareMistyped) as caught:
        Share.read(" ".join(swapped))
    assert caught.value.groups == (place + 1,)
    with pytest.raises(ShareMistyped) as caught:
        Share.read("-".join([*groups[:4], groups[4][:3], *groups[5:]]))
    assert caught.value.groups == (5,)
    with pytest.raises(ShareMistyped) as caught:
        Share.read("-".join([*groups[:4], groups[4][:3] + "ñ", *groups[5:]]))
    assert caught.value.groups == (5,)


@pytest.mark.parametrize(
    "change", [{"k": "3"}, {"k": 1}, {"k": 99}, {"salt": None}, {"salt": "AA=="}, {"nonce": 0}, {"ct": "AAAA"}]
)
def test_a_malformed_slot_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(SlotMalformed):
        open_with_shares(VAULT_ID, {**SLOT, **change}, SHARES)


@pytest.mark.parametrize("change", [{"n": 4}, {"added": "2020-01"}])
def test_no_parameter_of_a_slot_can_be_changed(change: dict[str, object]) -> None:
    with pytest.raises(WrongSecret):
        open_with_shares(VAULT_ID, {**SLOT, **change}, SHARES)
    with pytest.raises(WrongSecret):
        open_with_shares(VAULT_ID[:4] + bytes(12), SLOT, SHARES)


@pytest.mark.parametrize(("needed", "count"), [(1, 5), (4, 3), (3, 16)])
def test_odd_numbers_of_people_are_refused(needed: int, count: int) -> None:
    with pytest.raises(ValueError, match="fifteen"):
        shares_slot(VAULT_ID, VAULT_KEY, needed, count)
