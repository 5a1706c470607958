from django.utils.translation import gettext_lazy as _

from observatory.forms.plans import LessonForm
from observatory.models import Lesson
from observatory.views.noun import Noun

LESSON = Noun(
    name="lesson",
    model=Lesson,
    form=LessonForm,
    search=("title", "tried", "happened", "why", "changed"),
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
