"""How a person says a file is to be read: sheet, header row, columns, constants, segments, marks and orders."""

from dataclasses import dataclass, field, replace

from observatory.spreadsheets import DAY_FIRST, MONTH_FIRST, Refused

ALL = "*"
KEYS = {
    "sheet", "header_row", "columns", "constants", "segments", "dates", "decimal", "multi", "repairs", "unfold",
    "units",
}  # fmt: skip
AS_WRITTEN = "-"

REPAIR_KEYS = {"sheet", "row", "column", "value", "code", "with", "do"}


@dataclass(frozen=True)
class Mapping:
    """What is told about a file; whatever is not told is found out.

    `repairs` are the decisions of the check, replayed whenever the file is planned (`repairs.Repairs`).
    `columns` maps their headers to our fields (None: leave it out); `sheet` and `segments` may be `*`: every sheet that
    fits, every column that is nothing else. `unfold` tells the columns that become rows, with the field that their
    names say and the field of their cells (none where they are marked); no columns, and none do. `units` gives the unit
    of columns by their header, `-` where figures mean what they say.
    """

    sheet: str = ""
    header_row: int | None = None
    columns: dict = field(default_factory=dict)
    constants: dict = field(default_factory=dict)
    segments: tuple | str = ()
    dates: str = ""
    decimal: str = ""
    multi: dict = field(default_factory=dict)
    repairs: tuple = ()
    unfold: dict = field(default_factory=dict)
    units: dict = field(default_factory=dict)

    @classmethod
    def of(cls, told):
        """Take a mapping as it stands in JSON. Raises `Refused` with the part that is not as it should be."""
        if not isinstance(told, dict):
            raise Refused("mapping-not-an-object", place="mapping")
        for name in told.keys() - KEYS:
            raise Refused("mapping-unknown-part", place=str(name), parts=", ".join(sorted(KEYS)))
        for name, is_right in _RIGHT.items():
            if told.get(name) not in (None, "") and not is_right(told[name]):
                raise Refused("mapping-wrong-part", place=name)
        given = {name: value for name, value in told.items() if value not in (None, "")}
        for name in ("segments", "repairs"):
            if isinstance(given.get(name), list):
                given[name] = tuple(given[name])
        return cls(**given)

    def as_json(self):
        """Give the mapping as it is kept: only what was told."""
        told = {name: getattr(self, name) for name in sorted(KEYS)}
        told["segments"] = told["segments"] if told["segments"] == ALL else list(told["segments"])
        told["repairs"] = list(told["repairs"])
        return {name: value for name, value in told.items() if value not in (None, "", [], {})}

    def on(self, sheet):
        """The same, for another sheet."""
        return replace(self, sheet=sheet)


def _repairs(value):
    return isinstance(value, list) and all(
        isinstance(each, dict) and each.keys() <= REPAIR_KEYS and each.keys() & {"with", "do"} for each in value
    )


def _texts(value):
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _unfold(value):
    return (
        isinstance(value, dict)
        and value.keys() <= {"columns", "name", "value"}
        and _texts(value.get("columns"))
        and all(isinstance(value.get(each, ""), str) for each in ("name", "value"))
        and bool(value.get("name") or not value["columns"])
    )


_RIGHT = {
    "sheet": lambda value: isinstance(value, str),
    "header_row": lambda value: isinstance(value, int) and value > 0,
    "columns": lambda value: (
        isinstance(value, dict) and all(each is None or isinstance(each, str) for each in value.values())
    ),
    "constants": lambda value: isinstance(value, dict),
    "segments": lambda value: value == ALL or _texts(value),
    "dates": lambda value: value in (DAY_FIRST, MONTH_FIRST),
    "decimal": lambda value: value in (",", "."),
    "repairs": _repairs,
    "unfold": _unfold,
    "units": lambda value: isinstance(value, dict) and all(isinstance(each, str) for each in value.values()),
    "multi": lambda value: isinstance(value, dict) and all(isinstance(each, str) and each for each in value.values()),
}
