"""What the pages of a report's preparation share: whose report it is, and how a change is kept or refused."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from indicators.views.conflicts import conflict_with
from observatory.history import ChangedMeanwhile
from observatory.views.workspace import city_of
from reporting.models import Report
from reporting.services.preparing import ReportRefused

PREPARE = "reporting.prepare_report"


def report_of(request, code, report, permission=PREPARE):
    city = city_of(request, code, permission)
    rows = Report.objects.workable_by(request.user).select_related("city__country", "period")
    return get_object_or_404(rows, city=city, code=report)


def context_of(report, **more):
    return {"city": report.city, "section": "reports", "report": report} | more


def saved(request, report, act, form, template, *, standing=None, **context):
    """Do it and go back to the preparation; keep what was typed when it is refused or somebody was quicker.

    In the last case what stands now is shown beside it: the report's own, or what `standing` answers.
    """
    try:
        act()
    except ReportRefused as refusal:
        form.add_error(None, str(refusal))
    except ChangedMeanwhile as meanwhile:
        context |= conflict_with(form, meanwhile.current, report.city, standing and standing())
        return render(request, template, context_of(report, form=form) | context, status=409)
    else:
        messages.success(request, _("Saved."))
        return redirect("report-prepare", report.city.code, report.code)
    return render(request, template, context_of(report, form=form) | context)
