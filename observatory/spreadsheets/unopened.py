"""Texts that lost the quotation mark they began with, and so fell apart at every delimiter in them."""

QUOTE = '"'


def rejoined(cells, width, delimiter):
    """Put a row of too many cells back together; None where it is not plain how.

    The closing mark says where the text ends, and the number of cells too many how far back it began. The mark itself
    stays: nothing of the file is taken away.
    """
    extra = len(cells) - width
    if not width or extra <= 0:
        return None
    ends = [index for index, cell in enumerate(cells) if cell.endswith(QUOTE) and cell.count(QUOTE) % 2]
    if len(ends) != 1 or ends[0] < extra:
        return None
    end = ends[0]
    if cells[end] == QUOTE and cells[end - 1].strip().isdigit():  # a number is no text that fell apart
        return None
    return [*cells[: end - extra], delimiter.join(cells[end - extra : end + 1]), *cells[end + 1 :]]
