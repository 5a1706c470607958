"""How wide a text will be: the advance widths of Source Sans 3 in thousandths of its size."""

REGULAR = {
    200: " \xa0\u202f", 240: "|¦", 250: "',.:;ij·ìíîïı’", 260: "IlÌÍÎÏ", 290: "!f¡", 300: "()[]{}", 310: "-", 330: "°",
    340: "tª", 350: "/\\r", 370: "º²³¹", 420: "*?sz®¿", 430: '"«»“”', 450: "x", 460: "cç", 470: "vyýÿ", 480: "JYÝ–",
    490: "FL", 500: "#$+0123456789<=>^_aegk~¢£¤¥§¬±×àáâãäåèéêë÷€−", 510: "X", 520: "V", 530: "ESÈÉÊË",
    540: "ATZ`hou¨¯´¸ÀÁÂÃÄÅðòóôõöøùúûü", 550: "bnñ", 560: "dpqµ¶þ", 570: "CPRÇ", 580: "KÞß", 590: "B", 610: "&",
    620: "DG", 640: "UÐÙÚÛÜ", 650: "HNÑ", 660: "OQÒÓÔÕÖØ", 720: "w", 730: "M", 740: "©", 780: "æ", 790: "W", 800: "—",
    820: "%Æ", 830: "m", 840: "œ", 850: "@Œ", 950: "…",
}  # fmt: skip
BY_LETTER = {letter: width for width, letters in REGULAR.items() for letter in letters}
UNKNOWN = 640
IDEOGRAPH = 1000
BOLDER = 1.06
SAFETY = 1.03


def width_of(text, *, size, bold=False):
    """Estimate the width of a text in the unit of ``size``, on the safe side."""
    thousandths = sum(BY_LETTER.get(letter, UNKNOWN if ord(letter) < 0x1100 else IDEOGRAPH) for letter in str(text))
    return thousandths * size / 1000 * SAFETY * (BOLDER if bold else 1)


def shortened(text, *, size, limit, bold=False):
    """Return the text, cut with an ellipsis if it is wider than ``limit``."""
    text = str(text)
    if width_of(text, size=size, bold=bold) <= limit:
        return text
    while text and width_of(text + "…", size=size, bold=bold) > limit:
        text = text[:-1]
    return text.rstrip() + "…"


def wrapped(text, *, size, limit, most=3):
    """Return the text as lines no wider than ``limit``; what does not fit in ``most`` lines ends in an ellipsis."""
    lines = []
    for word in str(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (len(lines) == most or width_of(longer, size=size) <= limit):
            lines[-1] = longer
        else:
            lines.append(word)
    return [shortened(line, size=size, limit=limit) for line in lines]
