"""Bech32 (BIP 173, without its limit of length): how identities and recipients are written."""

from collections.abc import Iterable

from cahier.crypto.age.errors import Malformed

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_CHECK = 6
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def encode(prefix: str, data: bytes) -> str:
    """Write `data` in lower case after `prefix`."""
    digits = _regrouped(data, 8, 5, padded=True)
    check = _remainder([*_expanded(prefix), *digits, *bytes(_CHECK)]) ^ 1
    checked = (*digits, *(check >> 5 * place & 31 for place in reversed(range(_CHECK))))
    return prefix + "1" + "".join(_LETTERS[digit] for digit in checked)


def decode(text: str) -> tuple[str, bytes]:
    """Return the prefix, in lower case, and the data; raises Malformed."""
    if text not in (text.lower(), text.upper()) or not text.isascii():
        raise Malformed
    prefix, one, letters = text.lower().rpartition("1")
    if not one or not prefix or len(letters) < _CHECK or any(letter not in _LETTERS for letter in letters):
        raise Malformed
    digits = [_LETTERS.index(letter) for letter in letters]
    if _remainder([*_expanded(prefix), *digits]) != 1:
        raise Malformed
    return prefix, bytes(_regrouped(digits[:-_CHECK], 5, 8, padded=False))


def _expanded(prefix: str) -> list[int]:
    return [*(ord(letter) >> 5 for letter in prefix), 0, *(ord(letter) & 31 for letter in prefix)]


def _remainder(digits: Iterable[int]) -> int:
    check = 1
    for digit in digits:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ digit
        for place, generator in enumerate(_GENERATORS):
            check ^= generator if top >> place & 1 else 0
    return check


def _regrouped(digits: Iterable[int], width: int, wanted: int, *, padded: bool) -> list[int]:
    """Cut a row of bits into digits of another width."""
    held = bits = 0
    out: list[int] = []
    for digit in digits:
        held, bits = held << width | digit, bits + width
        while bits >= wanted:
            bits -= wanted
            out.append(held >> bits)
            held &= (1 << bits) - 1
    if padded and bits:
        out.append(held << (wanted - bits))
    elif not padded and (bits >= width or held):
        raise Malformed
    return out
