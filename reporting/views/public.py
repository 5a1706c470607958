"""The pages of the site and of its cities that everybody may read."""

from django.conf import settings
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import get_language

from indicators.models import AdoptedIndicator
from observatory import glossary as words
from observatory.models import City
from observatory.services.codes import key_of, with_key
from reporting.exports import COLLECTIONS, linked
from reporting.exports.iati import told_projects
from reporting.exports.licence import licence_of, licences_in_use
from reporting.public import cities as listing
from reporting.public import files, office, register, results
from reporting.public.citation import citation_of
from reporting.public.home import home as first_page
from reporting.public.indicator import indicator_page
from reporting.public.overview import overview
from reporting.views.filters import AgreementFilter, CityFilter, ResultFilter
from reporting.views.public_page import locale_of, page_of, public_city, public_page

FORMATS = {"csv": "text/csv", "json": "application/json"}

# --- The site


@public_page
def home(request):
    return render(request, "reporting/public/home.html", {"page": first_page(get_language())})


@public_page
def cities(request):
    filters = CityFilter(request.GET)
    found = filters.found(City.objects.public()).select_related("country").order_by("name_key", "pk")
    page = page_of(request, found)
    context = {"filters": filters, "page": page, "rows": listing.city_rows(list(page), locale_of())}
    return render(request, "reporting/public/cities.html", context)


@public_page
def data(request):
    found = City.objects.public().select_related("country").order_by("name_key", "pk")
    city = found.with_code(request.GET.get("city", "")).first()
    page = page_of(request, found.filter(pk=city.pk) if city else found)
    offered = files.counts_of(list(page))
    kinds = ("agreements", "memberships", "values")
    rows = [(each, licence_of(each), *(offered[what].get(each.pk, 0) for what in kinds)) for each in page]
    context = {"page": page, "rows": rows, "only": city, "licences": licences_in_use()}
    context["collections"] = collections_of(city) if city else COLLECTIONS.values()
    context["has_projects"] = city and told_projects([city]).exists()
    return render(request, "reporting/public/data.html", context)


def collections_of(city):
    """The collections of which something belongs to the city."""
    return [each for each in COLLECTIONS.values() if each.city and each.of_city(city.code).exists()]


@public_page
def glossary(request):
    language = get_language()
    groups = [
        (key, [(term, term.term[language], term.definition[language], term.synonyms[language]) for term in terms])
        for key in words.GROUPS
        for terms in [words.in_group(key)]
    ]
    return render(request, "reporting/public/glossary.html", {"groups": groups})


@public_page
def about(request):
    return render(request, "reporting/public/about.html", {"contact": settings.CONTACT_EMAIL})


@public_page
def method(request):
    return render(request, "reporting/public/method.html")


@public_page
def accessibility(request):
    return render(request, "reporting/public/accessibility.html", {"contact": settings.CONTACT_EMAIL})


@public_page
def privacy(request):
    return render(request, "reporting/public/privacy.html", {"contact": settings.CONTACT_EMAIL})


# --- A city


@public_page
def city_detail(request, city):
    city = public_city(city)
    context = {"city": city, "section": "overview", "page": overview(city, locale_of(city))}
    context["licence"] = licence_of(city)
    context["linked"] = linked.of_city(city, request.build_absolute_uri)
    return render(request, "reporting/public/city_detail.html", context)


@public_page
def city_indicators(request, city):
    city = public_city(city)
    every = results.results_of(city, locale_of(city))
    filters = ResultFilter(request.GET)
    found = filters.found(every)
    context = {"city": city, "section": "results", "filters": filters, "total": len(every), "count": len(found)}
    context |= {"dimensions": results.by_dimension(found), "counts": results.counts_by_status(every)}
    return render(request, "reporting/public/city_indicators.html", context)


FRAME = '<iframe src="{address}" title="{title}" width="100%" height="520" loading="lazy"></iframe>'


def published_indicator(city, code):
    """The published indicator of a city; 404 for any other."""
    adoptions = AdoptedIndicator.objects.public().select_related("city__country", "indicator__category")
    adoptions = adoptions.select_related("baseline_source").filter(city=city, indicator__code__iexact=code)
    return get_object_or_404(adoptions.order_by("indicator__city")[:1])


@public_page
def city_indicator(request, city, code):
    city = public_city(city)
    page = indicator_page(published_indicator(city, code), locale_of(city))
    context = {"city": city, "section": "results", "page": page, "licence": licence_of(city)}
    context["citation"] = citation_of(page, request.build_absolute_uri, get_language())
    paths = {kind: reverse("city-indicator-file", args=[city.code, code, suffix]) for suffix, kind in FORMATS.items()}
    frame = request.build_absolute_uri(reverse("embedded-indicator", args=[city.code, code]))
    context["embed_code"] = FRAME.format(address=escape(frame), title=escape(page.indicator.name))
    context["linked"] = linked.of_indicator(page, request.build_absolute_uri, paths)
    return render(request, "reporting/public/city_indicator.html", context)


SORTS = {
    "title": ["title"],
    "counterpart": ["counterpart_city__name_key", "counterparts", "title"],
    "country": ["counterpart_country__name_{language}", "title"],
    "kind": ["kind", "title"],
    "signed": ["signed_on", "title"],
}


@public_page
def city_agreements(request, city):
    city = public_city(city)
    agreements = register.public_agreements(city)
    filters = AgreementFilter(request.GET, agreements)
    sort = request.GET.get("sort", "")
    sort = sort if sort.removeprefix("-") in SORTS else "counterpart"
    context = {"city": city, "section": "agreements", "filters": filters, "sort": sort, "total": agreements.count()}
    page = page_of(request, ordered(filters.found(agreements), sort))
    context |= {"page": page, "rows": [(agreement, key_of(agreement)) for agreement in page]}
    return render(request, "reporting/public/city_agreements.html", context)


def ordered(agreements, sort):
    sign = "-" if sort.startswith("-") else ""
    names = [name.format(language=get_language()) for name in SORTS[sort.removeprefix("-")]]
    return agreements.order_by(*(sign + name for name in names), "pk")


@public_page
def city_agreement(request, city, code):
    city = public_city(city)
    rows = register.public_agreements(city).select_related("department", "document")
    found = with_key(rows, code).first()
    if found is None:
        kept = get_object_or_404(register.took_over(city, code))
        return redirect("city-agreement", city.code, key_of(kept), permanent=True)
    page = register.agreement_page(found)
    context = {"city": city, "section": "agreements", "page": page, "agreement": page.record}
    return render(request, "reporting/public/city_agreement.html", context)


@public_page
def city_networks(request, city):
    city = public_city(city)
    context = {"city": city, "section": "overview", "memberships": list(register.memberships_of(city))}
    context |= {"seats": office.seats_of(city), "proposals": office.proposals_of(city)}
    return render(request, "reporting/public/city_networks.html", context)


@public_page
def city_office(request, city):
    city = public_city(city)
    context = {"city": city, "section": "overview", "page": office.office_page(city)}
    return render(request, "reporting/public/city_office.html", context)


@public_page
def city_strategy(request, city):
    city = public_city(city)
    strategies = [register.published_strategy(strategy) for strategy, _objectives in register.strategies_of(city)]
    context = {"city": city, "section": "overview", "strategies": strategies}
    return render(request, "reporting/public/city_strategy.html", context)
