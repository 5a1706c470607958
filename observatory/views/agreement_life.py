"""What is done on the page of one agreement: its legal steps, its own objectives, its renewal."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from observatory import after_saving
from observatory.forms.agreement_life import LegalStepForm, RenewalForm, SpecificObjectiveForm
from observatory.history import ChangedMeanwhile
from observatory.models import AgreementRenewal, LegalStep, SpecificObjective
from observatory.services import agreement_parts, legal_steps
from observatory.views.conflict import conflict_context
from observatory.views.nouns import AGREEMENT
from observatory.views.records import answers
from observatory.views.workspace import city_to_log_in

UP, DOWN = -1, 1


def agreement_to_work_on(request, city, key, permission="observatory.log_register"):
    """The agreement of an address, for a person who may change it."""
    return AGREEMENT.find(city_to_log_in(request, city, permission), request.user, key)


def part_of(model, agreement, request, uuid):
    return get_object_or_404(model.objects.workable_by(request.user), agreement=agreement, uuid=uuid)


def part_page(request, agreement, form, title, *, status=None, **extra):
    context = {
        "city": agreement.city,
        "section": "register",
        "record": agreement,
        "list": AGREEMENT.address("list", agreement.city),
        "detail": AGREEMENT.address("detail", agreement.city, agreement),
        "form": form,
        "title": title,
        "conflict_rows": None,
        "is_decision": False,
    }
    return render(request, "observatory/agreement_part_form.html", context | extra, status=status)


def back(agreement, anchor=""):
    return redirect(AGREEMENT.address("detail", agreement.city, agreement) + anchor)


def edited(request, agreement, form, title, anchor, *, save=agreement_parts.save_part):
    """Show the form of a part, or save it and go back to the agreement."""
    if not form.is_valid():
        return part_page(request, agreement, form, title)
    try:
        part = save(form, by=request.user)
    except ChangedMeanwhile as meanwhile:
        differences = conflict_context(form, meanwhile.current, agreement.city)
        return part_page(request, agreement, form, title, status=409, **differences)
    messages.success(request, _("Saved: %(record)s.") % {"record": part})
    return back(agreement, anchor)


def removed(request, agreement, part, title, anchor, *, remove=agreement_parts.remove_part):
    """Ask before a part is taken off its agreement."""
    if request.method == "POST":
        remove(part, by=request.user)
        messages.success(request, _("Taken off: %(record)s.") % {"record": title})
        return back(agreement, anchor)
    detail = AGREEMENT.address("detail", agreement.city, agreement)
    context = {"city": agreement.city, "section": "register", "record": agreement, "detail": detail, "title": title}
    return render(request, "observatory/agreement_part_remove.html", context)


# --- Legal steps


@require_POST
def steps_laid_out(request, city, key):
    agreement = agreement_to_work_on(request, city, key)
    n = legal_steps.lay_out_steps(agreement, by=request.user)
    messages.success(request, ngettext("%(n)s step is laid out.", "%(n)s steps are laid out.", n) % {"n": n})
    return back(agreement, "#steps")


def step_new(request, city, key):
    agreement = agreement_to_work_on(request, city, key)
    form = LegalStepForm(*answers(request), agreement=agreement)
    return edited(request, agreement, form, _("Add a legal step"), "#steps")


def step_edit(request, city, key, uuid):
    agreement = agreement_to_work_on(request, city, key)
    step = part_of(LegalStep, agreement, request, uuid)
    title = legal_steps.title_of(step, agreement.city.country_id)
    form = LegalStepForm(*answers(request), agreement=agreement, instance=step)
    return edited(request, agreement, form, title, "#steps")


def step_remove(request, city, key, uuid):
    agreement = agreement_to_work_on(request, city, key)
    step = part_of(LegalStep, agreement, request, uuid)
    return removed(request, agreement, step, legal_steps.title_of(step, agreement.city.country_id), "#steps")


@require_POST
def step_move(request, city, key, uuid):
    agreement = agreement_to_work_on(request, city, key)
    step = part_of(LegalStep, agreement, request, uuid)
    legal_steps.move_step(step, by=request.user, places=UP if "up" in request.POST else DOWN)
    return back(agreement, "#steps")


# --- Specific objectives


def objective_new(request, city, key):
    agreement = agreement_to_work_on(request, city, key)
    form = SpecificObjectiveForm(*answers(request), agreement=agreement)
    return edited(request, agreement, form, _("Add an objective of this agreement"), "#objectives")


def objective_edit(request, city, key, uuid):
    agreement = agreement_to_work_on(request, city, key)
    objective = part_of(SpecificObjective, agreement, request, uuid)
    form = SpecificObjectiveForm(*answers(request), agreement=agreement, instance=objective)
    return edited(request, agreement, form, _("Edit the objective"), "#objectives")


def objective_remove(request, city, key, uuid):
    agreement = agreement_to_work_on(request, city, key)
    objective = part_of(SpecificObjective, agreement, request, uuid)
    return removed(request, agreement, objective, objective.text, "#objectives")


# --- Renewal


def agreement_renew(request, city, key):
    agreement = agreement_to_work_on(request, city, key)
    form = RenewalForm(*answers(request), agreement=agreement)
    title = _("Renew the agreement")
    if not form.is_valid():
        return part_page(request, agreement, form, title)
    try:
        agreement_parts.renew(form, by=request.user)
    except ChangedMeanwhile as meanwhile:
        form.add_error(None, _("Somebody changed the agreement meanwhile. Look at its dates, then save again"))
        form.data = form.data.copy()
        form.data["agreement_version"] = meanwhile.current.version
        return part_page(request, meanwhile.current, form, title, status=409)
    after_saving.counts_for(agreement)
    messages.success(request, _("The agreement is renewed."))
    return back(agreement)


def renewal_remove(request, city, key, uuid):
    agreement = agreement_to_work_on(request, city, key)
    renewal = part_of(AgreementRenewal, agreement, request, uuid)
    title = _("Renewal")
    return removed(request, agreement, renewal, title, "", remove=agreement_parts.undo_renewal)


def routes(base):
    """The addresses of what is done with one agreement, below its own."""
    pages = [
        ("renew/", agreement_renew, "agreement-renew"),
        ("renewals/<uuid:uuid>/remove/", renewal_remove, "agreement-renewal-remove"),
        ("steps/", steps_laid_out, "agreement-steps"),
        ("steps/new/", step_new, "agreement-step-new"),
        ("steps/<uuid:uuid>/edit/", step_edit, "agreement-step-edit"),
        ("steps/<uuid:uuid>/move/", step_move, "agreement-step-move"),
        ("steps/<uuid:uuid>/remove/", step_remove, "agreement-step-remove"),
        ("objectives/new/", objective_new, "agreement-objective-new"),
        ("objectives/<uuid:uuid>/edit/", objective_edit, "agreement-objective-edit"),
        ("objectives/<uuid:uuid>/remove/", objective_remove, "agreement-objective-remove"),
    ]
    return [path(base + rest, view, name=name) for rest, view, name in pages]
