"""Headers: read strictly, opened by their own identity alone, and by no other spelling of the same."""

import base64
import hmac
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cahier.crypto.age import bech32, header, stanza
from cahier.crypto.age.derivation import header_key
from cahier.crypto.age.errors import AgeError, HeaderAltered, Malformed, NotForUs
from cahier.crypto.age.hybrid import HybridIdentity, HybridRecipient
from cahier.crypto.age.stanza import Stanza
from cahier.crypto.age.x25519 import X25519Identity, X25519Recipient

FILE_KEY = b"sixteen bytes...."[:16]
ONE, TWO = X25519Identity(bytes(range(32))), X25519Identity(bytes(range(1, 33)))
HYBRID = HybridIdentity(bytes(range(32)))


def built(*recipients: X25519Recipient | HybridRecipient) -> bytes:
    return header.build(FILE_KEY, recipients)


def key_of(raw: bytes, *identities: X25519Identity | HybridIdentity) -> bytes:
    return header.file_key_of(header.read(io.BytesIO(raw)), identities or (ONE,))


def resealed(raw: bytes, old: bytes, new: bytes) -> bytes:
    """Alter a header and seal it again, as whoever knows the file key can."""
    body = raw.rpartition(b"--- ")[0].replace(old, new) + b"---"
    seal = hmac.digest(header_key(FILE_KEY), body, "sha256")
    return body + b" " + base64.b64encode(seal).rstrip(b"=") + b"\n"


def test_each_recipient_opens_it_and_nobody_else() -> None:
    raw = built(ONE.recipient, TWO.recipient)
    assert key_of(raw, ONE) == key_of(raw, TWO) == FILE_KEY
    for stranger in (X25519Identity(bytes(32)), HYBRID):
        with pytest.raises(NotForUs):
            key_of(raw, stranger)
    assert key_of(raw, HYBRID, TWO) == FILE_KEY


def test_the_hybrid_kind_opens_with_its_seed() -> None:
    raw = built(HYBRID.recipient)
    assert key_of(raw, HYBRID) == FILE_KEY
    with pytest.raises(NotForUs):
        key_of(raw, HybridIdentity(bytes(32)))


def test_recipients_of_two_strengths_never_share_a_file() -> None:
    with pytest.raises(ValueError, match="one strength"):
        built(ONE.recipient, HYBRID.recipient)
    with pytest.raises(ValueError, match="one strength"):
        built()


def test_every_flipped_bit_of_a_header_is_refused() -> None:
    for raw, identity in ((built(ONE.recipient), ONE), (built(HYBRID.recipient), HYBRID)):
        for at in range(len(raw) * 8) if identity is ONE else range(0, len(raw) * 8, 13):
            broken = bytearray(raw)
            broken[at // 8] ^= 1 << at % 8
            with pytest.raises(AgeError):
                key_of(bytes(broken), identity)


def test_every_cut_header_is_refused() -> None:
    raw = built(ONE.recipient)
    for length in range(len(raw)):
        with pytest.raises(Malformed):
            header.read(io.BytesIO(raw[:length]))


def test_a_header_that_another_key_sealed_is_altered() -> None:
    raw = built(ONE.recipient)
    with pytest.raises(HeaderAltered):
        key_of(raw.rpartition(b"--- ")[0] + b"--- " + base64.b64encode(bytes(32)).rstrip(b"=") + b"\n")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw.replace(b"/v1\n", b"/v2\n"),
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: raw.replace(b"-> X25519", b"->  X25519"),
        lambda raw: raw.replace(b"-> X25519", b"-> X25519\x7f"),
        lambda raw: raw.replace(b"-> X25519", b"->X25519"),
        lambda raw: resealed(raw, b"-> X25519 ", b"-> X25519 more "),
        lambda raw: resealed(raw, b"-> X25519 ", b"-> scrypt c2FsdA 10\nAA\n-> X25519 "),
        lambda raw: raw.replace(b"\n---", b"=\n---"),
        lambda raw: raw.replace(b"\n---", b"\n\n---"),
        lambda raw: raw[:-1] + b"=\n",
        lambda raw: raw.partition(b"-> ")[0] + b"--- " + b"A" * 43 + b"\n",
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"-> X25519 ", b"-> " + b"x" * 9_000 + b" "),
        lambda raw: raw.partition(b"-> ")[0] + b"-> grease\nAA\n" * 100_000 + raw.partition(b"-> ")[2],
        lambda _raw: b"",
        lambda _raw: b"\n" * 3_000_000,
    ],
)
def test_what_the_format_forbids_is_refused(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(Malformed):
        key_of(spoil(built(ONE.recipient)))


def test_stanzas_of_unknown_kinds_are_passed_over() -> None:
    raw = resealed(built(ONE.recipient), b"-> X25519 ", b"-> ~greasy (with) words!\n\n-> X25519 ")
    assert key_of(raw) == FILE_KEY


@pytest.mark.parametrize("point", [bytes(32), b"\x01" + bytes(31)])
def test_a_share_of_low_order_is_refused(point: bytes) -> None:
    with pytest.raises(Malformed):
        ONE.unwrap(Stanza((b"X25519", stanza.encode(point)), bytes(32)))


@pytest.mark.parametrize("identity", [ONE, HYBRID])
@pytest.mark.parametrize("spoil", ["share", "body", "arguments", "base 64"])
def test_a_stanza_of_another_shape_is_refused(identity: X25519Identity | HybridIdentity, spoil: str) -> None:
    kind, share = (good := identity.recipient.wrap(FILE_KEY)).arguments
    shapes = {
        "share": Stanza((kind, stanza.encode(stanza.decode(share)[:-1])), good.body),
        "body": Stanza(good.arguments, good.body + b"\0"),
        "arguments": Stanza((kind,), good.body),
        "base 64": Stanza((kind, share + b"="), good.body),
    }
    with pytest.raises(Malformed):
        identity.unwrap(shapes[spoil])


def test_a_file_key_of_another_length_is_refused() -> None:
    raw = header.build(FILE_KEY, (ONE.recipient,))
    long = stanza.written(ONE.recipient.wrap(FILE_KEY + b"more"))
    with pytest.raises(Malformed):
        key_of(raw.partition(b"-> ")[0] + long + b"--- " + b"A" * 43 + b"\n")


@given(st.binary(max_size=200))
def test_a_body_has_one_spelling(body: bytes) -> None:
    written = stanza.written(Stanza((b"kind", b"argument"), body))
    first, *lines = written.split(b"\n")[:-1]
    assert stanza.read(first, iter(lines)).body == body
    assert all(len(line) == 64 for line in lines[:-1])
    assert len(lines[-1]) < 64
    with pytest.raises(Malformed):
        stanza.read(first, iter(line for line in lines[:-1]))


@given(st.binary())
def test_no_bytes_make_the_reader_of_headers_fail_otherwise(data: bytes) -> None:
    for start in (b"", header.VERSION + b"\n", header.VERSION + b"\n-> X25519 "):
        with pytest.raises(Malformed):
            header.read(io.BytesIO(start + data))


@given(st.binary(max_size=60), st.sampled_from(["age", "age-secret-key-", "age1pq"]))
def test_bech32_reads_back_and_notices_a_wrong_letter(data: bytes, prefix: str) -> None:
    text = bech32.encode(prefix, data)
    assert bech32.decode(text) == bech32.decode(text.upper()) == (prefix, data)
    for place in range(len(prefix) + 1, len(text)):
        with pytest.raises(Malformed):
            bech32.decode(text[:place] + ("q" if text[place] != "q" else "p") + text[place + 1 :])


@pytest.mark.parametrize("text", ["", "1", "age", "age1", "1qqqqqq", "AGE1qqqqqq", "age1bbbbbb", "agé1qqqqqq"])
def test_what_is_no_bech32_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        bech32.decode(text)


def test_identities_and_recipients_read_back_as_they_are_written() -> None:
    for identity in (ONE, HYBRID):
        kind, recipient = type(identity), type(identity.recipient)
        assert kind.of(identity.secret_text()).secret_text() == identity.secret_text()
        assert str(recipient.of(str(identity.recipient))) == str(identity.recipient)
        with pytest.raises(Malformed):
            kind.of(str(identity.recipient))
        with pytest.raises(Malformed):
            recipient.of(identity.secret_text())


@pytest.mark.parametrize("kind", [X25519Identity, X25519Recipient, HybridIdentity, HybridRecipient])
def test_a_key_of_another_length_is_refused(kind: type) -> None:
    for length in (0, 31, 33):
        with pytest.raises(Malformed):
            kind(bytes(length))


def test_a_lattice_key_that_is_none_is_refused() -> None:
    with pytest.raises(Malformed):
        HybridRecipient(b"\xff" * 1_216)
