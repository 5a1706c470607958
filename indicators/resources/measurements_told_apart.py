"""Values of a file that share their period and segment: told apart by their units, else by their order."""

from collections import defaultdict

from indicators import segments
from observatory.resources.dataset import ref

REPETITION = "Repetition"


class ToldApart:
    """The part of the data set that gives such values segments of their own."""

    def arrange(self, rows, run):
        """Tell values of one period and segment apart: by their units, else by the order in which they stand."""
        self.part_units(rows, run)
        seen = defaultdict(list)
        for row in rows:
            seen[self.natural_key(row, run)].append(row)
        unused = {column.header for column in run.columns if not column.field and not column.is_segment}
        for same in seen.values():
            for number_, row in enumerate(same[1:], 2):
                if unused & row.raw.keys():
                    columns = ", ".join(sorted(unused & row.raw.keys()))
                    row.refuse("repeated-measurement", "period", first=same[0].number, columns=columns)
                else:
                    row.warn("repeated-value", "value", first=same[0].number)
                    self.part(row, REPETITION, str(number_))

    def part_units(self, rows, run):
        """Where a period and segment has values in several units, the later units become segments."""
        if len({row.stored.get("unit", "") for row in rows}) < 2:
            return
        header = next((column.header for column in run.columns if column.field == "unit"), "Unit")
        series = defaultdict(lambda: defaultdict(list))
        for row in rows:
            where = ref(row.city), row.stored["indicator"].pk, row.stored["segment"]
            series[where][row.stored.get("unit", "")].append(row)
        for units in series.values():
            (_unit, main), *others = units.items()
            taken = {row.stored["period"].code for row in main}
            for unit, other in others:
                if unit and any(row.stored["period"].code in taken for row in other):
                    for row in other:
                        row.warn("unit-as-segment", "unit", unit, header=header)
                        self.part(row, header, unit)

    def part(self, row, name, value):
        row.stored["segment"] = segments.write(segments.parse(row.stored["segment"]) | {name: value})
