from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators import services
from indicators.due import unowned
from indicators.forms.owners import OwnersForm, posts_of
from indicators.models import AdoptedIndicator
from indicators.series import in_order
from observatory.history import ChangedMeanwhile
from observatory.views.workspace import city_of

ADOPT = "indicators.adopt_indicator"


def owners(request, city):
    """The post and the deputy that answer for each indicator in use, changed together."""
    city = city_of(request, city, ADOPT)
    forms = forms_of(request, city)
    if request.method == "POST" and saved(request, forms):
        return redirect("indicator-owners", city.code)
    context = {
        "city": city,
        "section": "indicators",
        "forms": forms,
        "wrong": [form for form in forms if form.is_bound and form.errors],
        "posts": posts_of(city).exists(),
        "unowned": {each.pk for each in unowned(city, timezone.localdate())},
    }
    return render(request, "indicators/owners.html", context)


def forms_of(request, city):
    related = ("indicator", "owner_post", "deputy_post")
    adoptions = AdoptedIndicator.objects.current().filter(city=city).select_related(*related)
    given = (request.POST,) if request.method == "POST" else ()
    posts = posts_of(city)
    ordered = sorted(adoptions, key=lambda adoption: in_order(adoption.indicator))
    return [OwnersForm(*given, adoption=adoption, posts=posts) for adoption in ordered]


def saved(request, forms):
    """Save the rows that were changed; whether none was refused."""
    changed = [form for form in forms if {"owner_post", "deputy_post"} & set(form.changed_data)]
    if not all(form.is_valid() for form in changed):
        return False
    done = [form for form in changed if save_row(form, request.user)]
    if done:
        said = ngettext("One indicator is saved.", "%(n)s indicators are saved.", len(done)) % {"n": len(done)}
        messages.success(request, said)
    return len(done) == len(changed)


def save_row(form, person):
    try:
        return services.set_posts(adoption=form.adoption, by=person, **form.cleaned_data)
    except ChangedMeanwhile as changed:
        form.data = form.data.copy()
        form.data[form.add_prefix("version")] = changed.current.version
        said = _("Somebody else saved this indicator while you were writing. Save again to replace it.")
        form.add_error(None, said)
    return None
