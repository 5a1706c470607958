import uuid

from django.db import migrations, models


def give_each_its_own(apps, schema_editor):
    for name in ("TargetSet", "Target"):
        model = apps.get_model("indicators", name)
        records = list(model.objects.only("pk"))
        for record in records:
            record.uuid = uuid.uuid4()
        model.objects.bulk_update(records, ["uuid"], batch_size=500)


def identifier(**more):
    return models.UUIDField(default=uuid.uuid4, editable=False, **more)


class Migration(migrations.Migration):
    dependencies = [("indicators", "0003_indicators_of_objectives")]

    operations = [
        *(
            migrations.AddField(model, "version", models.PositiveIntegerField(default=1, editable=False))
            for model in ("targetset", "target")
        ),
        *(migrations.AddField(model, "uuid", identifier(null=True)) for model in ("targetset", "target")),
        migrations.RunPython(give_each_its_own, migrations.RunPython.noop),
        *(migrations.AlterField(model, "uuid", identifier(unique=True)) for model in ("targetset", "target")),
    ]
