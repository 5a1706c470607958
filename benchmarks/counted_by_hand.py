"""Twenty-six of the derived indicators of a city and 2025, each as one SQL statement written for it by hand.

Each answers the identifiers of the rows it counts and a number beside them: its part in a share, or what is added up.
"""

from decimal import ROUND_HALF_UP, Decimal

DIGITS = Decimal("0.000001")
YEAR = "starts_on BETWEEN '2025-01-01' AND '2025-12-31'"
ACTIVITIES = f"FROM observatory_activity a WHERE a.city_id = {{city}} AND a.removed_at IS NULL AND a.{YEAR}"
IN_ORDER = " ORDER BY a.starts_on, a.id"
AGREEMENTS = "FROM observatory_agreement a WHERE a.city_id = {city} AND a.removed_at IS NULL"
SENT = (
    "FROM dialogues_communication a WHERE a.city_id = {city} AND a.removed_at IS NULL AND a.same_as_id IS NULL"
    " AND a.sent_on BETWEEN '2025-01-01' AND '2025-12-31'"
)
IN_FORCE = (
    f"{AGREEMENTS} AND a.status <> 'negotiation' AND (a.ends_on IS NULL OR a.ends_on >= '2025-01-01')"
    " AND COALESCE(a.in_force_from, a.signed_on) <= '2025-12-31'"
)
HAS_SDG = "EXISTS (SELECT 1 FROM observatory_{what}_sdgs s WHERE s.{what}_id = a.id)"
HAS_OBJECTIVE = "EXISTS (SELECT 1 FROM observatory_activity_objectives o WHERE o.activity_id = a.id)"
DEPARTMENTS = (
    "SELECT {uuid}, CASE WHEN d.id IN (SELECT l.department_id FROM observatory_activity_departments l"
    " JOIN observatory_activity a ON a.id = l.activity_id WHERE a.city_id = {city} AND a.removed_at IS NULL"
    f" AND a.{YEAR}"
    "{more}) THEN 1 ELSE 0 END FROM observatory_department d WHERE d.city_id = {city} AND d.removed_at IS NULL"
    " ORDER BY d.name"
)  # fmt: skip


def of_kind(kind, more="", told="1"):
    return f"SELECT {{uuid}}, {told} {ACTIVITIES} AND a.kind = '{kind}'{more}{IN_ORDER}"


def number(rows):
    return Decimal(len(rows))


def total(rows):
    return Decimal(sum(told for _uuid, told in rows))


def share(rows):
    return (total(rows) * 100 / len(rows)).quantize(DIGITS, ROUND_HALF_UP)


def yes(rows):
    return Decimal(bool(rows))


COUNTS = {
    "INS-EXC-01": (number, of_kind("exchange")),
    "INS-PRJ-01": (number, of_kind("talk")),
    "TER-INC-04": (number, of_kind("forum")),
    "TER-INC-08": (number, of_kind("invitation")),
    "TER-APR-03": (number, of_kind("training-trainers")),
    "INS-TYP-06": (number, of_kind("contact")),
    "INS-TYP-11": (number, of_kind("meeting")),
    "INS-TYP-12": (number, of_kind("mission-out")),
    "TER-TER-03": (number, of_kind("event", " AND (a.country_id IS NULL OR a.country_id = 'CO') AND a.place = ''")),
    "TER-TER-05": (number, of_kind("event", " AND CAST(a.topics AS text) LIKE '%%\"cultur%%'")),
    "TER-APR-01": (yes, of_kind("campaign", " AND " + HAS_SDG.format(what="activity"))),
    "TER-APR-02": (number, of_kind("training", " AND " + HAS_SDG.format(what="activity"))),
    "INS-TRI-01": (total, of_kind("training-abroad", " AND a.participants IS NOT NULL", "a.participants")),
    "INS-TRI-02": (
        total,
        of_kind("training-abroad", f" AND a.participants IS NOT NULL AND {HAS_OBJECTIVE}", "a.participants"),
    ),
    "INS-EXC-04": (yes, of_kind("exchange")),
    "POL-MES-08": (
        number,
        f"SELECT {{uuid}}, 1 {ACTIVITIES} AND {HAS_OBJECTIVE} AND (SELECT COUNT(*) FROM"
        f" observatory_activity_departments l WHERE l.activity_id = a.id) > 1{IN_ORDER}",
    ),
    "OBS-PLAN-01": (
        share,
        f"SELECT {{uuid}}, CASE WHEN a.motivation = 'planned' THEN 1 ELSE 0 END {ACTIVITIES} AND a.motivation <> ''"
        f"{IN_ORDER}",
    ),
    "OBS-DEP-01": (share, DEPARTMENTS.replace("{more}", "")),
    "INS-TRC-02": (share, DEPARTMENTS.replace("{more}", " AND a.kind = 'training'")),
    "POL-GOV-01": (share, DEPARTMENTS.replace("{more}", " AND a.kind = 'exchange' AND a.result <> ''")),
    "TER-TER-04": (
        number,
        f"SELECT {{uuid}}, 1 {AGREEMENTS} AND a.signed_on BETWEEN '2025-01-01' AND '2025-12-31'"
        " ORDER BY a.signed_on, a.id",
    ),
    "INS-TYP-01": (
        number,
        f"SELECT {{uuid}}, 1 {AGREEMENTS} AND a.kind = 'twinning' AND a.signed_on BETWEEN '2022-01-01' AND '2025-12-31'"
        " ORDER BY a.signed_on, a.id",
    ),
    "POL-GOV-03": (
        share,
        "SELECT {uuid}, CASE WHEN " + HAS_SDG.format(what="agreement") + f" THEN 1 ELSE 0 END {IN_FORCE}"
        " ORDER BY a.signed_on, a.id",
    ),
    "INS-PUB-01": (number, f"SELECT {{uuid}}, 1 {SENT} AND a.kind = 'publication' ORDER BY a.sent_on, a.id"),
    "INS-CEX-02": (number, f"SELECT {{uuid}}, 1 {SENT} AND a.kind = 'press-note' ORDER BY a.sent_on, a.id"),
    "INS-CIN-01": (
        number,
        f"SELECT {{uuid}}, 1 {SENT} AND a.kind = 'report' AND EXISTS (SELECT 1 FROM"
        " dialogues_communication_departments l WHERE l.communication_id = a.id) ORDER BY a.sent_on, a.id",
    ),
}


def counted(city):
    """The value of each count, with the rows it rests on."""
    from django.db import connection

    uuid, found = "uuid" if connection.vendor == "sqlite" else "uuid::text", {}
    with connection.cursor() as cursor:
        for code, (told, sql) in COUNTS.items():
            cursor.execute(sql.replace("{city}", str(city.pk)).replace("{uuid}", uuid).replace("%%", "%"))
            rows = cursor.fetchall()
            found[code] = told(rows), rows
    return found
