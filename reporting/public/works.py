"""What a city publishes of its projects, good practices and lessons, each with what everybody may know of it."""

from dataclasses import dataclass

from observatory.choices import CriterionAnswer
from observatory.models import Activity, Agreement, Department, GoodPractice, Lesson, Project, Source
from reporting.public.register import shown


@dataclass(frozen=True)
class ProjectPage:
    """One published project with the public records around it."""

    record: Project
    partners: list
    investments: list
    agreements: list
    objectives: list
    lessons: list
    source: Source | None


@dataclass(frozen=True)
class PracticePage:
    """One published good practice: how far it came, what it answers to the criteria, what was learned with it."""

    record: GoodPractice
    department: Department | None
    events: list
    checks: list
    lessons: list

    @property
    def met(self):
        return sum(check.answer == CriterionAnswer.YES for check in self.checks)


@dataclass(frozen=True)
class LessonPage:
    """One published lesson, and what it comes from where that is public too."""

    record: Lesson
    activity: Activity | None
    agreement: Agreement | None
    project: Project | None
    practice: GoodPractice | None


def public_projects(city):
    """The published projects of a city, the latest first."""
    rows = Project.objects.public().of(city).select_related("currency", "source").prefetch_related("countries")
    return rows.order_by("-starts_on", "title", "pk")


def public_practices(city):
    """The published good practices of a city, with how far each came."""
    rows = GoodPractice.objects.public().of(city).with_state().select_related("department")
    return rows.order_by("title", "pk")


def public_lessons(city):
    """The published lessons of a city, the latest first."""
    return Lesson.objects.public().of(city).order_by("-happened_on", "-pk")


def themes_of(lessons):
    """The themes that these lessons are about."""
    return set(lessons.order_by().values_list("theme", flat=True))


def project_page(project):
    """Gather what is public around a public project."""
    return ProjectPage(
        record=project,
        partners=list(project.partners.select_related("country")),
        investments=list(project.investments.select_related("currency").order_by("year", "pk")),
        agreements=list(project.agreements.public().select_related("city")),
        objectives=list(project.objectives.public().filter(strategy__is_public=True, strategy__removed_at=None)),
        lessons=list(Lesson.objects.public().filter(project=project)),
        source=shown(project.source),
    )


def practice_page(practice):
    """Gather what is public around a public good practice."""
    return PracticePage(
        record=practice,
        department=shown(practice.department),
        events=list(practice.events.select_related("country")),
        checks=list(practice.checks.select_related("criterion")),
        lessons=list(Lesson.objects.public().filter(practice=practice)),
    )


def lesson_page(lesson):
    """Gather what is public around a public lesson."""
    return LessonPage(
        record=lesson,
        activity=shown(lesson.activity),
        agreement=shown(lesson.agreement),
        project=shown(lesson.project),
        practice=shown(lesson.practice),
    )
