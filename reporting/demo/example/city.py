"""The example city while it is being made."""

from functools import cache

import yaml
from django.conf import settings

from observatory import history
from observatory.choices import Role
from observatory.models import Channel, Department, NetworkMembership, Record, Sdg, User
from observatory.services import people
from reporting.demo.real import city as public_city

FOLDER = settings.ROOT / "fixtures" / "demo" / "example"
OPERATOR = {"email": "operacion@example.org", "name": "Operación del servicio"}
NAMED_BY = {Department: "name", NetworkMembership: "network__acronym", Sdg: "code"}  # others by their code


@cache
def told(part):
    """What the files tell of a part of the example."""
    return yaml.safe_load((FOLDER / f"{part}.yaml").read_text(encoding="utf-8"))


class Example:
    """The example city while it is being made: what was made so far, and who does it."""

    def __init__(self, told):
        self.told = told
        facts = dict(told["city"])
        self.city = public_city(**facts, is_example=True, about=told["about"])
        self.people = {each["role"]: self._person(**each) for each in told["people"]}
        User.objects.create_superuser(OPERATOR["email"], None, name=OPERATOR["name"])
        self.staff, self.director = self.people[Role.STAFF], self.people[Role.DIRECTOR]

    def _person(self, *, role, email, name):
        return people.invite(email=email, name=name, role=role, city=self.city, by=None, channel=Channel.COMMAND).user

    def keep(self, record):
        """Save a record of the city with its line in the log."""
        record.full_clean(exclude=["code"])
        record.save()
        history.note("created", record, by=self.staff, after=history.snapshot(record), channel=Channel.COMMAND)
        return record

    def enter(self, model, facts):
        """Keep a record as the file tells it: it names other records as `find` knows them."""
        fields = {name: model._meta.get_field(name) for name in facts}
        many = {name: facts[name] for name, field in fields.items() if field.many_to_many}
        one = {name: self._value(field, facts[name]) for name, field in fields.items() if name not in many}
        record = self.keep(model(city=self.city, **{"is_public": True} | one))
        for name, keys in many.items():
            getattr(record, name).set([self.find(fields[name].related_model, key) for key in keys])
        return record

    def enter_all(self, model, rows):
        return [self.enter(model, facts) for facts in rows]

    def _value(self, field, value):
        return self.find(field.related_model, value) if field.is_relation else value

    def find(self, model, key):
        """The record of the city, or the entry of a list shipped with the program, that the file calls so."""
        rows = model.objects.filter(city=self.city) if issubclass(model, Record) else model.objects
        return rows.get(**{NAMED_BY.get(model, "code"): key})
