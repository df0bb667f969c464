"""`python -m journeys.cheap_command WORDS`: a command as after `cahier`, passphrases cheap to try."""

import sys

from cahier.__main__ import main
from cahier.crypto import passphrase

if __name__ == "__main__":
    passphrase.COST = passphrase.FLOOR = passphrase.Cost(64, 1)
    sys.exit(main())
