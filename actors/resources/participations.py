"""The actors that an activity names in a spreadsheet."""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from actors.choices import Group
from actors.models import Actor, Participation
from observatory.resources import Field, extend
from observatory.resources.readers import several
from observatory.services.codes import LENGTH
from observatory.spreadsheets import key


class OfActivities:
    """The actors that took part, named in a column of the activities."""

    name = "actors"
    owns = ("actors.participation",)
    field = Field(
        "actors",
        several,
        _("Actors"),
        "actores|participantes externos|acteurs|atores|organizaciones|socios|partners|aliados|contrapartes|entidades",
        is_of_record=False,
        write=lambda activity: "; ".join(
            activity.participations.order_by("actor__name_key").values_list("actor__name", flat=True)
        ),
        refers_to="actors.actor",
    )

    def resolve(self, row, run):
        """Look up the actors of the row; those that nobody knows yet are new, and social until somebody says more."""
        if "actors" not in row.values:
            return
        known = self.known(row.city, run)
        for name in row.values["actors"]:
            if key(name) not in known:
                row.warn("new-actor", "actors", name)
                actor = Actor(city=row.city, name=name[:250], name_key=key(name)[:250], group=Group.SOCIAL)
                actor.code = slugify(name)[:LENGTH]
                known[key(name)] = actor
            run.need(known[key(name)], row)
        row.beside["actors"] = sorted({known[key(name)].name for name in row.values["actors"]}, key=key)

    def known(self, city, run):
        cities = run.memory.setdefault("actors", {})
        if city.uuid not in cities:
            actors = Actor.objects.kept().filter(city=city) if city.pk else ()
            cities[city.uuid] = {actor.name_key: actor for actor in actors}
        return cities[city.uuid]

    def of(self, record):
        return list(record.participations.order_by("actor__name_key").values_list("actor__name", flat=True))

    def save(self, rows, run):
        """Store who took part in each activity, as its row says."""
        Participation.objects.filter(activity__in=[row.record for row in rows]).delete()
        Participation.objects.bulk_create(
            Participation(actor=self.known(row.city, run)[key(name)], activity=row.record)
            for row in rows
            for name in row.beside["actors"]
        )

    def restore(self, record, names):
        """Give an activity its former actors back."""
        actors = Actor.objects.kept().filter(city=record.city, name__in=names or ())
        Participation.objects.filter(activity=record).delete()
        Participation.objects.bulk_create(Participation(actor=actor, activity=record) for actor in actors)


extend("activities", OfActivities())
