"""What a reader, or a program that reads aloud, finds written in a PDF."""

import io
import re

import pikepdf

PAIR = re.compile(r"<([0-9a-f]+)>\s*<([0-9a-f]*)>", re.IGNORECASE)


def text_of(content):
    """The words on every page of a PDF in the order they are drawn, one piece of text a line."""
    with pikepdf.open(io.BytesIO(content)) as paper:
        return "\n".join(line for page in paper.pages for line in lines_of(page))


def lines_of(page):
    letters = {name: letters_of(font) for name, font in (page.Resources.get("/Font") or {}).items()}
    font = None
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            font = letters[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            pieces = operands[0] if str(operator) == "TJ" else operands
            yield "".join(read(bytes(piece), font) for piece in pieces if isinstance(piece, pikepdf.String))


def letters_of(font):
    """What each glyph of a font stands for, by the map that the document carries for whoever cannot see."""
    return {int(code, 16): bytes.fromhex(said).decode("utf-16-be") for code, said in PAIR.findall(told(font))}


def told(font):
    """The part of the map that pairs glyphs with letters, one by one."""
    written = font.ToUnicode.read_bytes().decode()
    return "".join(re.findall(r"beginbfchar(.*?)endbfchar", written, re.DOTALL))


def spaced(words):
    """Words as paper gives them back: its font has one space for all that a language knows."""
    return " ".join(words.split())


def read(glyphs, letters):
    return "".join(letters[int.from_bytes(glyphs[at : at + 2])] for at in range(0, len(glyphs), 2))


# --- Where on the page it stands

HEAD, FOOT = 24 * 72 / 25.4, 21 * 72 / 25.4  # what the running lines take of a page of A4, in points


def filled(page):
    """The share of a page, between its running lines, down to the lowest line of text."""
    _left, _low, _right, high = (float(each) for each in page.MediaBox)
    lowest = min((y for y in baselines(page) if FOOT < y < high - HEAD), default=high - HEAD)
    return (high - HEAD - lowest) / (high - HEAD - FOOT)


def baselines(page):
    """The height of each line of text over the foot of the page, in points; lines of which nothing is seen left out."""
    letters = {name: letters_of(font) for name, font in (page.Resources.get("/Font") or {}).items()}
    here, kept, text, font = IDENTITY, [], IDENTITY, None
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                kept.append(here)
            case "Q":
                here = kept.pop()
            case "cm":
                here = product([float(each) for each in operands], here)
            case "Tm":
                text = [float(each) for each in operands]
            case "Tf":
                font = letters[str(operands[0])]
            case "TJ" | "Tj" if seen(operands, font):
                yield product(text, here)[5]


IDENTITY = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]


def product(a, b):
    """One matrix after the other, each as the six numbers of PDF."""
    return [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]


def seen(operands, font):
    pieces = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
    said = "".join(read(bytes(piece), font) for piece in pieces if isinstance(piece, pikepdf.String))
    return bool(said.strip(" \u00a0\u200b"))
