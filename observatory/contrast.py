"""Whether a colour can be read on white: WCAG 2.2 contrast, plain arithmetic."""

ENOUGH = 4.5


def contrast_on_white(colour):
    """The WCAG contrast ratio, 1 to 21, of a colour (#RRGGBB) on white."""
    return 1.05 / (_luminance(colour) + 0.05)


def darkened_until_readable(colour):
    """The colour itself, or the nearest darker shade of it with a contrast of at least 4.5 on white."""
    red, green, blue = _channels(colour)
    for share in range(100, -1, -2):
        shade = "#" + "".join(f"{part * share // 100:02X}" for part in (red, green, blue))
        if contrast_on_white(shade) >= ENOUGH:
            return shade
    return "#000000"


def _channels(colour):
    return (int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(colour):
    weights = (0.2126, 0.7152, 0.0722)
    return sum(weight * _linear(part / 255) for weight, part in zip(weights, _channels(colour), strict=True))


def _linear(part):
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
