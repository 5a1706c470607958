from django.db import migrations

from observatory.append_only import protect, unprotect

TABLES = ("observatory_change", "observatory_importedblock")


def forwards(apps, schema_editor):
    for table in TABLES:
        protect(schema_editor.connection, table)


def backwards(apps, schema_editor):
    for table in TABLES:
        unprotect(schema_editor.connection, table)


class Migration(migrations.Migration):
    dependencies = [("observatory", "0001_initial")]

    operations = [migrations.RunPython(forwards, backwards)]
