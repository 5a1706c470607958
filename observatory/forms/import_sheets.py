"""The columns of every sheet that is read together, each asked about once."""

from dataclasses import replace

from observatory.spreadsheets import header_key

SHEET = 100_000  # more than any sheet has columns: what tells the columns of two sheets apart


class ColumnsOfAll(list):
    """Columns of one name are one; those of further sheets have numbers of their own."""

    def __init__(self, readings):
        super().__init__()
        self.readings, self._sheets = readings, {}
        for place, reading in enumerate(readings):
            known = set(self._sheets)
            for column in reading.columns:
                name = header_key(column.header)
                if name not in known:
                    self.append(replace(column, index=column.index + place * SHEET))
                self._sheets.setdefault(name, set()).add(reading.sheet)

    @property
    def own_headers(self):
        """The names that stand in the sheets themselves."""
        return [header for reading in self.readings for header in reading.table.own_headers]

    def place_of(self, column):
        """The reading of a column, and which of its columns it is."""
        place, index = divmod(column.index, SHEET)
        return self.readings[place], index

    def sheets_of(self, column):
        """The sheets on which a column of this name stands."""
        return self._sheets[header_key(column.header)]
