"""Two actors that look alike: told apart for good, or made one, which can be taken back."""

import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from actors.models import Actor, ActorMerge, DistinctActors
from observatory import history
from observatory.services.codes import with_key
from observatory.services.removal import Replaced

TAKEN_OVER = (
    *("subkind", "nature", "role", "capacities", "parent", "country", "place", "website", "contact"),
    *("department", "responsible_post"),
)


def tell_apart(one, other, *, by):
    """Remember that two actors are two."""
    first, second = sorted((one, other), key=lambda actor: actor.pk)
    DistinctActors.objects.get_or_create(first=first, second=second, defaults={"told_by": by})


@transaction.atomic
def merge(kept, other, *, by):
    """Make two actors of a city one: what points at `other` moves to `kept`, which takes over what it leaves blank.

    `other` is taken off the register and points at `kept`. What moved is written down. Raises `ChangedMeanwhile`.
    """
    before, before_other = (history.lock(each, expected=each.version) for each in (kept, other))
    filled = take_over(kept, other)
    moved = {name: keys for name, model, field in pointers() if (keys := move(model, field, other, kept))}
    other.merged_into, other.removed_at = kept, timezone.now()
    other.save(update_fields=["merged_into", "removed_at"])
    done = ActorMerge.objects.create(kept=kept, other=other, moved=moved, filled=filled, by=by)
    history.note("took over an actor", kept, by=by, before=before, after=history.snapshot(kept))
    history.note("merged with an actor", other, by=by, before=before_other, after=history.snapshot(other))
    return done


def take_over(kept, other):
    """Fill in what the kept one leaves blank; give {column: [value before, value after]} of what changed."""
    columns = {name: Actor._meta.get_field(name).attname for name in (*TAKEN_OVER, "mapped_on")}
    was = {column: getattr(kept, column) for column in columns.values()}
    for name in TAKEN_OVER:
        if was[columns[name]] in (None, "") and (name != "subkind" or kept.group == other.group):
            setattr(kept, columns[name], getattr(other, columns[name]))
    if kept.parent_id in (other.pk, kept.pk):
        kept.parent = None
    kept.mapped_on = min(kept.mapped_on, other.mapped_on)
    kept.save()
    now = {column: getattr(kept, column) for column in was}
    return {column: [plain(value), plain(now[column])] for column, value in was.items() if now[column] != value}


def plain(value):
    return value.isoformat() if isinstance(value, datetime.date) else value


def pointers():
    """Every column of another row that names an actor: (name of it, model, field). A later app's are among them."""
    for relation in Actor._meta.related_objects:
        if relation.field.name == "merged_into":
            continue
        if relation.many_to_many:
            model, field = relation.through, relation.field.m2m_reverse_field_name()
        else:
            model, field = relation.related_model, relation.field.name
        yield f"{model._meta.label_lower}.{field}", model, field


def move(model, field, source, target, keys=None):
    """Let rows that name one actor name another, but for what that has itself; give the keys of what moved."""
    rows = model._base_manager.filter(**{field: source}).order_by("pk")
    moved = []
    for row in rows if keys is None else rows.filter(pk__in=keys):
        try:
            with transaction.atomic():
                model._base_manager.filter(pk=row.pk).update(**{field: target})
        except IntegrityError:
            continue
        moved.append(row.pk)
    return moved


@transaction.atomic
def undo(merge, *, by):
    """Make two actors of one again: what moved goes back, unless it was changed since; `other` returns to the register.

    Raises `Replaced` where another actor has taken the name meanwhile, and `ChangedMeanwhile`.
    """
    kept, other = merge.kept, merge.other
    if Actor.objects.of(kept.city).kept().filter(name_key=other.name_key).exists():
        raise Replaced
    before, before_other = (history.lock(each, expected=each.version) for each in (kept, other))
    for column, (was, became) in merge.filled.items():
        if plain(getattr(kept, column)) == became:
            setattr(kept, column, Actor._meta.get_field(column).to_python(was))
    kept.save()
    other.merged_into, other.removed_at = None, None
    other.save(update_fields=["merged_into", "removed_at"])
    for name, model, field in pointers():
        move(model, field, kept, other, merge.moved.get(name, ()))
    merge.undone_at = timezone.now()
    merge.save(update_fields=["undone_at"])
    tell_apart(kept, other, by=by)
    history.note("gave an actor back", kept, by=by, before=before, after=history.snapshot(kept))
    history.note("separated", other, by=by, before=before_other, after=history.snapshot(other))


def merged_away(city, user, key):
    """The actor into which the one of this key was merged, in however many steps, for whoever works on it; or None."""
    gone = with_key(Actor.objects.of(city).exclude(merged_into=None), key).select_related("merged_into").first()
    while gone is not None and gone.merged_into_id:
        gone = Actor.objects.select_related("merged_into").get(pk=gone.merged_into_id)
    return gone and Actor.objects.workable_by(user).filter(pk=gone.pk).first()
