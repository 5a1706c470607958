from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from dialogues.choices import CommitmentStatus, Purpose
from dialogues.models import Commitment, Communication
from dialogues.services.commitments import public_commitments
from dialogues.services.dialogues import public_dialogues
from observatory.figures import figures_of
from observatory.models import City
from observatory.services.codes import key_of, with_key

PAGE = 25
PUBLIC = Q(commitments__removed_at=None, commitments__is_public=True)


@login_not_required
def city_dialogues(request, city):
    city = get_object_or_404(City.objects.visible_to(request.user), code__iexact=city)
    dialogues = public_dialogues(city)
    agreed = Commitment.objects.public().filter(dialogue__in=dialogues)
    found = dialogues.annotate(
        n_agreed=Count("commitments", filter=PUBLIC, distinct=True),
        n_done=Count("commitments", filter=PUBLIC & Q(commitments__status=CommitmentStatus.DONE), distinct=True),
    )
    if (purpose := request.GET.get("purpose", "")) in Purpose.values:
        found = found.filter(purpose=purpose)
    page = Paginator(found.order_by("-held_on", "-pk"), PAGE).get_page(request.GET.get("page"))
    for dialogue in page:
        dialogue.key = key_of(dialogue)
    return render(
        request,
        "dialogues/city_dialogues.html",
        {
            "city": city,
            "section": "dialogues",
            "page": page,
            "purposes": Purpose.choices,
            "purpose": purpose,
            "n_all": dialogues.count(),
            "n_agreed": agreed.count(),
            "n_done": agreed.filter(status=CommitmentStatus.DONE).count(),
        },
    )


@login_not_required
def city_communication(request, city):
    """What the city has sent and published, and which media took it up; what it promised outside a dialogue."""
    city = get_object_or_404(City.objects.visible_to(request.user), code__iexact=city)
    rows = Communication.objects.public().filter(city=city, same_as=None).prefetch_related("pickups")
    promised = Commitment.objects.public().filter(city=city, dialogue=None).order_by("due_on", "pk")
    return render(
        request,
        "dialogues/city_communication.html",
        {
            "city": city,
            "section": "dialogues",
            "page": Paginator(rows.order_by("-sent_on", "-pk"), PAGE).get_page(request.GET.get("page")),
            "promised": Paginator(promised, PAGE).get_page(request.GET.get("promised")),
        },
    )


@login_not_required
def city_dialogue(request, city, dialogue):
    city = get_object_or_404(City.objects.visible_to(request.user), code__iexact=city)
    dialogue = get_object_or_404(with_key(public_dialogues(city).select_related("minutes"), dialogue))
    present = dialogue.attending.filter(removed_at=None)
    named = present.filter(is_public=True)
    return render(
        request,
        "dialogues/city_dialogue.html",
        {
            "city": city,
            "section": "dialogues",
            "dialogue": dialogue,
            "named": named,
            "n_unnamed": present.count() - len(named),
            "n_departments": dialogue.departments.filter(removed_at=None).count(),
            "commitments": Commitment.objects.public().filter(dialogue=dialogue).select_related("answered_by"),
            "minutes": dialogue.minutes if dialogue.minutes and dialogue.minutes.is_public else None,
        },
    )


@login_not_required
def city_commitments(request, city):
    """You said, we did: what was agreed in public, and what became of it."""
    city = get_object_or_404(City.objects.visible_to(request.user), code__iexact=city)
    agreed = public_commitments(city)
    found = agreed.select_related("dialogue", "answered_by").prefetch_related("notes")
    if (status := request.GET.get("status", "")) in CommitmentStatus.values:
        found = found.filter(status=status)
    page = Paginator(found.order_by("-dialogue__held_on", "due_on", "pk"), PAGE).get_page(request.GET.get("page"))
    for commitment in page:
        commitment.dialogue.key = key_of(commitment.dialogue)
    tie_to_figures(page)
    context = {
        "city": city,
        "section": "dialogues",
        "page": page,
        "statuses": CommitmentStatus.choices,
        "status": status,
        "n_all": agreed.count(),
        "n_done": agreed.filter(status=CommitmentStatus.DONE).count(),
        "today": timezone.localdate(),
    }
    return render(request, "dialogues/city_commitments.html", context)


def tie_to_figures(commitments):
    """Give each commitment the published figures that counted the public activity that answered it."""
    answers = [each.answered_by for each in commitments if each.answered_by and each.answered_by.is_public]
    figures = figures_of([each for each in answers if each.removed_at is None], public=True)
    for commitment in commitments:
        answer = commitment.answered_by
        commitment.figures = figures.get(str(answer.uuid), []) if answer else []
