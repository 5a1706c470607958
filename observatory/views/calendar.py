import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from observatory import formats
from observatory.calendar import all_dated
from observatory.calendar.feed import written
from observatory.calendar.months import edges, laid_out
from observatory.forms.calendar import CalendarFilter, month_after, month_before
from observatory.models import CalendarFeed, City
from observatory.services.feeds import feed_of, renew_feed, revoke_feed, token_of
from observatory.views.noun import page_locale
from observatory.views.workspace import city_of

BACK, AHEAD = datetime.timedelta(days=365), datetime.timedelta(days=3 * 365)


def work_calendar(request, city):
    """Everything of a month that has a date: as a month, or as an agenda."""
    city = city_of(request, city)
    today = timezone.localdate()
    filters = CalendarFilter(request.GET, city=city)
    month, kind = filters.asked(today)
    entries = all_dated(city, request.user, *edges(month), [kind] if kind else ())
    first_weekday, names = formats.weekdays(page_locale(city))
    grid, vague = laid_out(month, first_weekday, entries)
    context = {"city": city, "section": "calendar", "today": today, "month": month, "kind": kind, "filters": filters}
    context |= {"entries": entries, "weeks": grid, "vague": vague, "weekdays": names}
    context |= {"before": month_before(month), "after": month_after(month)}
    context["view"] = "agenda" if request.GET.get("view") == "agenda" else "month"
    return render(request, "observatory/calendar.html", context)


def calendar_address(request, city):
    """A person's private address of this calendar: made, renewed, revoked."""
    city = city_of(request, city)
    if request.method == "POST":
        if request.POST.get("act") == "revoke":
            revoke_feed(request.user)
            messages.success(request, _("The address is revoked. Calendars that used it get nothing more."))
        else:
            renew_feed(request.user)
            messages.success(request, _("Here is your new address. No other works."))
        return redirect("calendar-address", city.code)
    feed = CalendarFeed.objects.filter(user=request.user).first()
    address = feed and request.build_absolute_uri(reverse("calendar-feed", args=[city.code, token_of(feed)]))
    context = {"city": city, "section": "calendar", "feed": feed, "address": address or ""}
    context["webcal"] = "webcal" + context["address"].removeprefix("https").removeprefix("http")
    return render(request, "observatory/calendar_address.html", context)


@login_not_required
@require_safe
def calendar_feed(request, city, token):
    """The calendar as other programs read it: what its owner may see at this moment, and 404 for everybody else."""
    if (feed := feed_of(token)) is None:
        raise Http404
    city = get_object_or_404(City.objects.worked_on_by(feed.user).select_related("parent"), code__iexact=city)
    today = timezone.localdate()
    with translation.override(feed.user.language):
        content = written(
            all_dated(city, feed.user, today - BACK, today + AHEAD),
            name=_("%(city)s: international action") % {"city": city},
            host=request.get_host(),
            now=timezone.now(),
            absolute=request.build_absolute_uri,
        )
    headers = {"Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer"}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
