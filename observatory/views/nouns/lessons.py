from django.utils.translation import gettext_lazy as _

from observatory.forms.lessons import LessonForm
from observatory.models import Lesson
from observatory.views.noun import Noun

LESSON = Noun(
    name="lesson",
    model=Lesson,
    form=LessonForm,
    details=lambda rows: rows.select_related("activity__mission", "project", "agreement", "practice"),
    search=("title", "tried", "happened", "why", "changed", "facts", "anecdotes"),
    by=("theme",),
    sorts={"title": ("title",), "date": ("happened_on",)},
    default_sort="-date",
    words={
        "many": _("Lessons"),
        "new": _("Log a lesson"),
        "lede": _(
            "What was tried, what happened, what was learned. A failure told is a service to those who come next."
        ),
        "none": _("No lesson is logged yet"),
        "hint": _("An accountability report says what did not work. Write it down while it is remembered."),
    },
)
