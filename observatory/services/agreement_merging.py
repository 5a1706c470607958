"""Two agreements that look alike: told apart for good, or made one."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from observatory import history
from observatory.models import Agreement, DistinctAgreements
from observatory.services.codes import with_key

TAKEN_OVER = (
    *("counterpart_city", "counterpart_country", "counterparts", "why_signed", "renewal_kind", "notice_months"),
    *("renewal", "department", "responsible_post", "responsible", "url", "note", "source", "document"),
)


def tell_apart(one, other, *, by):
    """Remember that two agreements are two."""
    first, second = sorted((one, other), key=lambda agreement: agreement.pk)
    DistinctAgreements.objects.get_or_create(first=first, second=second, defaults={"told_by": by})


@transaction.atomic
def merge(kept, other, *, by):
    """Make two agreements of a city one: what points at `other` moves to `kept`, which takes over what it leaves blank.

    `other` is taken off the register and points at `kept`. Raises `history.ChangedMeanwhile`.
    """
    before, before_other = (history.lock(each, expected=each.version) for each in (kept, other))
    for relation in Agreement._meta.related_objects:
        move = move_many if relation.many_to_many else move_each
        move(relation, kept, other)
    for field in Agreement._meta.many_to_many:
        getattr(kept, field.name).add(*getattr(other, field.name).all())
    for name in TAKEN_OVER:
        if getattr(kept, name) in (None, ""):
            setattr(kept, name, getattr(other, name))
    if kept.signed_on is None and other.signed_on and not (kept.ends_on and kept.ends_on < other.signed_on):
        kept.signed_on, kept.signed_on_precision = other.signed_on, other.signed_on_precision
    kept.save()
    other.merged_into, other.removed_at = kept, timezone.now()
    other.save(update_fields=["merged_into", "removed_at"])
    history.note("took over", kept, by=by, before=before, after=history.snapshot(kept))
    history.note("merged", other, by=by, before=before_other, after=history.snapshot(other))


def move_many(relation, kept, other):
    """Let what names the other agreement among several name the kept one."""
    name = relation.get_accessor_name()
    getattr(kept, name).add(*getattr(other, name).all())
    getattr(other, name).clear()


def move_each(relation, kept, other):
    """Let what belongs to the other agreement belong to the kept one, but for what the kept one has itself."""
    for row in getattr(other, relation.get_accessor_name()).all():
        try:
            with transaction.atomic():
                setattr(row, relation.field.name, kept)
                row.save(update_fields=[relation.field.name])
        except IntegrityError:
            continue


def merged_away(city, user, key):
    """The agreement into which the one of this key was merged, for whoever works on it; None where it was not."""
    gone = with_key(Agreement.objects.of(city).exclude(merged_into=None), key).select_related("merged_into").first()
    if gone is None:
        return None
    return Agreement.objects.workable_by(user).filter(pk=gone.merged_into_id).first()
