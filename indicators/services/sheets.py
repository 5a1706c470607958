"""Writing the sheet of an indicator in use."""

from django.db import transaction

from indicators.models import Breakdown
from observatory import history


@transaction.atomic
def save_sheet(form, *, by):
    """Save a sheet with its breakdowns, in one line of the change log. Raises `history.ChangedMeanwhile`."""
    adoption = form.instance
    stored = {each.name: each for each in adoption.breakdowns.all()}
    before = history.lock(adoption, expected=form.cleaned_data["version"]) | told(stored.values())
    form.save()
    given = form.breakdowns()
    for name, parts, may_overlap in given:
        row = stored.pop(name, None) or Breakdown(adoption=adoption, name=name)
        row.parts, row.may_overlap = parts, may_overlap
        row.save()
    Breakdown.objects.filter(pk__in=[row.pk for row in stored.values()]).delete()
    after = history.snapshot(adoption) | told(adoption.breakdowns.all())
    history.note("changed", adoption, by=by, before=before, after=after)
    return adoption


def told(breakdowns):
    return {"breakdowns": "; ".join(f"{each.name}: {', '.join(each.parts)}" for each in breakdowns)}
