"""What waits of the office: posts that stand empty."""

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from observatory import formats
from observatory.services.codes import key_of
from observatory.services.office import owning, vacant_posts
from observatory.today import MOST, Need, needs


@needs
def posts_vacant(city, user, today):
    """The posts that stand empty, for whoever may give them to somebody."""
    if not user.has_perm("observatory.manage_people", city):
        return []
    vacant = vacant_posts(city, today)[:MOST]
    owners = owning([post for post, since in vacant])
    return [
        Need(
            title=_("Give to somebody: %(post)s") % {"post": post},
            href=reverse("position-handover", args=[city.code, key_of(post)]),
            detail=_("It owns other records, which nobody looks after now.") if post.pk in owners else "",
            note=since_when(since, city),
            status="problem",
            post=post.pk,
        )
        for post, since in vacant
    ]


def since_when(day, city):
    if day is None:
        return _("Nobody has held it yet")
    locale = formats.locale_for(get_language(), city.locale)
    return _("Vacant since %(day)s") % {"day": formats.date(day, locale)}
