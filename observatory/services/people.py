"""What can happen to people and their roles. Nobody is deleted: roles end, accounts are deactivated."""

import datetime

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from observatory import history
from observatory.models import Channel, City, Membership, User


class RoleError(Exception):
    """What was asked cannot be done; the text says why and is fit for the person who asked."""


@transaction.atomic
def invite(*, email, name, role, city, by, ends_on=None, channel=Channel.PAGE):
    """Give a person a role in a city, with an account if they have none yet. Answer the membership.

    Raises `RoleError` when the person already has the role.
    """
    user = User.objects.filter(email__iexact=email).first() or open_account(email, name, city, by, channel)
    if Membership.objects.current().filter(user=user, city=city, role=role).exists():
        raise RoleError(_("%(person)s already has this role.") % {"person": user})
    _reopen(user, by, channel)
    membership = Membership.objects.create(user=user, city=city, role=role, ends_on=ends_on)
    history.note("created", membership, by=by, after=history.snapshot(membership), channel=channel)
    City.objects.filter(pk=city.pk, is_managed_by_parent=True).update(is_managed_by_parent=False)
    return membership


def open_account(email, name, city, by, channel=Channel.PAGE):
    """Make an account, without a password, for somebody whom a city invites."""
    user = User.objects.create_user(email, name=name, language=city.main_language)
    history.note("created", user, by=by, after=history.snapshot(user, with_many=False), channel=channel)
    return user


def _reopen(user, by, channel):
    if user.is_active:
        return
    user.is_active, user.deactivated_at = True, None
    user.save(update_fields=["is_active", "deactivated_at"])
    history.note("reactivated", user, by=by, before={"is_active": False}, after={"is_active": True}, channel=channel)


@transaction.atomic
def change_role(membership, *, role, ends_on, by):
    """Put another role, or another last day, in place of the one held; the old one stays on file as ended."""
    end_role(membership, by=by)
    return invite(email=membership.user.email, name="", role=role, city=membership.city, by=by, ends_on=ends_on)


@transaction.atomic
def end_role(membership, *, by):
    """End a role at once. An account without any role left is deactivated. Raises `RoleError` for one's own role."""
    if membership.user == by:
        raise RoleError(_("You cannot end your own role: ask another director or administrator."))
    before = history.snapshot(membership)
    membership.ended_at = timezone.now()
    membership.ends_on = max(timezone.localdate(), membership.starts_on)
    membership.save(update_fields=["ended_at", "ends_on"])
    history.note("ended", membership, by=by, before=before, after=history.snapshot(membership))
    if not membership.user.is_superuser and not Membership.objects.current().filter(user=membership.user).exists():
        deactivate(membership.user, by=by)


@transaction.atomic
def deactivate(user, *, by, channel=Channel.PAGE):
    """Close an account. What the person did stays under their name; their next request is refused."""
    user.is_active, user.deactivated_at = False, timezone.now()
    user.save(update_fields=["is_active", "deactivated_at"])
    history.note("deactivated", user, by=by, before={"is_active": True}, after={"is_active": False}, channel=channel)


def first_password_path(user):
    """The address where an invited person chooses their password; empty once they have one."""
    if user.has_usable_password():
        return ""
    with translation.override(user.language):
        key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
        uid, _dash, token = key.partition("-")
        return reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})


def send_invitation(membership, *, site):
    """Mail an invited person what they may do and where to choose a password. `site` is https://host."""
    user = membership.user
    with translation.override(user.language):
        path = first_password_path(user) or reverse("work-today", args=[membership.city.code])
        context = {"membership": membership, "link": site + path, "days": _days_valid()}
        send_mail(
            subject=_("You are invited to the observatory of %(city)s") % {"city": membership.city},
            message=render_to_string("observatory/people_invitation.txt", context),
            from_email=None,
            recipient_list=[user.email],
        )


def _days_valid():
    return datetime.timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT).days
