"""Agreements that may be one written twice, side by side, and texts that many share."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from observatory import after_saving
from observatory.history import ChangedMeanwhile
from observatory.models import Agreement
from observatory.services import agreement_doubles, agreement_merging
from observatory.services.agreement_doubles import OBJECTIVES, TITLE, WHY
from observatory.services.codes import key_of
from observatory.views.agreement_life import agreement_to_work_on
from observatory.views.nouns import AGREEMENT
from observatory.views.workspace import city_of

PAGE = 25
MOST_TEXTS = 20
FIELDS = {
    TITLE: gettext_lazy("Title"),
    WHY: gettext_lazy("Why we signed"),
    OBJECTIVES: gettext_lazy("Specific objective"),
}


def doubles(request, city):
    city = city_of(request, city)
    own = AGREEMENT.of(city, request.user)
    page = Paginator(agreement_doubles.possible_doubles(own), PAGE).get_page(request.GET.get("page"))
    shown = own.select_related("counterpart_city", "counterpart_country").in_bulk({pk for pair in page for pk in pair})
    texts = agreement_doubles.repeated_texts(own)[:MOST_TEXTS]
    return render(
        request,
        "observatory/agreement_doubles.html",
        {
            "city": city,
            "section": "register",
            "list": AGREEMENT.address("list", city),
            "page": page,
            "pairs": [(address(city, shown[one], shown[other]), shown[one], shown[other]) for one, other in page],
            "texts": [(FIELDS[text.field], text) for text in texts],
        },
    )


def address(city, one, other):
    return reverse("agreement-double", args=[city.code, key_of(one), key_of(other)])


def double(request, city, key, other):
    one = agreement_to_work_on(request, city, key)
    two = AGREEMENT.find(one.city, request.user, other)
    if one == two:
        raise Http404
    if request.method == "POST":
        return decided(request, one, two)
    context = {"city": one.city, "section": "register", "list": AGREEMENT.address("list", one.city)}
    return render(request, "observatory/agreement_double.html", context | {"pair": sides(one, two), "one": one})


def sides(one, two):
    """Two agreements with what belongs to each, to be looked at side by side."""
    return [
        {
            "record": each,
            "href": AGREEMENT.address("detail", each.city, each),
            "n_activities": each.activities.kept().count(),
            "n_steps": each.legal_steps.filter(removed_at=None).count(),
            "n_objectives": each.specific_objectives.filter(removed_at=None).count(),
        }
        for each in (one, two)
    ]


def decided(request, one, two):
    keep = request.POST.get("keep")
    if keep not in {str(one.uuid), str(two.uuid)}:
        agreement_merging.tell_apart(one, two, by=request.user)
        messages.success(request, _("They are remembered as two agreements."))
        return redirect("agreement-doubles", one.city.code)
    kept, other = (one, two) if keep == str(one.uuid) else (two, one)
    try:
        kept.version, other.version = (int(request.POST.get(f"version-{each.uuid}", 0)) for each in (kept, other))
        agreement_merging.merge(kept, other, by=request.user)
    except (ChangedMeanwhile, ValueError):
        messages.error(request, _("Somebody changed one of them meanwhile. Look at both again, then decide."))
        return redirect(request.path)
    after_saving.counts_for(kept)
    after_saving.counts_for(Agreement.objects.get(pk=other.pk))
    messages.success(request, _("They are one agreement now: %(record)s.") % {"record": kept})
    return redirect(AGREEMENT.address("detail", kept.city, kept))
