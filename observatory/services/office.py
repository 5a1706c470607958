"""Posts of the office and who holds them: posts own things, people hold posts with dates."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from observatory import history
from observatory.models import Membership, PositionHolding, StaffPosition, User
from observatory.services import people, removal

ONE_DAY = datetime.timedelta(days=1)


class PostTaken(Exception):
    """The post cannot be given so; the text says why and is fit for whoever asked. `field` is where to say it."""

    def __init__(self, text, field="person"):
        super().__init__(text)
        self.field = field


# --- Giving, handing over, leaving


@transaction.atomic
def give_post(position, *, person, starts_on, by, ends_on=None, is_shared=False):
    """Put a person into a post. Raises `PostTaken` where they hold it already, or another does and nobody said so."""
    _lock(position)
    at_once = list(position.holdings.meeting(starts_on, ends_on).select_related("user"))
    _refuse_second_seat(person, at_once)
    if at_once and not is_shared:
        raise PostTaken(
            _("%(person)s holds this post in these days. Hand it over, or say that two people hold it at once")
            % {"person": at_once[0].user},
            "is_shared",
        )
    holding = PositionHolding.objects.create(position=position, user=person, starts_on=starts_on, ends_on=ends_on)
    history.note("post given", position, by=by, after=_told(holding))
    return holding


@transaction.atomic
def hand_over(holding, *, to, on, by):
    """End a holder's time on the day before and let another begin, in one step. Raises `PostTaken`."""
    position = _lock(holding.position)
    if on <= holding.starts_on:
        raise PostTaken(_("The new holder can begin one day after the former one began, or later"), "starts_on")
    _refuse_second_seat(to, position.holdings.meeting(on, None).select_related("user"))
    before = _told(holding)
    if holding.ends_on is None or holding.ends_on >= on:
        holding.ends_on = on - ONE_DAY
        holding.save(update_fields=["ends_on"])
    new = PositionHolding.objects.create(position=position, user=to, starts_on=on)
    history.note("post handed over", position, by=by, before=before, after=_told(new))
    return new


@transaction.atomic
def end_holding(holding, *, ends_on, by):
    """Let a post stand empty after a holder's last day. Raises `PostTaken` for a day before they began."""
    position = _lock(holding.position)
    if ends_on < holding.starts_on:
        raise PostTaken(_("The last day lies before the first one. Correct it"), "ends_on")
    before = _told(holding)
    holding.ends_on = ends_on
    holding.save(update_fields=["ends_on"])
    history.note("post left", position, by=by, before=before, after=_told(holding))


@transaction.atomic
def leave(membership, *, by, successors):
    """End a person's role in a city; each post they hold goes to its successor from today on, or stands empty.

    `successors` gives the holdings to end by their key, each with a person or None; whoever keeps another role there
    keeps the posts. Raises `people.RoleError`, `PostTaken`.
    """
    people.end_role(membership, by=by)
    today = timezone.localdate()
    for holding in held_by(membership.user, membership.city):
        if holding.pk not in successors:
            continue
        to = successors[holding.pk]
        if holding.starts_on >= today:
            _give_back(holding, by=by)
        elif to:
            hand_over(holding, to=to, on=today, by=by)
        else:
            end_holding(holding, ends_on=today - ONE_DAY, by=by)
        if to and holding.starts_on >= today:
            give_post(holding.position, person=to, starts_on=holding.starts_on, by=by, is_shared=True)


def _give_back(holding, *, by):
    """Take back a post before its holder had a day in it; the log keeps it."""
    history.note("post left", holding.position, by=by, before=_told(holding))
    PositionHolding.objects.filter(pk=holding.pk).delete()


@transaction.atomic
def remove_post(position, *, by):
    """Take a post off the register. Raises `removal.InUse` while somebody holds it or it owns something."""
    _lock(position)
    if position.holdings.meeting(timezone.localdate(), None).exists():
        raise removal.InUse(_("Somebody holds this post. End that first, then take it off the register."))
    if owned_by(position):
        raise removal.InUse(_("This post looks after other records. Give them another post first: they stand below."))
    return removal.remove(position, by=by)


def _refuse_second_seat(person, at_once):
    if any(each.user_id == person.pk for each in at_once):
        raise PostTaken(
            _("%(person)s already holds this post in these days. Choose somebody else, or other days")
            % {"person": person}
        )


def _lock(position):
    """Take the post for this transaction, whatever its version."""
    return StaffPosition.objects.select_for_update(of=("self",)).get(pk=position.pk)


def _told(holding):
    return {name: value for name, value in history.snapshot(holding).items() if name != "position"}


# --- Who, and what


def people_of(city):
    """The people who work with a city's records now: by a role there, or in the territory that looks after it."""
    cities = [city.pk, *([city.parent_id] if city.is_managed_by_parent and city.parent_id else [])]
    users = Membership.objects.current().filter(city__in=cities).values("user")
    return User.objects.filter(pk__in=users, is_active=True).order_by("name", "email")


def held_by(person, city):
    """The seats a person has in the posts of a city, today or from a later day on."""
    holdings = PositionHolding.objects.meeting(timezone.localdate(), None).filter(user=person, position__city=city)
    return list(
        holdings.filter(position__removed_at=None)
        .select_related("position__city", "user")
        .order_by("position__title", "pk")
    )


def owned_by(position):
    """What a post owns, as (such things, what it is to them, the records): whatever of the register points at it."""
    owned = []
    for model, field in _owners():
        if records := list(model.objects.kept().named().filter(city=position.city, **{field: position})):
            meta = model._meta
            owned.append((meta.verbose_name_plural, meta.get_field(field).verbose_name, records))
    return owned


def owning(posts):
    """The keys of those posts that own something."""
    found = set()
    for model, field in _owners():
        found.update(model.objects.kept().filter(**{f"{field}__in": posts}).values_list(field, flat=True))
    return found


def _owners():
    """Every kind of thing that points at a post, with the field by which it does: records, and indicators in use."""
    fields = StaffPosition._meta.get_fields(include_hidden=True)
    relations = [(each.related_model, each.field.name) for each in fields if each.auto_created and each.one_to_many]
    return [(model, field) for model, field in relations if hasattr(model.objects.none(), "named")]


def vacant_posts(city, today):
    """The posts of a city that nobody holds, each with the first day it stood empty; None where it never was held."""
    posts = list(StaffPosition.objects.of(city).kept().vacant(today).prefetch_related("holdings"))
    left = _last_days(city, [holding.user_id for post in posts for holding in post.holdings.all()])
    return [(post, _empty_from(post.holdings.all(), left, today)) for post in posts]


def _empty_from(holdings, left, today):
    """The day after the last day that somebody of the city held the post, given the last day of each person there."""
    ends = [
        min(filter(None, (holding.ends_on, left.get(holding.user_id))), default=today - ONE_DAY)
        for holding in holdings
        if holding.starts_on <= today
    ]
    return max(ends) + ONE_DAY if ends else None


def _last_days(city, users):
    """The last day that each of these people worked in a city; those who still do are left out."""
    last = {}
    for user, ends_on in (
        Membership.objects.filter(city=city, user__in=users)
        .exclude(user__in=people_of(city).values("pk"))
        .values_list("user", "ends_on")
    ):
        last[user] = max(last.get(user, ends_on), ends_on)
    return last
