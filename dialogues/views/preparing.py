"""Inviting to a dialogue, and the sheet for a room without internet."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from actors.models import Actor
from dialogues.purposes import guide_of
from dialogues.services.invitations import invite
from dialogues.views.nouns import DIALOGUE
from observatory.services.codes import with_key
from observatory.views.workspace import city_of, city_to_log_in


@require_POST
def dialogue_invite(request, city, key):
    """Invite one of those suggested from the map."""
    city = city_to_log_in(request, city)
    dialogue = DIALOGUE.find(city, request.user, key)
    actors = Actor.objects.workable_by(request.user).filter(city=city)
    actor = get_object_or_404(with_key(actors, request.POST.get("actor", "")))
    invite(dialogue, actor, by=request.user)
    messages.success(request, _("Invited: %(actor)s.") % {"actor": actor})
    return redirect(DIALOGUE.address("detail", city, dialogue))


def dialogue_sheet(request, city, key):
    city = city_of(request, city)
    dialogue = DIALOGUE.find(city, request.user, key)
    context = {
        "city": city,
        "section": DIALOGUE.section,
        "dialogue": dialogue,
        "guide": guide_of(dialogue.purpose),
        "invited": dialogue.invited.filter(removed_at=None),
        "points": dialogue.agenda.splitlines(),
        "outline": str(guide_of(dialogue.purpose).outline).splitlines(),
        "blanks": range(6),
        "detail": DIALOGUE.address("detail", city, dialogue),
    }
    return render(request, "dialogues/dialogue_sheet.html", context)
