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
