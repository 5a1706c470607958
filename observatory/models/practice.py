from django.db import models
from django.db.models import Exists, Max, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from observatory.choices import AreaOfAction, CriterionAnswer, PracticeStep, Precision
from observatory.models.office import Department
from observatory.models.record import Record, RecordQuerySet
from observatory.models.reference import Country, Sdg
from observatory.models.row import RowOf

VISIBLE = (PracticeStep.RECOGNISED, PracticeStep.LISTED)
BY_WEIGHT = tuple(PracticeStep.values)


class GoodPracticeQuerySet(RecordQuerySet):
    def with_state(self):
        """Add `state`: the furthest step that the practice has come to, by its events."""
        events = PracticeEvent.objects.filter(practice=OuterRef("pk"))
        furthest = events.order_by(step_order().desc(), "-pk").values("step")[:1]
        return self.annotate(state=Subquery(furthest), last_event_on=Max("events__happened_on"))

    def that_were(self, *steps):
        """Practices with an event of one of these steps."""
        return self.filter(Exists(PracticeEvent.objects.filter(practice=OuterRef("pk"), step__in=steps)))


def step_order():
    """The steps as numbers, in the order in which a practice comes to them."""
    whens = [models.When(step=step, then=place) for place, step in enumerate(BY_WEIGHT)]
    return models.Case(*whens, output_field=models.PositiveSmallIntegerField())


class GoodPractice(Record):
    """Something the city does well enough for others to learn from; its events tell how far it has come (N8 ch. 3)."""

    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("what it is, in a few sentences"))
    problem = models.TextField(_("what it answers"), blank=True)
    how = models.TextField(_("how it works"), blank=True)
    results = models.TextField(_("what it achieved"), blank=True)
    advice = models.TextField(_("what others would need to do the same"), blank=True)
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="practices", verbose_name=_("department")
    )
    area_of_action = models.CharField(_("area of action"), max_length=20, choices=AreaOfAction, blank=True)
    sdgs = models.ManyToManyField(Sdg, blank=True, related_name="practices", verbose_name=_("SDGs"))
    topics = models.JSONField(_("topics"), default=list, blank=True)
    url = models.URLField(_("link"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = GoodPracticeQuerySet.as_manager()

    class Meta:
        default_related_name = "practices"
        ordering = ["city", "title", "pk"]
        verbose_name = _("good practice")
        verbose_name_plural = _("good practices")
        constraints = [
            models.UniqueConstraint(
                fields=["city", "code"],
                condition=~Q(code="") & Q(removed_at=None),
                name="one_practice_per_code",
            ),
        ]

    def __str__(self):
        return self.title


class PracticeEventQuerySet(models.QuerySet):
    def kept(self):
        return self.filter(practice__removed_at=None)

    def of(self, city):
        return self.filter(practice__city=city)

    def between(self, start, end):
        """Events of the days given, both included."""
        return self.filter(happened_on__gte=start, happened_on__lte=end)

    def being(self, *steps):
        return self.filter(step__in=steps)

    def visible(self):
        """What makes a practice visible: an award or shortlist, a place on a platform."""
        return self.being(*VISIBLE)


class PracticeEvent(RowOf):
    """One thing that happened to a good practice on a day: identified, systematised, shown, … transferred."""

    practice = models.ForeignKey(GoodPractice, models.CASCADE, related_name="events", verbose_name=_("good practice"))
    step = models.CharField(_("what happened"), max_length=12, choices=PracticeStep)
    happened_on = models.DateField(_("date"))
    happened_on_precision = models.CharField(max_length=7, choices=Precision, default=Precision.DAY)
    where = models.CharField(_("where"), max_length=200, blank=True)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("country")
    )
    outcome = models.CharField(_("what came of it"), max_length=300, blank=True)
    url = models.URLField(_("link"), max_length=500, blank=True)

    objects = PracticeEventQuerySet.as_manager()

    class Meta(RowOf.Meta):
        ordering = ["happened_on", "pk"]
        verbose_name = _("event of a practice")
        verbose_name_plural = _("events of a practice")
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "step"],
                condition=Q(step__in=[PracticeStep.IDENTIFIED, PracticeStep.SYSTEMATISED]),
                name="practice_identified_and_systematised_once",
            ),
            models.CheckConstraint(
                condition=Q(step__in=[PracticeStep.IDENTIFIED, PracticeStep.SYSTEMATISED]) | ~Q(where=""),
                name="practice_event_says_where",
            ),
        ]

    def __str__(self):
        return " ".join(filter(None, [str(self.get_step_display()), self.where]))

    @property
    def city(self):
        return self.practice.city

    @property
    def city_id(self):
        return self.practice.city_id


class PracticeCriterion(models.Model):
    """A question that a practice answers before it counts as systematised; the list ships with the program."""

    code = models.SlugField(_("code"), max_length=30, primary_key=True)
    position = models.PositiveSmallIntegerField(unique=True)
    name = models.CharField(_("criterion"), max_length=100)
    question = models.TextField(_("question"))
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        ordering = ["position"]
        verbose_name = _("criterion of good practices")
        verbose_name_plural = _("criteria of good practices")

    def __str__(self):
        return self.name


class PracticeCheck(models.Model):
    """What a practice answers to a criterion, and by what evidence."""

    practice = models.ForeignKey(GoodPractice, models.CASCADE, related_name="checks", verbose_name=_("good practice"))
    criterion = models.ForeignKey(PracticeCriterion, models.PROTECT, related_name="+", verbose_name=_("criterion"))
    answer = models.CharField(_("answer"), max_length=6, choices=CriterionAnswer)
    evidence = models.TextField(_("evidence"), blank=True)

    class Meta:
        ordering = ["criterion__position"]
        verbose_name = _("check of a criterion")
        verbose_name_plural = _("checks of criteria")
        constraints = [
            models.UniqueConstraint(fields=["practice", "criterion"], name="one_answer_per_criterion"),
            models.CheckConstraint(
                condition=Q(answer=CriterionAnswer.NO) | ~Q(evidence=""), name="criterion_met_by_evidence"
            ),
        ]

    def __str__(self):
        return f"{self.criterion}: {self.get_answer_display()}"
