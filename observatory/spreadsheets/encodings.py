"""In which encoding, and with which delimiter, a text file was written."""

import codecs
import csv
import re
from collections import Counter
from contextlib import suppress
from itertools import islice

from observatory.spreadsheets.notes import Refused
from observatory.spreadsheets.preflight import opened

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ("cp1252", "latin-1", "mac_roman", "cp850")
_LETTERS = frozenset("áéíóúüñàâçèêëîïôùûœæãõìòäößåøÁÉÍÓÚÜÑÀÂÇÈÊËÎÏÔÙÛŒÆÃÕÌÒÄÖÅØªº")
_MARKS = ("’", "·")
_STRANGE_AT_MOST = 4
_IN_WORDS = re.compile(rb"(?<=[A-Za-z])([\x80-\xff]{1,2})([A-Za-z])")
_STRANGE = re.compile("[\udc80-\udcff]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_CHUNK = 1024 * 1024
_SAMPLE_ROWS = 200
DELIMITERS = ",;\t|"


def find_encoding(source):
    """Find the encoding of a text: by its mark, else UTF-8 where it fits, else an old one of Windows, Mac or DOS.

    UTF-8 with some strange bytes in between is UTF-8 still: those bytes are mended by `mended`, and told. Raises
    `Refused` for bytes that are no text, or that do not keep to the UTF-16 or UTF-32 of their mark.
    """
    with opened(source) as file:
        head = file.read(4096)
        file.seek(0)
        marked = next((encoding for mark, encoding in _BOMS if head.startswith(mark)), None) or _wide(head)
        return _checked(file, marked) if marked else _narrow(file)


def mended(text):
    """Read the bytes that were no UTF-8 as Windows wrote them; None where there are none."""
    if text.isascii() or not _STRANGE.search(text):
        return None
    return _STRANGE.sub(lambda found: _of_windows(found[0].encode("utf-8", "surrogateescape")), text)


def _of_windows(written):
    try:
        return written.decode("cp1252")
    except UnicodeDecodeError:
        return written.decode("latin-1")


def _wide(head):
    """Recognise UTF-16 without a mark by its NULs, all at even or all at odd places."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 < len(head) // 2 or bool(even) == bool(odd):
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _checked(file, encoding):
    decoder, position = codecs.getincrementaldecoder(encoding)(), 0
    while chunk := file.read(_CHUNK):
        if not _fits(decoder, chunk):
            raise Refused("mixed-encodings", encoding=encoding.upper(), position=position)
        position += len(chunk)
    if not _fits(decoder, b"", final=True):
        raise Refused("mixed-encodings", encoding=encoding.upper(), position=position)
    return encoding


def _narrow(file):
    """UTF-8 where most of what is not ASCII fits it, else the old encoding that makes letters of it within words."""
    decoder, position, good, bad = codecs.getincrementaldecoder("utf-8")("surrogateescape"), 0, 0, 0
    pieces, seen = Counter(), set()
    while chunk := file.read(_CHUNK):
        if 0 in chunk:
            raise Refused("not-text", position=position + chunk.index(0))
        position += len(chunk)
        text = decoder.decode(chunk, final=len(chunk) < _CHUNK)
        seen |= set(chunk)
        if not text.isascii():
            strange = len(_STRANGE.findall(text))
            good, bad = good + len(_NOT_ASCII.findall(text)) - strange, bad + strange
            pieces.update(_IN_WORDS.findall(chunk) if bad else ())
    if good * _STRANGE_AT_MOST >= bad:
        return "utf-8"
    fitting = [name for name in _OLD if _fits(codecs.getincrementaldecoder(name)(), bytes(seen), final=True)]
    return max(fitting, key=lambda name: sum(_sense(piece, name) * count for piece, count in pieces.items()))


def _sense(piece, encoding):
    """Say whether these bytes between letters are letters too in this encoding, small ones before a small one."""
    within, after = piece
    try:
        text = within.decode(encoding)
    except UnicodeDecodeError:
        return -1
    if text in _MARKS:
        return 0
    return 1 if set(text) <= _LETTERS and text.islower() == after.islower() else -1


def _fits(decoder, chunk, final=False):
    try:
        decoder.decode(chunk, final)
    except UnicodeError:
        return False
    return True


def find_delimiter(lines, filename=""):
    """Find the delimiter of a text by reading its first lines with each: the one that gives the most even rows wins."""
    first = lines[0].strip().lower() if lines else ""
    if first.startswith("sep=") and len(first) == 5:
        return first[4]
    best = max(
        DELIMITERS,
        key=lambda delimiter: (
            _evenness(lines, delimiter),
            delimiter == "\t" and filename.lower().endswith((".tsv", ".tab")),
        ),
    )
    return best if _evenness(lines, best) else ("\t" if filename.lower().endswith((".tsv", ".tab")) else ",")


def _evenness(lines, delimiter):
    """Share of rows that have the commonest width (of two and more), and that width: both weigh."""
    widths = Counter()
    with suppress(csv.Error):
        for row in islice(csv.reader(lines, delimiter=delimiter), _SAMPLE_ROWS):
            if any(row):
                widths[len(row)] += 1
    wide = [(count, width) for width, count in widths.items() if width > 1]
    if not wide:
        return ()
    count, width = max(wide)
    return (round(count / widths.total(), 1), width)
