"""Files kept as evidence: sealed beside the database, read from any place, never written in the clear.

    att/ab/<32 hex>.age     an age file each (cahier.crypto.age); the name begins with its first two digits
    staging/<32 hex>.part   what is under way; empty in a closed notebook

Outside the database, because there a blob is ten times slower, ends at 1 GB and passes through the journal.

The name of a file is the beginning of its fingerprint, which is random and of no other file: a file put under
the name of another is refused before anything of it is shown. Its key is wrapped for one X25519 identity derived
from the vault key. The public half of that identity is nowhere on the disk, so a share that was recorded tells
nothing even to whoever will compute discrete logarithms; and every age program can rescue the files.

Sizes are padded to classes inside the seal (`padding`), the true one in the last eight bytes; `age -d` therefore
gives the file, some zeros and that number.

Nothing is lost and nothing is left, because every state in between has its own place:
- Coming in: sealed into `staging`, flushed, recorded, then moved into `att`. What is found in `staging` at an
  opening is moved when a record names it, else removed. No file in `att` is ever removed for not being named:
  an older database put back would take newer evidence with it.
- Leaving: the change that takes a file's name out of the records notes that name (a trigger); then the file is
  unmade, its header overwritten first, and the note is taken out. An opening finishes what was left of it.

Visible to everybody: how many files there are, their classes of size, and when they came in. Not promised: that
the blocks of a removed file are gone from a flash memory, or from second copies.
"""
