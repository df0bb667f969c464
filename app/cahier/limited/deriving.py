"""Has the slow hash of a passphrase done in a process of its own, so that the window answers to keys meanwhile.

OpenSSL is called with Python's lock held: while a passphrase was worked out here, for up to two seconds, nothing
was drawn and no key was heard, not even those of the quick exit. The child costs some 60 ms; what it was told is
gone with it.
"""

from cahier.crypto import passphrase
from cahier.crypto.passphrase import Cost
from cahier.limited.calling import ChildFailed, ask
from cahier.limited.errors import NoLimits
from cahier.limited.wire import HASH

_MOST_SECONDS = 300.0


def derive(words: bytes, salt: bytes, cost: Cost) -> bytes:
    """Return what the child makes of it; where there can be no child, do it here."""
    request = (HASH.pack(cost.memory_kib, cost.iterations, salt), words)
    try:
        key = ask("hash", request, passphrase.BYTES, lambda _: None, _MOST_SECONDS)
    except (ChildFailed, NoLimits):
        key = b""
    return key if len(key) == passphrase.BYTES else passphrase.hashed(words, salt, cost)
