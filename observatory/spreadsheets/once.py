"""A workbook whose sheets are read once, however often they are looked through: for pages look from many sides."""

from dataclasses import replace


def read_once(workbook):
    """Give the workbook with sheets that keep the rows that were read; a million blank ones are passed over once."""
    return replace(workbook, sheets=tuple(replace(sheet, _rows=_Kept(sheet.rows)) for sheet in workbook.sheets))


class _Kept:
    """Gives rows from the first on, those not met before from the sheet itself."""

    def __init__(self, read):
        self.read, self.rest, self.rows, self.problem = read, None, [], None

    def __call__(self):
        place = 0
        while place < len(self.rows) or self._is_another_read():
            yield self.rows[place]
            place += 1

    def _is_another_read(self):
        """Read one more row; what went wrong once goes wrong again, or the sheet would seem to end there."""
        if self.problem:
            raise self.problem
        try:
            self.rest = self.rest or iter(self.read())
            row = next(self.rest, None)
        except Exception as problem:
            self.problem = problem
            raise
        self.rows += [row] if row else []
        return row is not None
