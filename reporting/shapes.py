"""What each kind of report is made of: its parts in their order, and the chapters that people write. Pure."""

from dataclasses import dataclass

from reporting.choices import ReportKind, Section

DIMENSIONS = (Section.INSTITUTIONAL, Section.POLITICAL, Section.TERRITORIAL)

FIRST = ("reading", "contents", "summary")
LAST = ("traces", "glossary", "credits")
ANNEXES = ("annex", *LAST)


@dataclass(frozen=True)
class Shape:
    """The parts of a kind of report in their order; on paper a compact one begins without a cover."""

    parts: tuple[str, ...]
    is_compact: bool = False
    has_figures: bool = True

    @property
    def sections(self):
        """The chapters that people write, in the order of the parts."""
        found = []
        for part in self.parts:
            found += DIMENSIONS if part == "dimensions" else [Section(part)] if part in Section.values else []
        return tuple(found)


SHAPES = {
    ReportKind.ACCOUNTABILITY: Shape(
        (*FIRST, "promised", "dimensions", "dialogues", "money", "failures", "next", "method", *ANNEXES)
    ),
    ReportKind.MANAGEMENT: Shape(
        (*FIRST, "promised", "dimensions", "actions", "money", "failures", "next", "method", *ANNEXES)
    ),
    ReportKind.COUNCIL: Shape(
        (*FIRST, "actions", "dialogues", "money", "failures", "next", "dimensions", "method", *LAST)
    ),
    ReportKind.EVALUATION: Shape(
        (*FIRST, "promised", "evaluation", "dimensions", "projects", "money", "failures", "next", "method", *ANNEXES)
    ),
    ReportKind.PRACTICE: Shape(("practice", "failures", "next"), is_compact=True, has_figures=False),
    ReportKind.BRIEF: Shape(("brief",), is_compact=True),
}
BRIEF = (Section.SUMMARY, Section.FAILURES, Section.NEXT)


def shape_of(kind):
    """The shape of a kind; what no kind says any more is read as accountability."""
    return SHAPES.get(kind, SHAPES[ReportKind.ACCOUNTABILITY])


def sections_of(kind):
    """The chapters that people write in a report of this kind."""
    return BRIEF if kind == ReportKind.BRIEF else shape_of(kind).sections
