"""What the example's office logs in five years: a little more each year."""

import datetime
from decimal import Decimal

from actors.models import Actor, Participation
from dialogues.choices import CommitmentStatus, Purpose
from dialogues.models import Commitment, Dialogue
from observatory.choices import ActivityKind, AgreementStatus
from observatory.models import (
    Activity,
    Agreement,
    BudgetYear,
    Delegate,
    Department,
    GovernmentTerm,
    Mission,
    Network,
    NetworkMembership,
    Objective,
    Sdg,
    Source,
    Strategy,
)
from observatory.spreadsheets.words import key

YEARS = (2021, 2022, 2023, 2024, 2025)
UNDER_WAY = 2026
PLAN = "2024-2027"
TOPICS = (
    "frentes de agua",
    "drenaje urbano",
    "transporte eléctrico",
    "mercados de barrio",
    "artes escénicas",
    "datos abiertos",
)
AREAS = ("cooperation", "representation", "cooperation", "economy", "communication", "cooperation", "citizens")
AGREED = {
    0: "Priorizar agua y movilidad en los intercambios",
    1: "Publicar el calendario conjunto de misiones",
    3: "Repartir entre las áreas el seguimiento de los acuerdos",
}
MONTHS = (2, 3, 5, 6, 7, 8, 9, 10)


def log(example):
    for term in example.told["terms"]:
        GovernmentTerm.objects.create(
            city=example.city, head=term["head"], starts_on=term["from"], ends_on=term["until"]
        )
    example.departments = [
        example.keep(Department(city=example.city, name=name)) for name in example.told["departments"]
    ]
    example.actors = [
        example.keep(
            Actor(
                city=example.city,
                name_key=key(each["name"]),
                is_public=True,
                agreed_on=datetime.date(2021, 1, 15),
                **each,
            )
        )
        for each in example.told["actors"]
    ]
    _plan(example)
    example.enter_all(Source, example.told["sources"])
    example.agreements = [_agreement(example, each) for each in example.told["agreements"]]
    for each in example.told["networks"]:
        _membership(example, each)
    for year in (*YEARS, UNDER_WAY):
        _year(example, year)
    for each in example.told["budget"]:
        _budget(example, each)


def _plan(example):
    told = example.told["strategy"]
    strategy = example.keep(
        Strategy(
            city=example.city,
            code=PLAN,
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
    example.objectives = {each["code"]: _objective(example, strategy, each) for each in told["objectives"]}


def _objective(example, strategy, told):
    objective = example.keep(
        Objective(
            city=example.city,
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


def _agreement(example, told):
    agreement = example.keep(
        Agreement(
            city=example.city,
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
            source=example.find(Source, told["source"]) if "source" in told else None,
            is_public=True,
        )
    )
    agreement.sdgs.set(Sdg.objects.filter(code__in=told["sdgs"]))
    agreement.objectives.set(example.objectives[code] for code in told.get("objectives", []))
    return agreement


def _membership(example, told):
    network = Network.objects.create(
        name=told["name"], name_key=key(told["name"]), acronym=told["acronym"], brought_in_by=example.city
    )
    example.keep(
        NetworkMembership(
            city=example.city,
            code=told["acronym"].lower(),
            network=network,
            joined_on=told["joined_on"],
            role=told["role"],
            is_public=True,
        )
    )


def _year(example, year):
    """What the office logs in a year: a little more each year."""
    step = year - YEARS[0]
    for at in range(3 + 2 * step - (step == 3)):
        _activity(example, year, at, "exchange", f"Intercambio sobre {TOPICS[(at + step) % 6]}", 2 + at % 3)
    for at in range(2 + step // 2):
        _activity(
            example, year, at, "training", f"Curso sobre la agenda global: {TOPICS[at]}", 1 + at, people=24 + 9 * at
        )
    for at in range(2 + (step + 1) // 2):
        reason = ("technical", "economic", "network", "cooperation")[at % 4]
        _mission(example, year, at, reason)
    for at in range(1 + step // 2):
        _activity(example, year, at, "meeting", "Reunión con una agencia de cooperación", 1, planned=at % 2 == 0)
    _activity(example, year, 1, "forum", "Foro anual de la Red de Ciudades del Agua", 1, people=6)
    for at in range(min(4, 3 + step // 2)):
        _table(example, year, at)


def _activity(example, year, at, kind, title, departments, *, people=None, planned=True, evidence=True):
    activity = example.keep(
        Activity(
            city=example.city,
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
    first = (at * 2 + year) % len(example.departments)
    activity.departments.set((example.departments * 2)[first : first + departments])
    activity.objectives.set([list(example.objectives.values())[at % 4]] if year >= 2024 else [])
    running = [each for each in example.agreements if each.signed_on.year <= year and each.code != "costa-sur"]
    activity.agreements.set([running[(at + year) % len(running)]])
    Participation.objects.create(actor=example.actors[(at + year) % len(example.actors)], activity=activity)
    return activity


def _mission(example, year, at, reason):
    out = at % 2 == 0
    title = "Misión técnica al exterior" if out else "Visita de una delegación"
    activity = _activity(example, year, at, "mission-out" if out else "visit-in", title, 1, people=4 + at)
    mission = Mission.objects.create(activity=activity, reason=reason, delegates=4 + at)
    Delegate.objects.create(mission=mission, post="Dirección de Relaciones Internacionales")
    Delegate.objects.create(mission=mission, post="Personal técnico de las áreas", number=3 + at)


def _table(example, year, at):
    dialogue = example.keep(
        Dialogue(
            city=example.city,
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
    dialogue.departments.set(example.departments[:joined])
    dialogue.attending.set(example.actors[: 2 + at])
    if at != 2:
        _commitment(example, dialogue, year, at)


def _commitment(example, dialogue, year, at):
    is_done = year < 2025 or at == 0
    example.keep(
        Commitment(
            city=example.city,
            dialogue=dialogue,
            kind="task" if at else "objective",
            text=AGREED[at],
            responsible="Dirección de Asuntos Internacionales",
            due_on=datetime.date(year, 12, 1),
            status=CommitmentStatus.DONE if is_done else CommitmentStatus.UNDER_WAY,
            answered_by=_answer(example, dialogue.held_on) if is_done else None,
            is_public=True,
        )
    )


def _answer(example, day):
    """The first exchange from a day on in its year, which answered what was agreed; None where there is none."""
    exchanges = Activity.objects.of(example.city).filter(kind=ActivityKind.EXCHANGE, starts_on__gte=day)
    exchanges = exchanges.filter(starts_on__year=day.year)
    return exchanges.order_by("starts_on", "pk").first()


def _budget(example, told):
    example.keep(
        BudgetYear(
            city=example.city,
            year=told["year"],
            currency_id="COP",
            planned=Decimal(told["planned"]),
            executed=Decimal(told["executed"]),
            city_total=Decimal(told["total"]),
            source=example.find(Source, told["source"]),
            is_public=True,
        )
    )
