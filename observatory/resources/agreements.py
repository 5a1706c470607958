"""Agreements in a spreadsheet: one row per tie with a counterpart."""

import re
from collections import defaultdict

from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from observatory.choices import AgreementKind
from observatory.models import Agreement, SpecificObjective
from observatory.models.agreement_life import LONGEST_OBJECTIVE
from observatory.resources.agreement_fields import FIELDS, objectives_told, one_of_several
from observatory.resources.dataset import DataSet, comparable, ref
from observatory.resources.otherwise import nearest
from observatory.resources.records import OfRecord
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused
from observatory.spreadsheets import Unreadable, clean, header_key, key, text_of
from observatory.spreadsheets.stretches import Term

SAID_BY_TITLES = frozenset((AgreementKind.TWINNING, AgreementKind.MEMORANDUM, AgreementKind.LETTER))
WITH_WHOM = {"counterpart_city", "counterpart_country", "counterparts"}
OF_THE_OWN_CITY = frozenset(("city_latitude", "city_longitude", "city_population"))
CITY_AND_COUNTRY = re.compile(r"(?P<city>[^(),]+)(?:\((?P<in_brackets>[^(),]+)\)|,(?P<behind>[^(),]+))")
TWINNING = re.compile(
    r"\b(?:sister|herman[ao]|jumel|gemin|gemell|irmas?\b|irmana|twin|agerman|partnerstadt|stadtepartner)"
)
OTHER_TIES = re.compile(
    r"\b(?:conveni|acuerdo|agreement|accord|convention|acordo|memorand|cooperaci|cooperac|partner\b|partenariat|parceria)"
)


@declare
class Agreements(OfRecord, DataSet):
    """Signed ties with cities and organisations."""

    name = "agreements"
    label = _("Agreements")
    description = _("Twinnings, cooperation agreements, memoranda: one row for each tie with a counterpart.")
    model = Agreement
    page = "agreement-detail"
    usual_constants = ("kind", "status", "is_public")
    many = ("sdgs", "objectives")
    natural = ("kind", "counterpart_city", "counterpart_country", "counterparts", "signed_on", "title")
    related = ("counterpart_city", "counterpart_country", "department", "responsible_post", "deputy_post")
    owns = ("observatory.specificobjective",)
    fields = FIELDS

    def not_meant(self, found, table):
        """Where a place lies and how many live there is told of the counterpart, where no column names the own city."""
        told = {each.field: each.header for each in found}
        if "counterpart_city" not in told or ("city" in told and not is_one_and_the_same(told["city"], table)):
            return []
        return [each for each in found if each.field in OF_THE_OWN_CITY]

    def implied(self, columns, title):
        said = " | ".join(header_key(column.header) for column in columns if column.field)
        title = "" if OTHER_TIES.search(key(title)) else key(title)
        return {"kind": AgreementKind.TWINNING} if TWINNING.search(f"{said} | {title}") else {}

    def prepare(self, rows, run):
        run.partners.remember_new(city for city, _rows in run.beside)
        ties = defaultdict(set)
        records = Agreement.objects.kept().filter(city__in=run.known_cities(rows)).exclude(counterpart_city=None)
        for city, partner in records.values_list("city", "counterpart_city"):
            ties[city].add(partner)
        for city, partners in ties.items():
            run.partners.tied(city, partners)

    def complete(self, row, run):
        """Take an end that is said to be open, or as a length, for what it says."""
        if not isinstance(row.values.get("ends_on"), Term):
            return
        told = row.values.pop("ends_on")
        if told.is_open:
            row.values.setdefault("is_open_ended", True)
            row.warn("read-as-open-ended", "ends_on")
        else:
            row.values["term"] = row.values.get("term") or told
            row.warn("read-as-length", "ends_on", months=str(told.months))

    def resolve(self, row, run):
        self.store(row)
        self.for_how_long(row)
        self.tie(row, run)
        self.counterpart(row, run)
        self.posts(row, run)
        self.own_objectives(row)
        said = nearest(self.by_name["kind"].read, row.stored.get("title") or "")
        if "kind" not in row.stored and said in SAID_BY_TITLES:
            row.defaults["kind"] = said
            row.warn("kind-from-title", "title", kind=str(AgreementKind(said).label))
        elif "kind" not in row.stored:
            row.defaults["kind"] = AgreementKind.OTHER
            row.warn("kind-assumed", "kind", kind=str(AgreementKind.OTHER.label))
        if "counterpart_city" not in row.stored and not row.stored.get("counterparts") and not row.stored.get("title"):
            raise RowRefused("no-counterpart", "counterpart_city")

    def for_how_long(self, row):
        """Let the term say when an agreement begins and ends, where no date does."""
        term = row.values.get("term")
        if term is None:
            return
        if term.start and "in_force_from" not in row.stored:
            row.stored |= self.dated("in_force_from", term.start)
        start = row.stored.get("in_force_from") or row.stored.get("signed_on")
        if row.stored.get("ends_on"):
            return
        if term.is_open:
            row.stored.setdefault("is_open_ended", True)
        elif end := term.end_from(start):
            row.stored |= self.dated("ends_on", end)

    def posts(self, row, run):
        """Look up the posts that the row names in the city's office."""
        for name in ("responsible_post", "deputy_post"):
            if not row.stored.get(name):
                continue
            title = row.stored.pop(name)
            post = run.lookups.post(row.city, title) if row.city.pk else None
            if post is not None:
                row.stored[name] = post
            elif name == "responsible_post" and not row.stored.get("responsible"):
                row.stored["responsible"] = title
                row.warn("post-in-words", name, title)
            else:
                row.warn("unknown-post", name, title)

    def keep_in_words(self, row, objective):
        """An objective that the strategy does not have is one of the agreement itself."""
        row.values["specific_objectives"] = [*row.values.get("specific_objectives", ()), one_of_several(objective)]
        return True

    def own_objectives(self, row):
        """Take the objectives of the agreement itself; an empty cell says nothing of them."""
        if not (texts := row.values.get("specific_objectives")):
            return
        if longest := next((text for text in texts if len(text) > LONGEST_OBJECTIVE), None):
            reason = gettext("Write it in %(n)s letters at most.") % {"n": LONGEST_OBJECTIVE}
            row.refuse("invalid", "specific_objectives", longest[:200], reason=reason)
        row.beside["specific_objectives"] = texts

    def existing(self, rows, run):
        return super().existing(rows, run).prefetch_related("specific_objectives")

    def after_saving(self, rows, run):
        super().after_saving(rows, run)
        set_objectives({row.record: row.beside["specific_objectives"] for row in rows if said_in(row)})

    def beside_of(self, record):
        return super().beside_of(record) | {"specific_objectives": objectives_told(record)}

    def restore_beside(self, record, values):
        super().restore_beside(record, values)
        if "specific_objectives" in values:
            set_objectives({record: values["specific_objectives"] or []})

    def counterpart(self, row, run):
        name, country = row.values.get("counterpart_city"), row.values.get("counterpart_country")
        row.stored.pop("counterpart_city", None)
        if not name:
            return
        name, country = (name, country) if country else city_and_country(name, run.lookups)
        partner = run.partners.find(row.city, name, country, row.values, row)
        if partner is None:
            row.warn("counterpart-is-a-body" if country else "counterpart-without-country", "counterpart_city", name)
            row.stored.setdefault("counterparts", name)
            return
        row.stored["counterpart_city"] = partner
        row.stored["counterpart_country"] = country or partner.country

    def natural_key(self, row, run):
        given = row.defaults | row.stored
        if given.get("counterpart_city") is not None and given.get("counterpart_country") is None:
            given["counterpart_country"] = given["counterpart_city"].country
        return (ref(row.city), *(comparable(given.get(name)) for name in self.key_names(run)))

    def natural_key_of(self, record, run):
        return (record.city_id, *(comparable(getattr(record, name)) for name in self.key_names(run)))

    def key_names(self, run):
        """What tells agreements apart: with whom; of which kind, when and under which title where the sheet says so."""
        return [name for name in self.natural if name in WITH_WHOM | run.key_fields]

    def check(self, row, run):
        given = self.together(row, "signed_on", "ends_on", "is_open_ended")
        if given["ends_on"] and given["signed_on"] and given["ends_on"] < given["signed_on"]:
            raise RowRefused("ends-before-signed", "ends_on", given["ends_on"])
        starts = self.together(row, "in_force_from")["in_force_from"]
        if given["ends_on"] and starts and given["ends_on"] < starts:
            raise RowRefused("ends-before-in-force", "ends_on", given["ends_on"])
        if given["ends_on"] and given["is_open_ended"]:
            raise RowRefused("open-ended-with-end", "is_open_ended", given["ends_on"])

    def missing(self, row, run):
        row.defaults.setdefault("title", self.title_of(row, run))
        row.beside.setdefault("specific_objectives", [])
        self.give_code(row, run, row.stored.get("title") or row.defaults["title"])

    def title_of(self, row, run):
        """Make a title of the two sides, in the main language of the city."""
        given = row.defaults | row.stored
        template = run.memory.setdefault(
            ("title", row.city.main_language, given["kind"]), title_template(row.city.main_language, given["kind"])
        )
        counterpart = given.get("counterpart_city") or given.get("counterparts") or ""
        return (template % {"city": row.city.name, "counterpart": counterpart})[:300]

    def records(self, city, cities):
        return self.of_cities(cities).prefetch_related("sdgs", "objectives", "specific_objectives")


def is_one_and_the_same(header, table):
    """Whether a column says the same in every row."""
    return len({key(text_of(cell)) for cell in table.column(header)} - {""}) < 2


def city_and_country(name, lookups):
    """Part "Lyon (Francia)" and "Dakar, Senegal" into city and country; None where no country is named."""
    if found := CITY_AND_COUNTRY.fullmatch(name):
        try:
            return found["city"].strip(), lookups.country(clean(found["in_brackets"] or found["behind"]))
        except Unreadable:
            pass
    return name, None


def said_in(row):
    return "specific_objectives" in row.beside and row.beside["specific_objectives"]


def set_objectives(texts_of):
    """Let agreements have the objectives of these texts and no others; what is not listed is taken off, not deleted."""
    known = defaultdict(dict)
    for each in SpecificObjective.objects.filter(agreement__in=texts_of).order_by("-pk"):
        known[each.agreement_id][one_of_several(each.text)] = each
    new, changed = [], []
    for agreement, texts in texts_of.items():
        stored = known[agreement.pk]
        new += [SpecificObjective(agreement=agreement, text=each) for each in texts if each not in stored]
        for told, each in stored.items():
            removed_at = None if told in texts else each.removed_at or timezone.now()
            if each.removed_at != removed_at:
                each.removed_at = removed_at
                changed.append(each)
    SpecificObjective.objects.bulk_create(new, batch_size=500)
    SpecificObjective.objects.bulk_update(changed, ["removed_at"], batch_size=500)


def title_template(language, kind):
    with translation.override(language):
        return {
            AgreementKind.TWINNING: gettext("Twinning %(city)s – %(counterpart)s"),
            AgreementKind.COOPERATION: gettext("Cooperation agreement %(city)s – %(counterpart)s"),
            AgreementKind.MEMORANDUM: gettext("Memorandum %(city)s – %(counterpart)s"),
            AgreementKind.LETTER: gettext("Letter of intent %(city)s – %(counterpart)s"),
        }.get(kind, gettext("Agreement %(city)s – %(counterpart)s"))
