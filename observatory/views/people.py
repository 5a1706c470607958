from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from observatory.choices import Role
from observatory.forms.office import SuccessorsForm
from observatory.forms.people import InvitationForm, RoleForm
from observatory.models import Membership
from observatory.services import office, people
from observatory.views.workspace import city_of

MANAGE = "observatory.manage_people"


def _site(request):
    return f"{request.scheme}://{request.get_host()}"


def people_list(request, code):
    city = city_of(request, code, MANAGE)
    memberships = city.memberships.select_related("user").order_by("ended_at", "user__name", "role")
    current = [each for each in memberships if each.ended_at is None]
    return render(
        request,
        "observatory/people_list.html",
        {
            "city": city,
            "section": "people",
            "current": [(each, people.first_password_path(each.user)) for each in current],
            "former": [each for each in memberships if each.ended_at is not None],
            "has_director": any(each.role == Role.DIRECTOR for each in current),
            "site": _site(request),
        },
    )


def person_invite(request, code):
    city = city_of(request, code, MANAGE)
    form = InvitationForm(request.POST or None)
    if form.is_valid():
        try:
            membership = people.invite(**form.cleaned_data, city=city, by=request.user)
        except people.RoleError as problem:
            form.add_error("email", str(problem))
        else:
            people.send_invitation(membership, site=_site(request))
            messages.success(request, _("%(person)s is invited.") % {"person": membership.user})
            return redirect("work-people", city.code)
    return render(request, "observatory/person_form.html", {"city": city, "section": "people", "form": form})


def person_change(request, code, uuid):
    city = city_of(request, code, MANAGE)
    membership = get_object_or_404(Membership.objects.current(), city=city, uuid=uuid)
    form = RoleForm(request.POST or None, initial={"role": membership.role, "ends_on": membership.ends_on})
    if form.is_valid():
        try:
            people.change_role(membership, **form.cleaned_data, by=request.user)
        except people.RoleError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("The role of %(person)s is changed.") % {"person": membership.user})
            return redirect("work-people", city.code)
    context = {"city": city, "section": "people", "form": form, "membership": membership}
    return render(request, "observatory/person_form.html", context)


def person_end(request, code, uuid):
    city = city_of(request, code, MANAGE)
    membership = get_object_or_404(Membership.objects.current(), city=city, uuid=uuid)
    holdings = [] if _stays(membership) else office.held_by(membership.user, city)
    others = office.people_of(city).exclude(pk=membership.user_id)
    form = SuccessorsForm(request.POST if request.method == "POST" else None, holdings=holdings, people=others)
    if form.is_valid():
        try:
            office.leave(membership, by=request.user, successors=form.successors())
        except (people.RoleError, office.PostTaken) as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, _("%(person)s no longer has this role.") % {"person": membership.user})
        return redirect("work-people", city.code)
    context = {"city": city, "section": "people", "membership": membership, "form": form}
    context["posts"] = [(holding.position, office.owned_by(holding.position)) for holding in holdings]
    return render(request, "observatory/person_end.html", context)


def _stays(membership):
    """Whether the person has another role in the city, and so keeps their posts."""
    others = Membership.objects.current().filter(user=membership.user, city=membership.city)
    return others.exclude(pk=membership.pk).exists()
