"""How the two sides talk; known to both, and all that this side knows of the other.

About pictures: a request is `REQUEST` (the longest side wanted, the number of boxes), the boxes, then the file to
its end. The answer is `ANSWER` (width and height), then the pixels, three bytes each. Boxes are in 65,535ths of
the width and height of the picture as it is looked at.
"""

import struct

REQUEST, BOX, ANSWER = struct.Struct(">IH"), struct.Struct(">4H"), struct.Struct(">II")
WHOLE = 65_535
Box = tuple[int, int, int, int]  # left, top, right, bottom

# About passphrases: what one guess costs (KiB, passes), the salt, then the words. The answer is a key.
HASH = struct.Struct(">II16s")

# About recordings: this side opens with the size of the file, then asks for samples or for another place; the
# child, before it answers, may ask for bytes of the file as often as it likes.
OPEN, READ, SEEK, ASK, SAMPLES = b"o", b"r", b"s", b"?", b"="
SIZE, SEEK_HEAD, ASK_HEAD = struct.Struct(">I"), struct.Struct(">Q"), struct.Struct(">QI")
FACTS = struct.Struct(">HId")  # channels (0: no sound), samples a second, seconds (0: not known)
