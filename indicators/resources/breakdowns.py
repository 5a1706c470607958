"""Ways of telling an indicator apart in one cell: "Sex: Women | Men", each on its line; (+) where parts may overlap."""

from django.utils.translation import gettext_lazy as _

from indicators.models import MOST_BREAKDOWNS, MOST_PARTS, Breakdown
from observatory.resources.readers import text
from observatory.spreadsheets import Unreadable

MARK, BETWEEN = "(+)", " | "
HOW = _("Write each breakdown on its line: Sex: Women | Men. With (+) after the name its parts may overlap.")


def breakdowns(cell, at):
    """Read the breakdowns of a cell, and give them as we write them."""
    lines = [line for line in text(cell, at).splitlines() if line.strip()]
    found = {}
    for line in lines:
        name, colon, parts = line.partition(":")
        listed = list(dict.fromkeys(" ".join(part.split()) for part in parts.split("|") if part.strip()))
        if not colon or not name.strip() or not 0 < len(listed) <= MOST_PARTS:
            raise Unreadable("invalid", line, reason=str(HOW))
        may_overlap = MARK in name
        found[" ".join(name.replace(MARK, "").split())[:60]] = (listed, may_overlap)
    if len(found) > MOST_BREAKDOWNS:
        raise Unreadable("invalid", text(cell, at), reason=str(HOW))
    return "\n".join(_line(name, *told) for name, told in found.items())


def written(adoption):
    """The breakdowns of an indicator as one cell says them."""
    return "\n".join(_line(each.name, each.parts, each.may_overlap) for each in adoption.breakdowns.all())


def _line(name, parts, may_overlap):
    return f"{name}{' ' + MARK if may_overlap else ''}: {BETWEEN.join(parts)}"


def set_breakdowns(told):
    """Store the breakdowns of these indicators as their cells say, in place of those they had."""
    Breakdown.objects.filter(adoption__in=[*told]).delete()
    Breakdown.objects.bulk_create(
        Breakdown(
            adoption=adoption, name=name.replace(MARK, "").strip(), parts=parts.split(BETWEEN), may_overlap=MARK in name
        )
        for adoption, cell in told.items()
        for name, _colon, parts in (line.partition(": ") for line in cell.splitlines())
    )
