"""The sets of targets of an indicator, side by side: the original ones and each adjustment."""

from dataclasses import dataclass

from django.db.models import Prefetch

from indicators.choices import TargetKind
from indicators.models import Target


@dataclass(frozen=True)
class Cell:
    """What a set says of a period in words; what it leaves as it stood is not its own."""

    value: str
    is_own: bool
    is_final: bool


def sets_of(adoption):
    """The original set and then the adjusted ones in the order of their decision, with their targets."""
    targets = Prefetch("targets", Target.objects.select_related("period"))
    sets = adoption.target_sets.select_related("document").prefetch_related(targets)
    return sorted(sets, key=lambda each: (each.kind != TargetKind.ORIGINAL, each.decided_on, each.pk))


def side_by_side(sets, written):
    """A row for each period with a cell for each set, as [(period code, [Cell])]; `written` says a value in words."""
    targets = [{target.period: target for target in each.targets.all()} for each in sets]
    periods = sorted({period for found in targets for period in found}, key=lambda each: (each.ends_on, each.starts_on))
    return [(period.code, cells_of(period, targets, written)) for period in periods]


def cells_of(period, targets, written):
    cells, stood = [], None
    for found in targets:
        target = found.get(period)
        stood = target or stood
        value = written(stood.value) if stood else ""
        cells.append(Cell(value, is_own=target is not None, is_final=bool(target and target.is_final)))
    return cells
