"""What each kind of report is made of: its parts in their order, and the chapters that people write. Pure."""

from dataclasses import dataclass

from indicators.choices import Frequency
from reporting.choices import ReportKind, Section

DIMENSIONS = (Section.INSTITUTIONAL, Section.POLITICAL, Section.TERRITORIAL)

FIRST = ("reading", "contents", "summary")
LAST = ("traces", "glossary", "credits")
ANNEXES = ("annex", *LAST)

A_MONTH, A_QUARTER, HALF_A_YEAR, DECADES = 28, 80, (150, 215), 36_525  # days, with some to spare
OFTEN = (Frequency.YEAR, Frequency.HALF_YEAR, Frequency.QUARTER)


@dataclass(frozen=True)
class Shape:
    """The parts of a kind of report in their order; on paper a compact one begins without a cover.

    It tells of at least so many days and of at most so many, and is offered for periods of some frequencies.
    """

    parts: tuple[str, ...]
    is_compact: bool = False
    has_figures: bool = True
    offered: tuple[Frequency, ...] = (Frequency.YEAR,)
    shortest: int = HALF_A_YEAR[0]
    longest: int = DECADES

    @property
    def sections(self):
        """The chapters that people write, in the order of the parts."""
        found = []
        for part in self.parts:
            found += DIMENSIONS if part == "dimensions" else [Section(part)] if part in Section.values else []
        return tuple(found)


SHAPES = {
    ReportKind.ACCOUNTABILITY: Shape(
        (*FIRST, "promised", "dimensions", "dialogues", "money", "failures", "next", "method", *ANNEXES),
        offered=(Frequency.YEAR, Frequency.HALF_YEAR),
    ),
    ReportKind.MANAGEMENT: Shape(
        (*FIRST, "promised", "dimensions", "actions", "money", "failures", "next", "method", *ANNEXES),
        offered=OFTEN,
        shortest=A_QUARTER,
    ),
    ReportKind.COUNCIL: Shape(
        (*FIRST, "actions", "dialogues", "money", "failures", "next", "dimensions", "method", *LAST),
        offered=(Frequency.HALF_YEAR,),
        longest=HALF_A_YEAR[1],
    ),
    ReportKind.EVALUATION: Shape(
        (*FIRST, "promised", "evaluation", "dimensions", "projects", "money", "failures", "next", "method", *ANNEXES)
    ),
    ReportKind.PRACTICE: Shape(("practice", "failures", "next"), is_compact=True, has_figures=False, shortest=1),
    ReportKind.BRIEF: Shape(("brief",), is_compact=True, offered=OFTEN, shortest=A_MONTH),
}
BRIEF = (Section.SUMMARY, Section.FAILURES, Section.NEXT)


def shape_of(kind):
    """The shape of a kind; what no kind says any more is read as accountability."""
    return SHAPES.get(kind, SHAPES[ReportKind.ACCOUNTABILITY])


def sections_of(kind):
    """The chapters that people write in a report of this kind."""
    return BRIEF if kind == ReportKind.BRIEF else shape_of(kind).sections
