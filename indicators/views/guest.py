"""The guest's side of a peer's glance: they read exactly what is shown to them, until a day, and write a page."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indicators import wording
from indicators.choices import Audience
from indicators.forms.peer_glance import AdviceForm
from indicators.models import Measurement, PeerGlance
from indicators.services import peer_glance as services
from indicators.views.catalogue import facets_in_words, in_words
from indicators.views.finding import locale_of
from indicators.views.sheet import figure_of, rows_of, written_by
from indicators.views.values import shown_figure
from observatory.models import Source
from observatory.views.sources import file_of

PAGE = 25


def glances_of(request):
    return PeerGlance.objects.of_guest(request.user).select_related("city__country", "guest", "guest_city")


def glance_of(request, uuid):
    """A glance whose advice the person answers for: its guest, or a director of the guest's city."""
    return get_object_or_404(glances_of(request), uuid=uuid)


def shown_to(request, uuid):
    """A glance that shows something to this very person today; 404 for everybody and every day else."""
    shown = PeerGlance.objects.shown_to(request.user, timezone.localdate())
    return get_object_or_404(shown.select_related("city__country", "guest"), uuid=uuid)


def glance_list(request):
    """What other cities ask of this person."""
    page = Paginator(glances_of(request), PAGE).get_page(request.GET.get("page"))
    return render(request, "indicators/glance_list.html", {"page": page, "today": timezone.localdate()})


def glance_detail(request, glance):
    glance = glance_of(request, glance)
    is_reading = glance.guest_id == request.user.pk and glance.is_running(timezone.localdate())
    evaluation = glance.evaluation if is_reading and glance.evaluation and not glance.evaluation.removed_at else None
    context = {
        "glance": glance,
        "city": glance.city,
        "is_guest": glance.guest_id == request.user.pk,
        "is_reading": is_reading,
        "indicators": glance.indicators.current().select_related("indicator") if is_reading else (),
        "documents": documents_of(glance) if is_reading else (),
        "evaluation": evaluation,
        "findings": list(evaluation.findings.kept()) if evaluation else (),
        "decisions": decisions_of(evaluation) if evaluation else (),
        "today": timezone.localdate(),
    }
    return render(request, "indicators/glance_detail.html", context)


def decisions_of(evaluation):
    return [(decision, decision.owner) for decision in evaluation.decisions.kept().select_related("owner")]


def documents_of(glance):
    return glance.documents.filter(removed_at=None, city=glance.city)


def glance_indicator(request, glance, code):
    glance = shown_to(request, glance)
    uses = glance.indicators.current().filter(city=glance.city).select_related("city", "indicator__category")
    adoption = get_object_or_404(uses.select_related("baseline_period"), indicator__code__iexact=code)
    figure, indicator, locale = figure_of(adoption), adoption.indicator, locale_of(glance.city)
    rubric = list(indicator.levels.all())
    levels = {level.value: level.name for level in rubric}
    written = written_by(figure, locale, levels)
    context = {
        "glance": glance,
        "city": glance.city,
        "adoption": adoption,
        "indicator": indicator,
        "levels": rubric,
        "facets": facets_in_words(indicator),
        "audiences": in_words(adoption.audiences, Audience.choices),
        **shown_figure(figure, locale, levels),
        "baseline": written(figure.baseline),
        "sentence": wording.sentence(figure, locale, levels),
        "explanation": wording.explanation(figure, locale),
        "rows": rows_of(figure, locale, levels),
        "goals": [(goal.period, written(goal.value)) for goal in figure.goals],
        "evidence": evidence_of(glance, indicator),
        "shown": set(documents_of(glance).values_list("pk", flat=True)),
    }
    return render(request, "indicators/glance_indicator.html", context)


def evidence_of(glance, indicator):
    """The evidence of the approved values: what the city publishes, and what it shows to this guest."""
    values = Measurement.objects.approved().current().headline().filter(city=glance.city, indicator=indicator)
    told = Q(pk__in=documents_of(glance).values("pk")) | Q(pk__in=Source.objects.public().values("pk"))
    rows = Source.objects.kept().filter(told, city=glance.city, measurements__in=values.values("pk"))
    return rows.distinct().order_by("title", "pk")


def glance_document(request, glance, uuid):
    source = get_object_or_404(documents_of(shown_to(request, glance)), uuid=uuid)
    return file_of(source)


def glance_advice(request, glance):
    """Write the page of advice: keep it as a draft, or sign it."""
    glance = shown_to(request, glance)
    if glance.signed_at:
        return redirect("glance-detail", glance.uuid)
    form = AdviceForm(request.POST or None, initial={"advice": glance.advice, "signed_as": glance.signed_as})
    if form.is_valid():
        act = services.sign_advice if "sign" in request.POST else services.write_advice
        return done(request, glance, act, _("The advice is saved."), **form.cleaned_data)
    context = {"glance": glance, "city": glance.city, "form": form}
    return render(request, "indicators/glance_advice.html", context)


@require_POST
def glance_agree(request, glance):
    said = _("You agree to publish the advice.")
    return done(request, glance_of(request, glance), services.agree, said, side=services.GUEST)


@require_POST
def glance_disagree(request, glance):
    said = _("You no longer agree.")
    return done(request, glance_of(request, glance), services.disagree, said, side=services.GUEST)


@require_POST
def glance_take_back(request, glance):
    return done(request, shown_to(request, glance), services.take_back, _("The advice is a draft again."))


def done(request, glance, act, said, **more):
    """Do what the guest's side asked, tell it, and lead back to the page of the glance."""
    try:
        glance = act(glance, by=request.user, **more)
    except services.NotNow as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("The advice is on the public page: both agree.") if glance.is_public else said)
    return redirect("glance-detail", glance.uuid)
