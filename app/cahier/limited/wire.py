"""How the two sides talk about pictures; known to both, and all that this side knows of the other.

A request is `REQUEST` (the longest side wanted, the number of boxes), the boxes, then the file to its end. The
answer is `ANSWER` (width and height), then the pixels, three bytes each. Boxes are in 65,535ths of the width and
height of the picture as it is looked at.
"""

import struct

REQUEST, BOX, ANSWER = struct.Struct(">IH"), struct.Struct(">4H"), struct.Struct(">II")
WHOLE = 65_535
Box = tuple[int, int, int, int]  # left, top, right, bottom
