import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('actors', '0001_initial'),
        ('observatory', '0002_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='Dialogue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='observatory.city', verbose_name='city')),
                ('code', models.CharField(blank=True, max_length=60, verbose_name='code')),
                ('is_public', models.BooleanField(default=False, verbose_name='public')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('purpose', models.CharField(choices=[('consult', 'Consult'), ('deliberate', 'Deliberate'), ('negotiate', 'Negotiate'), ('account', 'Give account')], max_length=12, verbose_name='purpose')),
                ('is_table', models.BooleanField(default=False, verbose_name='session of the intersectoral table')),
                ('held_on', models.DateField(verbose_name='held on')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='place')),
                ('participants', models.PositiveIntegerField(blank=True, null=True, verbose_name='people present')),
                ('women', models.PositiveIntegerField(blank=True, null=True, verbose_name='women among them')),
                ('summary', models.TextField(blank=True, verbose_name='what was discussed')),
                ('no_agreement', models.BooleanField(default=False, verbose_name='no agreement was reached')),
                ('is_closed', models.BooleanField(default=False, verbose_name='closed')),
                ('minutes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dialogues', to='observatory.source', verbose_name='minutes')),
                ('invited', models.ManyToManyField(blank=True, related_name='dialogues_invited_to', to='actors.actor', verbose_name='invited actors')),
                ('attending', models.ManyToManyField(blank=True, related_name='dialogues_attended', to='actors.actor', verbose_name='attending actors')),
                ('departments', models.ManyToManyField(blank=True, related_name='dialogues', to='observatory.department', verbose_name='attending departments')),
            ],
            options={
                'verbose_name': 'dialogue',
                'verbose_name_plural': 'dialogues',
                'ordering': ['-held_on', '-pk'],
                'default_related_name': 'dialogues',
                'constraints': [models.CheckConstraint(condition=models.Q(('women', None), ('participants', None), ('women__lte', models.F('participants')), _connector='OR'), name='women_among_people_present')],
            },
        ),
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='observatory.city', verbose_name='city')),
                ('code', models.CharField(blank=True, max_length=60, verbose_name='code')),
                ('is_public', models.BooleanField(default=False, verbose_name='public')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='dialogues.dialogue', verbose_name='dialogue')),
                ('kind', models.CharField(choices=[('objective', 'Objective'), ('strategic-line', 'Strategic line'), ('task', 'Task')], default='task', max_length=15, verbose_name='kind')),
                ('text', models.CharField(max_length=500, verbose_name='what was agreed')),
                ('responsible', models.CharField(blank=True, max_length=150, verbose_name='by whom (post or organisation)')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='due on')),
                ('status', models.CharField(choices=[('open', 'To do'), ('under-way', 'Under way'), ('done', 'Done'), ('dropped', 'Dropped, with the reason')], default='open', max_length=12, verbose_name='status')),
                ('status_note', models.CharField(blank=True, max_length=500, verbose_name='note on the status')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments_answered', to='observatory.activity', verbose_name='activity that answered it')),
            ],
            options={
                'verbose_name': 'commitment',
                'verbose_name_plural': 'commitments',
                'ordering': ['due_on', 'pk'],
                'default_related_name': 'commitments',
            },
        ),
    ]
