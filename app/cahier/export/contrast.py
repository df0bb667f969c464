"""How well a colour can be seen on white paper."""


def with_white(red: float, green: float, blue: float) -> float:
    """Return the contrast of a colour (each part 0 to 1) against white, 1 to 21, as WCAG 2 reckons it."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    brightness = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (brightness + 0.05)


def of_hex(colour: str) -> float:
    """Return the contrast of a colour such as `1c2226` against white; 1 where it is no such colour."""
    try:
        return with_white(*(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    except ValueError:
        return 1.0


LEAST = 3.0  # below, text can pass unseen
