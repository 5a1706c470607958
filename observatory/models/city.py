import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from observatory.choices import CityKind, DataLicence, Language, Locale, Role
from observatory.models.reference import Country, Currency

LEVELS_OF_TERRITORY = 4  # state, metropolitan area, municipality, and one more to spare


def main_language():
    return [Language.ES.value]


def within(*pks, field=""):
    """A condition for the cities of these keys and those nested within them, `field` being the way to the city."""
    steps = [
        field + "__parent" * level if field else "__".join(["parent"] * level) for level in range(LEVELS_OF_TERRITORY)
    ]
    return Q.create([(f"{step or 'pk'}__in", pks) for step in steps], connector=Q.OR)


class CityQuerySet(models.QuerySet):
    def observed(self):
        """Cities whose own action is followed here, not only partners of one."""
        return self.filter(is_observed=True)

    def public(self):
        return self.observed().filter(is_public=True)

    def with_code(self, code):
        return self.filter(code__iexact=code)

    def within(self, territory):
        """The territory itself and every city nested in it."""
        return self.filter(within(territory.pk))

    def worked_on_by(self, user):
        """Cities in whose workspace this person is: by a role there, or in a territory that looks after them."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        if user.is_superuser:
            return self.observed()
        own = Membership.objects.current().filter(user=user).values("city")
        looked_after = Q()
        for level in range(1, LEVELS_OF_TERRITORY):
            way = "__".join(["parent"] * level)
            chain = {"__".join(["parent"] * step + ["is_managed_by_parent"]): True for step in range(level)}
            looked_after |= Q(**{f"{way}__in": own}, **chain)
        return self.observed().filter(Q(pk__in=own) | looked_after)

    def visible_to(self, user):
        """Public cities, and those the person works on."""
        if not user.is_authenticated:
            return self.public()
        return self.observed().filter(Q(is_public=True) | Q(pk__in=self.model.objects.worked_on_by(user).values("pk")))

    def nameable_by(self, city):
        """Partners this city may point at: those of the gazetteer, public cities, and those it brought in itself."""
        return self.filter(
            Q(is_observed=False, brought_in_by=None) | Q(is_public=True) | Q(brought_in_by=city) | within(city.pk)
        )


class City(models.Model):
    """A territory that acts abroad, or a partner of one."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(
        _("code"),
        max_length=60,
        validators=[
            RegexValidator(
                r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$",
                _("Use letters, digits and single hyphens."),
            )
        ],
        help_text=_("Stands in the address of every page of the city, so it is not changed later."),
    )
    name = models.CharField(_("name"), max_length=150)
    name_key = models.CharField(max_length=150, db_index=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=CityKind, default=CityKind.MUNICIPALITY)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cities",
        verbose_name=_("part of"),
    )
    country = models.ForeignKey(Country, models.PROTECT, related_name="cities", verbose_name=_("country"))
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=5, null=True, blank=True)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_on = models.DateField(_("date of the population"), null=True, blank=True)
    population_source = models.CharField(_("source of the population"), max_length=300, blank=True)
    currency = models.ForeignKey(
        Currency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cities",
        verbose_name=_("currency"),
    )
    locale = models.CharField(_("numbers and dates"), max_length=5, choices=Locale, default=Locale.ES_ES)
    languages = models.JSONField(_("languages"), default=main_language)
    about = models.TextField(_("about the city's international action"), blank=True)
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        default="#1A1A1A",
        validators=[
            RegexValidator(
                r"^#[0-9A-Fa-f]{6}$",
                _("Write the colour as # and six hexadecimal digits."),
            )
        ],
    )
    quiet_after = models.PositiveSmallIntegerField(
        _("an agreement is quiet after so many months without activity"), default=6, validators=[MinValueValidator(2)]
    )
    dormant_after = models.PositiveSmallIntegerField(
        _("an agreement is dormant after so many months without activity"),
        default=12,
        validators=[MaxValueValidator(600)],
    )
    licence = models.CharField(
        _("licence of what it publishes"), max_length=12, choices=DataLicence, default=DataLicence.CC_BY
    )
    citation = models.CharField(_("named in citations as"), max_length=200, blank=True)
    is_observed = models.BooleanField(_("observed here"), default=True)
    is_public = models.BooleanField(_("public"), default=False)
    is_example = models.BooleanField(_("invented example"), default=False)
    is_managed_by_parent = models.BooleanField(_("looked after by its territory"), default=True)
    brought_in_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="partners_brought_in",
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CityQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        constraints = [
            models.UniqueConstraint(Lower("code"), name="one_city_per_code"),
            models.CheckConstraint(condition=~Q(parent=models.F("pk")), name="city_not_within_itself"),
            models.CheckConstraint(
                condition=Q(quiet_after__gte=2) & Q(dormant_after__gt=models.F("quiet_after")),
                name="agreement_quiet_before_dormant",
            ),
            models.CheckConstraint(condition=Q(licence__in=DataLicence.values), name="city_licence_is_open"),
        ]
        indexes = [models.Index(fields=["country", "name_key"], name="city_by_country_and_name")]
        permissions = [
            ("manage_people", "Invite, change and deactivate people"),
            ("manage_city", "Change the city's settings"),
            ("log_register", "Log and change the register"),
            ("import_data", "Import spreadsheets"),
            ("undo_import", "Undo an import"),
            ("decide_agreements", "Decide on the agreements of a year"),
            ("see_workspace", "See the workspace"),
        ]

    def __str__(self):
        return self.name

    @property
    def city(self):
        """Itself, so that permissions ask every object the same question."""
        return self

    @property
    def cited_as(self):
        """Who is named as the author where its figures are cited."""
        return self.citation or self.name

    @property
    def main_language(self):
        return self.languages[0] if self.languages else Language.ES.value


class MembershipQuerySet(models.QuerySet):
    def current(self, today=None):
        today = today or timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=today), starts_on__lte=today, ended_at=None)


class Membership(models.Model):
    """A person's role in a city, from one day to another."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="memberships",
        verbose_name=_("person"),
    )
    city = models.ForeignKey(City, models.PROTECT, related_name="memberships", verbose_name=_("city"))
    role = models.CharField(_("role"), max_length=10, choices=Role)
    starts_on = models.DateField(pgettext_lazy("day", "from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["city", "role", "user"]
        verbose_name = _("role in a city")
        verbose_name_plural = _("roles in cities")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="membership_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["user", "city", "role"],
                condition=Q(ended_at=None),
                name="one_open_membership_per_role",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}, {self.city}"
