"""The yearly sheet of the agreements, for the council: renew, transform or close."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from observatory.choices import AgreementDecision, Pulse
from observatory.exports import MEDIA_TYPES, XLSX
from observatory.forms.agreement_life import ReviewForm
from observatory.history import ChangedMeanwhile
from observatory.services import agreement_review
from observatory.services.agreements import pulse_reason
from observatory.services.codes import key_of
from observatory.spreadsheets import writing
from observatory.views.agreement_life import agreement_to_work_on, part_page
from observatory.views.conflict import conflict_context
from observatory.views.nouns import AGREEMENT
from observatory.views.records import answers
from observatory.views.workspace import city_of

PAGE = 50
FIRST_YEAR = 1950
UNDECIDED = "undecided"
DECIDE = "observatory.decide_agreements"


def year_asked(year, today):
    """The year of an address; 404 for one that no sheet can be about."""
    if not FIRST_YEAR <= year <= today.year + 1:
        raise Http404
    return year


def review_now(request, city):
    return redirect("agreement-review-year", city_of(request, city).code, timezone.localdate().year)


def review_sheet(request, city, year):
    city, today = city_of(request, city), timezone.localdate()
    year = year_asked(year, today)
    rows = agreement_review.rows_of_year(city, request.user, year, today)
    shown = narrowed(rows, year, request.GET)
    is_whole = "all" in request.GET
    page = Paginator(shown, max(shown.count(), 1) if is_whole else PAGE).get_page(request.GET.get("page"))
    tally = agreement_review.tally(rows, year)
    return render(
        request,
        "observatory/agreement_review.html",
        {
            "city": city,
            "section": "register",
            "year": year,
            "list": AGREEMENT.address("list", city),
            "page": page,
            "lines": agreement_review.lines(page, year),
            "tally": [(label, tally[value]) for value, label in AgreementDecision.choices],
            "undecided": tally[""],
            "total": sum(tally.values()),
            "before": year - 1 if year > FIRST_YEAR else None,
            "after": year + 1 if year <= today.year else None,
            "day": agreement_review.day_of(year, today),
            "is_whole": is_whole,
            "asked": request.GET,
            "pulses": Pulse.choices,
            "decisions": [*AgreementDecision.choices, (UNDECIDED, _("Not decided"))],
            "may_decide": request.user.has_perm(DECIDE, city),
        },
    )


def narrowed(rows, year, asked):
    """Those of the sheet that fit the pulse and the decision asked for."""
    if asked.get("pulse") in Pulse.values:
        rows = rows.filter(pulse=asked["pulse"])
    decided = agreement_review.decided_in(year)
    if asked.get("decision") in AgreementDecision.values:
        rows = rows.filter(pk__in=decided.filter(decision=asked["decision"]).values("agreement"))
    if asked.get("decision") == UNDECIDED:
        rows = rows.exclude(pk__in=decided.values("agreement"))
    return rows


def agreement_decide(request, city, year, key):
    agreement = agreement_to_work_on(request, city, key, DECIDE)
    year = year_asked(year, timezone.localdate())
    review = agreement_review.review_of(agreement, year)
    form = ReviewForm(*answers(request), agreement=agreement, instance=review)
    if form.is_valid():
        try:
            agreement_review.save_review(form, by=request.user)
        except ChangedMeanwhile as meanwhile:
            form = ReviewForm(*answers(request), agreement=agreement, instance=meanwhile.current)
            form.is_valid()
            stored = agreement_review.review_of(agreement, year)
            return decide_page(
                request, agreement, year, form, status=409, **conflict_context(form, stored, agreement.city)
            )
        messages.success(request, _("Saved: %(record)s.") % {"record": agreement})
        return after_deciding(request, agreement, year)
    return decide_page(request, agreement, year, form)


def decide_page(request, agreement, year, form, **extra):
    title = _("Renew, transform or close: %(year)s") % {"year": year}
    [line] = agreement_review.lines([agreement], year)
    more = {"line": line, "is_decision": True, "year": year}
    return part_page(request, agreement, form, title, **more | extra)


def after_deciding(request, agreement, year):
    """To the next one without a decision where that was asked for, else back to the sheet."""
    sheet = reverse("agreement-review-year", args=[agreement.city.code, year])
    if "next" in request.POST:
        rows = agreement_review.rows_of_year(agreement.city, request.user, year, timezone.localdate())
        waiting = narrowed(rows, year, {"decision": UNDECIDED}).exclude(pk=agreement.pk).first()
        if waiting:
            return redirect("agreement-decide", agreement.city.code, year, key_of(waiting))
    return redirect(sheet)


def review_export(request, city, year):
    city, today = city_of(request, city), timezone.localdate()
    year = year_asked(year, today)
    found = agreement_review.lines(agreement_review.rows_of_year(city, request.user, year, today), year)
    day = agreement_review.day_of(year, today)
    content = writing.xlsx_bytes([(str(year), headings(), [cells(line, day) for line in found])])
    response = HttpResponse(content, content_type=MEDIA_TYPES[XLSX])
    response["Content-Disposition"] = f'attachment; filename="{city.code}-agreements-{year}.xlsx"'
    return response


def headings():
    return [
        _("Code"), _("Agreement"), _("With"), _("Country"), _("Kind"), _("Signed on"), _("Ends on"), _("Pulse"),
        pgettext("pulse", "Why"), _("Last activity"), _("Activities in the year"), _("Specific objectives"),
        _("What was got"), _("Decision"), _("Reason"), _("Decided by"), _("Decided on"),
    ]  # fmt: skip


def cells(line, day):
    agreement, review = line.agreement, line.review
    decided_at = review and review.decided_at
    return [
        agreement.code,
        agreement.title,
        str(agreement.counterpart_city or agreement.counterparts),
        str(agreement.counterpart_country or ""),
        agreement.get_kind_display(),
        agreement.signed_on,
        agreement.ends_on,
        str(Pulse(agreement.pulse).label),
        pulse_reason(agreement, day),
        agreement.last_activity_on,
        line.n_activities,
        "\n".join(f"{each.text} ({each.get_state_display()})" for each in line.objectives),
        "\n".join(line.obtained),
        str(review.get_decision_display()) if review and review.decision else str(_("Not decided")),
        review.reason if review else "",
        str(review.decided_by or "") if review else "",
        timezone.localdate(decided_at) if decided_at else None,
    ]
