"""Recipients of two kinds at once, ML-KEM-768 (FIPS 203) and X25519: `age1pq1...`, known to age since 1.3.

Joined as X-Wing and used through HPKE (RFC 9180) in its base mode; both halves would have to fall.
"""

import hashlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from cahier.crypto.age import bech32
from cahier.crypto.age.errors import Malformed
from cahier.crypto.age.stanza import Stanza, decode, encode

KIND = b"mlkem768x25519"
_LABEL = b"age-encryption.org/mlkem768x25519"
_PUBLIC, _SECRET = "age1pq", "age-secret-key-pq-"
_SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
_SEED = 32
_ML_KEM_SEED = 64
_ML_KEM_PUBLIC = 1_184
_POINT = 32
_SHARE = 1_120
_WRAPPED = 32


class HybridRecipient:
    """Somebody whose two public keys are known."""

    strength = "post-quantum"

    def __init__(self, public: bytes) -> None:
        if len(public) != _ML_KEM_PUBLIC + _POINT:
            raise Malformed
        self._public = public
        try:
            lattice = MLKEM768PublicKey.from_public_bytes(public[:_ML_KEM_PUBLIC])
        except ValueError:
            raise Malformed from None
        curve = X25519PublicKey.from_public_bytes(public[_ML_KEM_PUBLIC:])
        self._key = hpke.MLKEM768X25519PublicKey(lattice, curve)

    @classmethod
    def of(cls, text: str) -> "HybridRecipient":
        """Read `age1pq1...`; raises Malformed."""
        return cls(_data(text, _PUBLIC))

    def __str__(self) -> str:
        return bech32.encode(_PUBLIC, self._public)

    def wrap(self, file_key: bytes) -> Stanza:
        """Wrap the key of a file."""
        sealed = _SUITE.encrypt(file_key, self._key, info=_LABEL)
        return Stanza((KIND, encode(sealed[:_SHARE])), sealed[_SHARE:])


class HybridIdentity:
    """Both secrets, expanded from a seed of 32 bytes."""

    def __init__(self, seed: bytes) -> None:
        if len(seed) != _SEED:
            raise Malformed
        self._seed = seed
        expanded = hashlib.shake_256(seed).digest(_ML_KEM_SEED + _POINT)
        lattice = MLKEM768PrivateKey.from_seed_bytes(expanded[:_ML_KEM_SEED])
        curve = X25519PrivateKey.from_private_bytes(expanded[_ML_KEM_SEED:])
        self._public = lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()
        self._key = hpke.MLKEM768X25519PrivateKey(lattice, curve)

    @classmethod
    def of(cls, text: str) -> "HybridIdentity":
        """Read `AGE-SECRET-KEY-PQ-1...`; raises Malformed."""
        return cls(_data(text, _SECRET))

    @property
    def recipient(self) -> HybridRecipient:
        """Return the public half."""
        return HybridRecipient(self._public)

    def secret_text(self) -> str:
        """Write the secret as age programs read it. Whoever has this text opens every file."""
        return bech32.encode(_SECRET, self._seed).upper()

    def unwrap(self, stanza: Stanza) -> bytes | None:
        """Return the file key, None when it is for others; raises Malformed."""
        if stanza.arguments[0] != KIND:
            return None
        if len(stanza.arguments) != 2 or len(stanza.body) != _WRAPPED:
            raise Malformed
        share = decode(stanza.arguments[1])
        if len(share) != _SHARE:
            raise Malformed
        try:
            return _SUITE.decrypt(share + stanza.body, self._key, info=_LABEL)
        except InvalidTag:
            return None


def _data(text: str, expected: str) -> bytes:
    prefix, data = bech32.decode(text)
    if prefix != expected:
        raise Malformed
    return data
