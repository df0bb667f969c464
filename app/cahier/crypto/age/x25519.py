"""Recipients on the curve of RFC 7748: `age1...`, which every age program knows."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from cahier.crypto.age import bech32
from cahier.crypto.age.derivation import derived
from cahier.crypto.age.errors import Malformed
from cahier.crypto.age.stanza import Stanza, decode, encode

KIND = b"X25519"
_LABEL = b"age-encryption.org/v1/X25519"
_PUBLIC, _SECRET = "age", "age-secret-key-"
_POINT = 32
_WRAPPED = 32
_NONCE = bytes(12)  # each wrapping key is used once


class X25519Recipient:
    """Somebody whose point is known."""

    strength = "classic"

    def __init__(self, point: bytes) -> None:
        if len(point) != _POINT:
            raise Malformed
        self._point = point
        self._key = X25519PublicKey.from_public_bytes(point)

    @classmethod
    def of(cls, text: str) -> "X25519Recipient":
        """Read `age1...`; raises Malformed."""
        return cls(_data(text, _PUBLIC))

    def __str__(self) -> str:
        return bech32.encode(_PUBLIC, self._point)

    def wrap(self, file_key: bytes) -> Stanza:
        """Wrap the key of a file under a fresh share."""
        fresh = X25519PrivateKey.generate()
        share = fresh.public_key().public_bytes_raw()
        key = derived(fresh.exchange(self._key), share + self._point, _LABEL)
        return Stanza((KIND, encode(share)), ChaCha20Poly1305(key).encrypt(_NONCE, file_key, None))


class X25519Identity:
    """The secret number, 32 bytes."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) != _POINT:
            raise Malformed
        self._key = X25519PrivateKey.from_private_bytes(secret)
        self._point = self._key.public_key().public_bytes_raw()

    @classmethod
    def of(cls, text: str) -> "X25519Identity":
        """Read `AGE-SECRET-KEY-1...`; raises Malformed."""
        return cls(_data(text, _SECRET))

    @property
    def recipient(self) -> X25519Recipient:
        """Return the public half."""
        return X25519Recipient(self._point)

    def secret_text(self) -> str:
        """Write the secret as age programs read it. Whoever has this text opens every file."""
        return bech32.encode(_SECRET, self._key.private_bytes_raw()).upper()

    def unwrap(self, stanza: Stanza) -> bytes | None:
        """Return the file key, None when it is for others; raises Malformed."""
        if stanza.arguments[0] != KIND:
            return None
        if len(stanza.arguments) != 2 or len(stanza.body) != _WRAPPED:
            raise Malformed
        share = decode(stanza.arguments[1])
        if len(share) != _POINT:
            raise Malformed
        try:
            shared = self._key.exchange(X25519PublicKey.from_public_bytes(share))
        except ValueError:  # a share of low order, with which the secret would not count
            raise Malformed from None
        key = derived(shared, share + self._point, _LABEL)
        try:
            return ChaCha20Poly1305(key).decrypt(_NONCE, stanza.body, None)
        except InvalidTag:
            return None


def _data(text: str, expected: str) -> bytes:
    prefix, data = bech32.decode(text)
    if prefix != expected:
        raise Malformed
    return data
