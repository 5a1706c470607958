"""The glance of a peer: inviting, reading, advising, and publishing only what both sides agree to."""

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from indicators.models import PeerGlance
from observatory import history
from observatory.models import City, Membership, User
from observatory.services import people
from observatory.services.records import save_record
from observatory.services.removal import InUse, remove

GUEST, CITY = "guest_agreed_at", "city_agreed_at"


class NotNow(Exception):
    """What was asked does not fit how far the advice has come; the text says why."""


def guest_of(email, name, city, by):
    """The person to invite, with an account if they have none yet. Raises `people.RoleError`."""
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        return people.open_account(email, name, city, by)
    if not user.is_active:
        raise people.RoleError(_("This account is closed. Ask the person's own city to open it again"))
    if City.objects.worked_on_by(user).filter(pk=city.pk).exists():
        raise people.RoleError(_("This person already works in this city: a guest comes from another one"))
    return user


@transaction.atomic
def save_glance(form, *, by):
    """Save whom a city invites and what is shown to them. Raises `people.RoleError` and `ChangedMeanwhile`."""
    glance = form.instance
    if not glance.pk:
        glance.guest = guest_of(form.cleaned_data["email"], form.cleaned_data["name"], glance.city, by)
        own = Membership.objects.current().filter(user=glance.guest).order_by("pk").select_related("city").first()
        glance.guest_city = own and own.city
    return save_record(form, by=by)


def send_invitation(glance, *, site):
    """Mail a guest what they are asked, and where to read it. `site` is https://host."""
    guest = glance.guest
    with translation.override(guest.language):
        page = site + reverse("glance-detail", args=[glance.uuid])
        password = people.first_password_path(guest)
        context = {"glance": glance, "guest": guest, "link": page, "password": password and site + password}
        context["days"] = settings.PASSWORD_RESET_TIMEOUT // 86400
        send_mail(
            subject=_("%(city)s asks for your advice") % {"city": glance.city},
            message=render_to_string("indicators/glance_invitation.txt", context),
            from_email=None,
            recipient_list=[guest.email],
        )


def _taken(glance):
    """The glance as it stands, taken for this transaction."""
    return PeerGlance.objects.select_for_update(of=("self",)).select_related("city", "guest").get(pk=glance.pk)


def _save(glance, action, *, by, **values):
    """Set these values with their line in the log; the words of the advice are not repeated there."""
    before = history.lock(glance, expected=glance.version)
    for name, value in values.items():
        setattr(glance, name, value)
    glance.save(update_fields=list(values))
    after = history.snapshot(glance)
    for said in (before, after):
        said.pop("advice")
    history.note(action, glance, by=by, before=before, after=after)
    return glance


@transaction.atomic
def write_advice(glance, *, advice, signed_as, by):
    """Keep the draft of the advice, which only the guest reads. Raises `NotNow`."""
    glance = _taken(glance)
    _refuse_ended(glance)
    if glance.signed_at:
        raise NotNow(_("The advice is signed. Take it back before you change it"))
    return _save(glance, "advice written", by=by, advice=advice, signed_as=signed_as)


@transaction.atomic
def sign_advice(glance, *, advice, signed_as, by):
    """Keep the advice and sign it: from now on the city reads it, and nobody changes it. Raises `NotNow`."""
    glance = write_advice(glance, advice=advice, signed_as=signed_as, by=by)
    return _save(glance, "advice signed", by=by, signed_at=timezone.now())


def _refuse_ended(glance):
    if not glance.is_running(timezone.localdate()):
        raise NotNow(_("The time to read and advise has ended"))


@transaction.atomic
def take_back(glance, *, by):
    """Make the signed advice a draft again, with nobody's agreement. Raises `NotNow` once it is published."""
    glance = _taken(glance)
    _refuse_published(glance)
    _refuse_ended(glance)
    return _save(glance, "advice taken back", by=by, signed_at=None, guest_agreed_at=None, city_agreed_at=None)


def _refuse_published(glance):
    if glance.is_public:
        raise NotNow(_("The advice is published: it stays as it is"))


@transaction.atomic
def agree(glance, side, *, by):
    """Agree for one side that the advice is published; with the other side's agreement it is. Raises `NotNow`."""
    glance = _taken(glance)
    if not glance.signed_at:
        raise NotNow(_("The advice is not signed yet"))
    if getattr(glance, side):
        return glance
    glance = _save(glance, "agreed to publish", by=by, **{side: timezone.now()})
    if glance.guest_agreed_at and glance.city_agreed_at:
        _save(glance, "advice published", by=by, is_public=True)
    return glance


@transaction.atomic
def disagree(glance, side, *, by):
    """Take one side's agreement back, as long as the advice is not published. Raises `NotNow`."""
    glance = _taken(glance)
    _refuse_published(glance)
    return _save(glance, "no longer agrees", by=by, **{side: None})


@transaction.atomic
def revoke(glance, *, by):
    """End the guest's access at once. Advice that is published stays published."""
    glance = _taken(glance)
    return _save(glance, "access ended", by=by, revoked_at=glance.revoked_at or timezone.now())


def remove_glance(glance, *, by):
    """Take a glance off the register, and with it the guest's access. Raises `InUse` once its advice is published."""
    if glance.is_public:
        raise InUse(_("Its advice is published: it stays on the public page, and here."))
    return remove(glance, by=by)
