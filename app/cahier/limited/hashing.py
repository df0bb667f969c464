"""The task on passphrases: what a slow hash makes of one. Runs in the child."""

from cahier.crypto import passphrase
from cahier.crypto.passphrase import CEILING, Cost
from cahier.limited.wire import HASH

MEMORY = CEILING.memory_kib * 1024 + 256 * 1024 * 1024  # bytes: the dearest hash there is, and Python


def answer(request: bytearray) -> bytes:
    """Do what the request asks."""
    memory_kib, iterations, salt = HASH.unpack_from(request)
    return passphrase.hashed(bytes(request[HASH.size :]), salt, Cost(memory_kib, iterations))
