"""How many transactions have written to this database of PostgreSQL: what was made before holds until one more has.

Each transaction counts itself with its first write, in a row that no other holds at the time: none waits for another,
the count is seen together with what was written, and is rolled back with it. Writes to another database of the same
server do not count, nor those that no page shows, such as sessions.
"""

from django.conf import settings
from django.db import connection

TABLE, TRIGGER = "written_transactions", "count_what_writes"
HOW_OFTEN = f"SELECT max(tableoid::bigint), sum(n) FROM {TABLE}"
OF_NO_PAGE = {"django_migrations", "django_session", "django_tasks_database_dbtaskresult", "observatory_seal"}
MAKE = f"""
CREATE TABLE IF NOT EXISTS {TABLE} (place serial PRIMARY KEY, n bigint NOT NULL) WITH (fillfactor = 20);
CREATE OR REPLACE FUNCTION {TRIGGER}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    this text := pg_current_xact_id()::text;
BEGIN
    IF current_setting('observatory.counted', true) IS DISTINCT FROM this THEN
        UPDATE {TABLE} SET n = n + 1 WHERE place = (SELECT place FROM {TABLE} LIMIT 1 FOR UPDATE SKIP LOCKED);
        IF NOT FOUND THEN
            INSERT INTO {TABLE} (n) VALUES (1);
        END IF;
        PERFORM set_config('observatory.counted', this, true);
    END IF;
    RETURN NULL;
END $$
"""
UNCOUNTED = """
SELECT c.relname FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
AND NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = %s)
"""
COUNT = (
    f"CREATE TRIGGER {TRIGGER} AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {{}} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TRIGGER}()"
)


def count_writes():
    """Let every table that a page may show count what writes to it. Safe to repeat; done after every migration."""
    if connection.vendor != "postgresql":
        return
    not_shown = OF_NO_PAGE | {TABLE, settings.CACHES["default"].get("LOCATION")}
    with connection.cursor() as cursor:
        cursor.execute(UNCOUNTED, [TRIGGER])
        uncounted = sorted({table for (table,) in cursor} - not_shown)
        if uncounted:
            cursor.execute(MAKE)
        for table in uncounted:
            cursor.execute(COUNT.format(connection.ops.quote_name(table)))
