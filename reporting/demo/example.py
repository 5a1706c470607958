"""The invented city of the demonstration, at work for five years: it logs, counts, approves and publishes."""

import datetime
import os
import secrets
from decimal import Decimal

import yaml
from django.conf import settings
from django.db import transaction

from actors.models import Actor, Participation
from dialogues.choices import CommitmentStatus, Purpose
from dialogues.models import Commitment, Dialogue
from indicators.choices import State, TargetKind
from indicators.derived import derive
from indicators.models import AdoptedIndicator, Indicator, Measurement
from indicators.periods import parse
from indicators.services import adoption, measuring, review
from indicators.services.periods import period_of
from observatory import history
from observatory.choices import AgreementStatus, Role
from observatory.models import (
    Activity,
    Agreement,
    BudgetYear,
    Channel,
    City,
    Delegate,
    Department,
    GovernmentTerm,
    Lesson,
    Mission,
    Network,
    NetworkMembership,
    Objective,
    Sdg,
    Strategy,
    User,
)
from observatory.services import people
from observatory.spreadsheets.words import key
from reporting.choices import Section
from reporting.demo.real import city as public_city
from reporting.services import preparing, publishing

FILE = settings.ROOT / "fixtures" / "demo" / "example.yaml"
YEARS = (2021, 2022, 2023, 2024, 2025)
UNDER_WAY = 2026
OPERATOR = {"email": "operacion@example.org", "name": "Operación del servicio"}
TOPICS = (
    "frentes de agua",
    "drenaje urbano",
    "transporte eléctrico",
    "mercados de barrio",
    "artes escénicas",
    "datos abiertos",
)
AREAS = ("cooperation", "representation", "cooperation", "economy", "communication", "cooperation", "citizens")
MONTHS = (2, 3, 5, 6, 7, 8, 9, 10)


def load_example():
    """Make the example city with its published report, unless it is there; answer how many records are new."""
    told = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    if City.objects.with_code(told["city"]["code"]).exists():
        return 0
    with transaction.atomic():
        example = Example(told)
        example.log()
        example.measure()
    example.publish()
    return Activity.objects.of(example.city).count() + Measurement.objects.filter(city=example.city).count()


def demo_password():
    """The password of the demonstration's accounts: from the environment, else made up anew."""
    return os.environ.get("DEMO_PASSWORD") or secrets.token_urlsafe(9)


def accounts():
    """The demonstration's accounts as (role, user), the operator's last."""
    told = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    known = {user.email: user for user in User.objects.filter(email__endswith="@example.org")}
    named = [(each["role"], known[each["email"]]) for each in told["people"] if each["email"] in known]
    return named + [("operator", known[OPERATOR["email"]])] if OPERATOR["email"] in known else named


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

    # --- The register

    def log(self):
        for term in self.told["terms"]:
            GovernmentTerm.objects.create(
                city=self.city, head=term["head"], starts_on=term["from"], ends_on=term["until"]
            )
        self.departments = [self.keep(Department(city=self.city, name=name)) for name in self.told["departments"]]
        self.actors = [
            self.keep(Actor(city=self.city, name_key=key(each["name"]), is_public=True, **each))
            for each in self.told["actors"]
        ]
        self._plan()
        self.agreements = [self._agreement(each) for each in self.told["agreements"]]
        for each in self.told["networks"]:
            self._membership(each)
        for year in (*YEARS, UNDER_WAY):
            self._year(year)
        for each in self.told["lessons"]:
            self._lesson(each)
        for each in self.told["budget"]:
            self._budget(each)

    def _plan(self):
        told = self.told["strategy"]
        strategy = self.keep(
            Strategy(
                city=self.city,
                title=told["title"],
                vision=told["vision"],
                starts_on=told["from"],
                ends_on=told["until"],
                adopted_on=told["adopted_on"],
                adopted_by=told["adopted_by"],
                status="adopted",
                is_public=True,
            )
        )
        self.objectives = {each["code"]: self._objective(strategy, each) for each in told["objectives"]}

    def _objective(self, strategy, told):
        objective = self.keep(
            Objective(
                city=self.city,
                strategy=strategy,
                code=told["code"],
                title=told["title"],
                area_of_action=told["area"],
                term=told["term"],
                is_public=True,
            )
        )
        objective.sdgs.set(Sdg.objects.filter(code__in=told["sdgs"]))
        return objective

    def _agreement(self, told):
        agreement = self.keep(
            Agreement(
                city=self.city,
                code=told["code"],
                title=told["title"],
                kind=told["kind"],
                counterparts=told["title"].partition(" con ")[2].removeprefix("la ciudad de "),
                counterpart_country_id=told["country"],
                signed_on=told["signed_on"],
                ends_on=told.get("ends_on"),
                is_open_ended=told.get("open", False),
                why_signed=told["why"],
                status=AgreementStatus.IN_FORCE,
                responsible="Coordinación de cooperación",
                is_public=True,
            )
        )
        agreement.sdgs.set(Sdg.objects.filter(code__in=told["sdgs"]))
        agreement.objectives.set(self.objectives[code] for code in told.get("objectives", []))
        return agreement

    def _membership(self, told):
        network = Network.objects.create(
            name=told["name"], name_key=key(told["name"]), acronym=told["acronym"], brought_in_by=self.city
        )
        self.keep(
            NetworkMembership(
                city=self.city, network=network, joined_on=told["joined_on"], role=told["role"], is_public=True
            )
        )

    def _year(self, year):
        """What the office logs in a year: a little more each year."""
        step = year - YEARS[0]
        for at in range(3 + 2 * step - (step == 3)):
            self._activity(year, at, "exchange", f"Intercambio sobre {TOPICS[(at + step) % 6]}", 2 + at % 3)
        for at in range(2 + step // 2):
            self._activity(
                year, at, "training", f"Curso sobre la agenda global: {TOPICS[at]}", 1 + at, people=24 + 9 * at
            )
        for at in range(2 + (step + 1) // 2):
            reason = ("technical", "economic", "network", "cooperation")[at % 4]
            self._mission(year, at, reason)
        for at in range(1 + step // 2):
            self._activity(year, at, "meeting", "Reunión con una agencia de cooperación", 1, planned=at % 2 == 0)
        self._activity(year, 1, "forum", "Foro anual de la Red de Ciudades del Agua", 1, people=6)
        for at in range(min(4, 3 + step // 2)):
            self._table(year, at)

    def _activity(self, year, at, kind, title, departments, *, people=None, planned=True, evidence=True):
        activity = self.keep(
            Activity(
                city=self.city,
                code=f"{year}-{kind}-{at + 1}",
                title=title,
                kind=kind,
                starts_on=datetime.date(year, MONTHS[at % 8], 4 + at),
                area_of_action=AREAS[(at + len(kind)) % len(AREAS)],
                motivation="planned" if planned and at % (3 if year < 2024 else 4) != 2 else "reactive",
                participants=people,
                hours=Decimal(12 + 3 * at),
                cost=Decimal(4_200_000 + 350_000 * at),
                currency_id="COP",
                result="Las áreas acordaron probar el método en dos barrios." if at % 2 == 0 else "",
                is_public=True,
            )
        )
        first = (at * 2 + year) % len(self.departments)
        activity.departments.set((self.departments * 2)[first : first + departments])
        activity.objectives.set([list(self.objectives.values())[at % 4]] if year >= 2024 else [])
        running = [each for each in self.agreements if each.signed_on.year <= year and each.code != "costa-sur"]
        activity.agreements.set([running[(at + year) % len(running)]])
        Participation.objects.create(actor=self.actors[(at + year) % len(self.actors)], activity=activity)
        return activity

    def _mission(self, year, at, reason):
        out = at % 2 == 0
        title = "Misión técnica al exterior" if out else "Visita de una delegación"
        activity = self._activity(year, at, "mission-out" if out else "visit-in", title, 1, people=4 + at)
        mission = Mission.objects.create(activity=activity, reason=reason, delegates=4 + at)
        Delegate.objects.create(mission=mission, post="Dirección de Relaciones Internacionales")
        Delegate.objects.create(mission=mission, post="Personal técnico de las áreas", number=3 + at)

    def _table(self, year, at):
        dialogue = self.keep(
            Dialogue(
                city=self.city,
                code=f"mesa-{year}-{at + 1}",
                title=f"Mesa intersectorial {year}, sesión {at + 1}",
                purpose=(Purpose.DELIBERATE, Purpose.CONSULT, Purpose.ACCOUNT)[at % 3],
                is_table=True,
                held_on=datetime.date(year, 2 + 2 * at, 15),
                place="Sala del Concejo",
                participants=18 + at,
                women=9 + at,
                summary="Prioridades del semestre y seguimiento de lo acordado.",
                is_closed=True,
                is_public=True,
                no_agreement=at == 2,
            )
        )
        joined = 3 + (year - YEARS[0]) + at
        dialogue.departments.set(self.departments[:joined])
        dialogue.attending.set(self.actors[: 2 + at])
        if at != 2:
            self._commitment(dialogue, year, at)

    def _commitment(self, dialogue, year, at):
        is_done = year < 2025 or at == 0
        self.keep(
            Commitment(
                city=self.city,
                dialogue=dialogue,
                kind="task" if at else "objective",
                text="Publicar el calendario conjunto de misiones"
                if at
                else "Priorizar agua y movilidad en los intercambios",
                responsible="Dirección de Asuntos Internacionales",
                due_on=datetime.date(year, 12, 1),
                status=CommitmentStatus.DONE if is_done else CommitmentStatus.UNDER_WAY,
                is_public=True,
            )
        )

    def _lesson(self, told):
        self.keep(
            Lesson(
                city=self.city,
                title=told["title"],
                happened_on=told["date"],
                tried=told["tried"],
                happened=told["happened"],
                why=told["why"],
                changed=told["changed"],
                who_should_know=told["who"],
                is_public=True,
            )
        )

    def _budget(self, told):
        self.keep(
            BudgetYear(
                city=self.city,
                year=told["year"],
                currency_id="COP",
                planned=Decimal(told["planned"]),
                executed=Decimal(told["executed"]),
                city_total=Decimal(told["total"]),
                is_public=True,
            )
        )

    # --- The measurements

    def measure(self):
        codes = {*self.told["targets"], *self.told["collected"], "INS-TYP-12", "POL-MES-01", "POL-MES-08", "INS-TYP-02"}
        indicators = Indicator.objects.catalogue().filter(code__in=codes)
        adoption.adopt(city=self.city, indicators=list(indicators), by=self.director, channel=Channel.COMMAND)
        self.adopted = {
            each.indicator.code: each
            for each in AdoptedIndicator.objects.filter(city=self.city).select_related("indicator", "city")
        }
        for code, told in self.told["targets"].items():
            self._targets(self.adopted[code], dict(told))
        for code, told in self.told["collected"].items():
            self._collected(self.adopted[code].indicator, dict(told))
        for year in YEARS:
            derive(self.city, period_of(parse(str(year))), by=self.staff, channel=Channel.COMMAND)
        self._approve_all()
        derive(self.city, period_of(parse(str(UNDER_WAY))), by=self.staff, channel=Channel.COMMAND)
        self._hand_in("TER-INC-01", "POL-MES-02", "INS-EXC-01")
        for code in self.told["targets"]:
            self._baseline(self.adopted[code])

    def _targets(self, adopted, told):
        adjusted = {name: told.pop(name, None) for name in ("adjusted", "reason", "decided")}
        values = {period: Decimal(value) for period, value in told.items()}
        act = {"adoption": adopted, "by": self.director, "channel": Channel.COMMAND}
        adoption.set_targets(kind=TargetKind.ORIGINAL, targets=values, decided_on=datetime.date(2024, 3, 15), **act)
        if adjusted["adjusted"]:
            values = {period: Decimal(value) for period, value in adjusted["adjusted"].items()}
            adoption.set_targets(
                kind=TargetKind.ADJUSTED,
                targets=values,
                reason=adjusted["reason"],
                decided_on=adjusted["decided"],
                **act,
            )

    def _collected(self, indicator, told):
        source = told.pop("source")
        for year, value in told.items():
            given = {"no_data_reason": value} if isinstance(value, str) else {"value": value}
            if isinstance(value, list):
                given = {"numerator": Decimal(value[0]), "denominator": Decimal(value[1])}
            elif isinstance(value, int):
                given = {"value": Decimal(value)}
            measuring.record(
                city=self.city,
                indicator=indicator,
                period=parse(year),
                by=self.staff,
                source_text=source,
                channel=Channel.COMMAND,
                **given,
            )

    def _approve_all(self):
        """Hand in and approve every value; the parts that the register counted go with their whole."""
        for state, verb, person in (
            (State.DRAFT, review.submit, self.staff),
            (State.SUBMITTED, review.approve, self.director),
        ):
            rows = Measurement.objects.current().filter(city=self.city)
            for pk in list(rows.order_by("segment", "pk").values_list("pk", flat=True)):
                measurement = rows.select_related("indicator", "city").get(pk=pk)
                if measurement.state == state:
                    verb(measurement=measurement, by=person, version=measurement.version)

    def _hand_in(self, *codes):
        """Hand in some values of the running year, so that the director finds something to review."""
        running = Measurement.objects.current().headline().filter(city=self.city, period__code=str(UNDER_WAY))
        for measurement in running.filter(indicator__code__in=codes).select_related("indicator", "city"):
            review.submit(measurement=measurement, by=self.staff, version=measurement.version)

    def _baseline(self, adopted):
        first = Measurement.objects.headline().filter(city=self.city, indicator=adopted.indicator, value__isnull=False)
        if found := first.order_by("period__starts_on").select_related("period").first():
            adopted.refresh_from_db()
            adoption.set_baseline(
                adoption=adopted,
                by=self.director,
                version=adopted.version,
                value=found.value,
                period=found.period,
                channel=Channel.COMMAND,
            )

    # --- The report

    def publish(self):
        """Write, freeze and publish the report on 2025 as edition 1."""
        report = preparing.open_report(
            city=self.city,
            kind="accountability",
            period=period_of(parse("2025")),
            language="es",
            by=self.staff,
            channel=Channel.COMMAND,
        )
        texts = {section: ("", self.told[section]) for section in ("summary", "failures", "next")}
        texts |= {section: (headline, "") for section, headline in self.told["headlines"].items()}
        for section, (headline, text) in texts.items():
            preparing.write_section(
                report,
                section=Section(section).value,
                headline=headline,
                text=text,
                by=self.staff,
                version=report.version,
            )
        preparing.freeze(report, by=self.director, version=report.version, channel=Channel.COMMAND)
        publishing.publish(report, by=self.director, version=report.version, channel=Channel.COMMAND)
