from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from observatory.choices import InvestmentKind, Modality, PartnerRole, Precision, ProjectStatus
from observatory.models.agreement import Agreement
from observatory.models.opportunity import Opportunity
from observatory.models.record import Record
from observatory.models.reference import Country, Currency, Sdg
from observatory.models.row import RowOf
from observatory.models.source import Source
from observatory.models.strategy import Objective


class Project(Record):
    """A cooperation project that the city takes part in, or an investment that its office brought to it."""

    title = models.CharField(_("title"), max_length=300)
    modality = models.CharField(_("modality"), max_length=15, choices=Modality, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=ProjectStatus, blank=True)
    starts_on = models.DateField(pgettext_lazy("day", "from"), null=True, blank=True)
    starts_on_precision = models.CharField(max_length=7, choices=Precision, default=Precision.DAY)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    budget = models.DecimalField(_("budget"), max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.ForeignKey(
        Currency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("currency")
    )
    countries = models.ManyToManyField(Country, blank=True, related_name="projects", verbose_name=_("countries"))
    aims = models.TextField(_("what it is for"), blank=True)
    beneficiaries = models.TextField(_("who benefits"), blank=True)
    results = models.TextField(_("results"), blank=True)
    objectives = models.ManyToManyField(Objective, blank=True, related_name="projects", verbose_name=_("objectives"))
    agreements = models.ManyToManyField(
        Agreement, blank=True, related_name="projects", verbose_name=_("agreements it serves")
    )
    sdgs = models.ManyToManyField(Sdg, blank=True, related_name="projects", verbose_name=_("SDGs"))
    opportunity = models.ForeignKey(
        Opportunity, models.PROTECT, null=True, blank=True, related_name="projects", verbose_name=_("opportunity won")
    )
    url = models.URLField(_("link"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="projects", verbose_name=_("source")
    )

    class Meta:
        default_related_name = "projects"
        ordering = ["city", "title", "pk"]
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="project_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=Q(budget=None) | Q(budget__gte=0), name="project_budget_not_negative"),
            models.UniqueConstraint(
                fields=["city", "code"],
                condition=~Q(code="") & Q(removed_at=None),
                name="one_project_per_code",
            ),
        ]
        indexes = [models.Index(fields=["city", "starts_on"], name="project_by_city_start")]

    def __str__(self):
        return self.title


class RowOfProject(RowOf):
    """A row that belongs to a project and goes with it."""

    class Meta(RowOf.Meta):
        abstract = True

    @property
    def city(self):
        return self.project.city

    @property
    def city_id(self):
        return self.project.city_id


class ProjectPartner(RowOfProject):
    """Who takes part in a project, and as what."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="partners", verbose_name=_("project"))
    name = models.CharField(_("name"), max_length=300)
    role = models.CharField(_("role"), max_length=12, choices=PartnerRole, default=PartnerRole.PARTNER)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("country")
    )
    place = models.CharField(_("city"), max_length=150, blank=True)

    class Meta(RowOfProject.Meta):
        verbose_name = _("project partner")
        verbose_name_plural = _("project partners")

    def __str__(self):
        return self.name


class InvestmentQuerySet(models.QuerySet):
    def kept(self):
        return self.filter(project__removed_at=None)

    def of(self, city):
        return self.filter(project__city=city)

    def foreign_direct(self):
        return self.filter(kind=InvestmentKind.FOREIGN_DIRECT)


class Investment(RowOfProject):
    """Money that came to the city with a project in one year, and the jobs it created."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="investments", verbose_name=_("project"))
    kind = models.CharField(_("kind"), max_length=15, choices=InvestmentKind, default=InvestmentKind.FOREIGN_DIRECT)
    year = models.PositiveSmallIntegerField(_("year"))
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.ForeignKey(
        Currency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("currency")
    )
    jobs = models.PositiveIntegerField(_("jobs created"), null=True, blank=True)

    objects = InvestmentQuerySet.as_manager()

    class Meta(RowOfProject.Meta):
        verbose_name = _("investment")
        verbose_name_plural = _("investments")
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0) & Q(currency__isnull=False),
                name="investment_has_its_currency",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.year}"
