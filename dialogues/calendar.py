"""The dates of dialogues: when they are held, and when what was agreed falls due."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.models import Commitment, Dialogue
from observatory.calendar import Dated, dated


@dated("dialogue", gettext_lazy("Dialogues"))
def sessions(city, user, first, last):
    held = Dialogue.objects.workable_by(user).filter(city=city, held_on__gte=first, held_on__lte=last)
    return [
        Dated(
            title=dialogue.title,
            starts_on=dialogue.held_on,
            href=reverse("dialogue-detail", args=[city.code, dialogue.uuid]),
            uid=f"dialogue-{dialogue.uuid}",
            note=", ".join(filter(None, [dialogue.get_purpose_display(), dialogue.place])),
        )
        for dialogue in held
    ]


@dated("commitment-due", gettext_lazy("What was agreed and falls due"))
def commitments_due(city, user, first, last):
    own = Commitment.objects.workable_by(user).filter(city=city, dialogue__removed_at=None)
    return [
        Dated(
            title=_("Due: %(commitment)s") % {"commitment": commitment},
            starts_on=commitment.due_on,
            href=reverse("commitment-detail", args=[city.code, commitment.uuid]),
            uid=f"commitment-due-{commitment.uuid}",
            note=commitment.responsible,
            remind_days=7,
        )
        for commitment in own.filter(status__in=["open", "under-way"], due_on__gte=first, due_on__lte=last)
    ]
