import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

from observatory.migrations import NewTables


class Migration(NewTables):

    initial = True

    dependencies = [
        ('observatory', '0002_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='Actor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='observatory.city', verbose_name='city')),
                ('code', models.CharField(blank=True, max_length=60, verbose_name='code')),
                ('is_public', models.BooleanField(default=False, verbose_name='public')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('name', models.CharField(max_length=250, verbose_name='name')),
                ('name_key', models.CharField(db_index=True, editable=False, max_length=250)),
                ('group', models.CharField(choices=[('international', 'International actors'), ('private', 'Private sector'), ('social', 'Social and citizen sector'), ('academic', 'Academic and cultural sector'), ('media', 'Media'), ('local-government', 'Other offices of the local government'), ('other-government', 'Other levels of government')], max_length=20, verbose_name='group')),
                ('subkind', models.CharField(blank=True, choices=[('consulate', 'Embassy or consulate'), ('cooperation', 'International organisation or cooperation agency'), ('cultural-centre', 'Foreign cultural centre'), ('investor', 'Company or investor, of the country or from abroad'), ('chamber', 'Chamber or business union'), ('tourism', 'Union of tourism and services'), ('workers', 'Organisation of workers'), ('civil-society', 'Civil society organisation'), ('community', 'Community or neighbourhood group'), ('migrants', 'Migrant community'), ('diaspora', 'Citizens who live abroad'), ('visitors', 'Visitors of the city'), ('residents', 'Residents in general'), ('university', 'University or research centre'), ('school', 'School or association of schools'), ('languages', 'Centre for foreign languages'), ('museum', 'Museum or cultural institution'), ('intellectuals', 'Circle of thinkers and artists'), ('local-media', 'Local media'), ('national-media', 'National media'), ('foreign-media', 'Foreign media'), ('executive', 'Head of the local government'), ('cabinet', 'Secretary or member of the cabinet'), ('local-office', 'Office, agency or company of the local government'), ('council', 'Local council or assembly'), ('ministry', 'National ministry or agency'), ('intermediate', 'Government of the state, province or department'), ('parliament', 'Regional or national parliament'), ('other-city', 'Another local government')], max_length=20, verbose_name='sub-kind')),
                ('nature', models.CharField(blank=True, max_length=100, verbose_name='what it is, in other words')),
                ('reach', models.CharField(choices=[('local', 'Of this territory'), ('abroad', 'Abroad')], default='local', max_length=6, verbose_name='local or abroad')),
                ('role', models.CharField(blank=True, choices=[('partner', 'Partner'), ('ally', 'Ally'), ('funder', 'Funder'), ('beneficiary', 'Beneficiary'), ('opponent', 'Opponent')], max_length=12, verbose_name='its part in international action')),
                ('capacities', models.TextField(blank=True, verbose_name='what it can contribute')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='actors.actor', verbose_name='part of')),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actors', to='observatory.country', verbose_name='country')),
                ('place', models.CharField(blank=True, max_length=150, verbose_name='city')),
                ('website', models.URLField(blank=True, max_length=500, verbose_name='website')),
                ('contact', models.CharField(blank=True, max_length=300, verbose_name='contact')),
                ('department', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actors', to='observatory.department', verbose_name='department in contact with it')),
                ('responsible_post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actors', to='observatory.staffposition', verbose_name='post that looks after it')),
                ('mapped_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='on the map since')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='gone since')),
                ('agreed_on', models.DateField(blank=True, null=True, verbose_name='agreed to be named on')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='actors.actor', verbose_name='merged into')),
            ],
            options={
                'verbose_name': 'actor',
                'verbose_name_plural': 'actors',
                'ordering': ['name', 'pk'],
                'default_related_name': 'actors',
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at', None)), fields=('city', 'name_key'), name='one_actor_per_name'), models.CheckConstraint(condition=models.Q(('subkind', ''), models.Q(('group', 'international'), ('subkind__in', ['consulate', 'cooperation', 'cultural-centre'])), models.Q(('group', 'private'), ('subkind__in', ['investor', 'chamber', 'tourism', 'workers'])), models.Q(('group', 'social'), ('subkind__in', ['civil-society', 'community', 'migrants', 'diaspora', 'visitors', 'residents'])), models.Q(('group', 'academic'), ('subkind__in', ['university', 'school', 'languages', 'museum', 'intellectuals'])), models.Q(('group', 'media'), ('subkind__in', ['local-media', 'national-media', 'foreign-media'])), models.Q(('group', 'local-government'), ('subkind__in', ['executive', 'cabinet', 'local-office', 'council'])), models.Q(('group', 'other-government'), ('subkind__in', ['ministry', 'intermediate', 'parliament', 'other-city'])), _connector='OR'), name='subkind_of_its_group'), models.CheckConstraint(condition=models.Q(('parent', None), models.Q(('parent', models.F('pk')), _negated=True), _connector='OR'), name='actor_not_part_of_itself'), models.CheckConstraint(condition=models.Q(('left_on', None), ('left_on__gte', models.F('mapped_on')), _connector='OR'), name='actor_leaves_after_it_came'), models.CheckConstraint(condition=models.Q(('is_public', False), ('agreed_on__isnull', False), _connector='OR'), name='actor_named_after_it_agreed'), models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(models.Q(('removed_at', None), _negated=True), models.Q(('merged_into', models.F('pk')), _negated=True)), _connector='OR'), name='merged_actor_is_off_the_register')],
            },
        ),
        migrations.CreateModel(
            name='DistinctActors',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='actors.actor')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='actors.actor')),
                ('told_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('told_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'pair of distinct actors',
                'verbose_name_plural': 'pairs of distinct actors',
                'ordering': ['first', 'second'],
                'constraints': [models.UniqueConstraint(fields=('first', 'second'), name='one_distinct_pair_of_actors'), models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='distinct_actors_in_order')],
            },
        ),
        migrations.CreateModel(
            name='ActorMerge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='actors.actor', verbose_name='actor that stayed')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='actors.actor', verbose_name='actor that was merged')),
                ('moved', models.JSONField(blank=True, default=dict)),
                ('filled', models.JSONField(blank=True, default=dict)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'merging of two actors',
                'verbose_name_plural': 'mergings of actors',
                'ordering': ['-at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('other',), name='one_merging_per_actor'), models.CheckConstraint(condition=models.Q(('kept', models.F('other')), _negated=True), name='merging_of_two_actors')],
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='observatory.city', verbose_name='city')),
                ('code', models.CharField(blank=True, max_length=60, verbose_name='code')),
                ('is_public', models.BooleanField(default=False, verbose_name='public')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='actors.actor', verbose_name='actor')),
                ('assessed_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='assessed on')),
                ('power', models.PositiveSmallIntegerField(blank=True, choices=[(1, '1, very low'), (2, '2, low'), (3, '3, middle'), (4, '4, high'), (5, '5, very high')], null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='power')),
                ('interest', models.PositiveSmallIntegerField(blank=True, choices=[(1, '1, very low'), (2, '2, low'), (3, '3, middle'), (4, '4, high'), (5, '5, very high')], null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='interest')),
                ('position', models.PositiveSmallIntegerField(blank=True, choices=[(1, '1, against it'), (2, '2, doubtful'), (3, '3, undecided'), (4, '4, in favour'), (5, '5, committed to it')], null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='position')),
                ('affected', models.PositiveSmallIntegerField(blank=True, choices=[(1, '1, very low'), (2, '2, low'), (3, '3, middle'), (4, '4, high'), (5, '5, very high')], null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='affected by it')),
                ('assessed_by', models.CharField(max_length=200, verbose_name='who assessed it')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='observatory.source', verbose_name='source')),
                ('note', models.TextField(blank=True, verbose_name='note')),
            ],
            options={
                'verbose_name': 'assessment',
                'verbose_name_plural': 'assessments',
                'ordering': ['-assessed_on', '-pk'],
                'default_related_name': 'assessments',
                'constraints': [models.CheckConstraint(condition=models.Q(('power__isnull', False), ('interest__isnull', False), ('position__isnull', False), ('affected__isnull', False), _connector='OR'), name='assessment_tells_something'), models.CheckConstraint(condition=models.Q(('power', None), models.Q(('power__gte', 1), ('power__lte', 5)), _connector='OR'), name='assessment_power_from_1_to_5'), models.CheckConstraint(condition=models.Q(('interest', None), models.Q(('interest__gte', 1), ('interest__lte', 5)), _connector='OR'), name='assessment_interest_from_1_to_5'), models.CheckConstraint(condition=models.Q(('position', None), models.Q(('position__gte', 1), ('position__lte', 5)), _connector='OR'), name='assessment_position_from_1_to_5'), models.CheckConstraint(condition=models.Q(('affected', None), models.Q(('affected__gte', 1), ('affected__lte', 5)), _connector='OR'), name='assessment_affected_from_1_to_5'), models.CheckConstraint(condition=models.Q(('is_public', False)), name='assessment_is_never_public'), models.UniqueConstraint(condition=models.Q(('removed_at', None)), fields=('actor', 'assessed_on'), name='one_assessment_per_day')],
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='actors.actor', verbose_name='actor')),
                ('activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='observatory.activity', verbose_name='activity')),
                ('agreement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='observatory.agreement', verbose_name='agreement')),
                ('project', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='observatory.project', verbose_name='project')),
            ],
            options={
                'verbose_name': 'participation',
                'verbose_name_plural': 'participations',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('activity__isnull', False), ('agreement__isnull', True), ('project__isnull', True)), models.Q(('activity__isnull', True), ('agreement__isnull', False), ('project__isnull', True)), models.Q(('activity__isnull', True), ('agreement__isnull', True), ('project__isnull', False)), _connector='OR'), name='participation_in_one_thing'), models.UniqueConstraint(condition=models.Q(('activity__isnull', False)), fields=('actor', 'activity'), name='one_participation_per_activity'), models.UniqueConstraint(condition=models.Q(('agreement__isnull', False)), fields=('actor', 'agreement'), name='one_participation_per_agreement'), models.UniqueConstraint(condition=models.Q(('project__isnull', False)), fields=('actor', 'project'), name='one_participation_per_project')],
            },
        ),
        migrations.CreateModel(
            name='Relation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='observatory.city', verbose_name='city')),
                ('code', models.CharField(blank=True, max_length=60, verbose_name='code')),
                ('is_public', models.BooleanField(default=False, verbose_name='public')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('from_actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='relations_from', to='actors.actor', verbose_name='actor')),
                ('kind', models.CharField(choices=[('works-with', 'works with'), ('funds', 'funds'), ('depends-on', 'depends on'), ('represents', 'represents'), ('in-conflict', 'is in conflict with')], max_length=12, verbose_name='relation')),
                ('to_actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='relations_to', to='actors.actor', verbose_name='the other actor')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='since')),
                ('starts_on_precision', models.CharField(choices=[('day', 'Day'), ('month', 'Month'), ('quarter', 'Quarter'), ('year', 'Year')], default='day', max_length=7)),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='relations', to='observatory.source', verbose_name='source')),
                ('evidence', models.CharField(blank=True, max_length=300, verbose_name='how it is known')),
            ],
            options={
                'verbose_name': 'relation',
                'verbose_name_plural': 'relations',
                'ordering': ['from_actor', 'to_actor', 'pk'],
                'default_related_name': 'relations',
                'constraints': [models.CheckConstraint(condition=models.Q(('from_actor', models.F('to_actor')), _negated=True), name='relation_of_two_actors'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('starts_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='relation_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('is_public', False)), name='relation_is_never_public'), models.UniqueConstraint(condition=models.Q(('removed_at', None), ('starts_on__isnull', False)), fields=('from_actor', 'to_actor', 'kind', 'starts_on'), name='one_relation_per_period'), models.UniqueConstraint(condition=models.Q(('removed_at', None), ('starts_on', None)), fields=('from_actor', 'to_actor', 'kind'), name='one_relation_without_a_start')],
            },
        ),
        migrations.CreateModel(
            name='MapSnapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='observatory.city', verbose_name='city')),
                ('code', models.CharField(blank=True, max_length=60, verbose_name='code')),
                ('is_public', models.BooleanField(default=False, verbose_name='public')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('title', models.CharField(max_length=150, verbose_name='title')),
                ('taken_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='the map of the day')),
                ('note', models.TextField(blank=True, verbose_name='what it rests on')),
                ('frozen', models.JSONField(blank=True, default=dict, editable=False)),
            ],
            options={
                'verbose_name': 'snapshot of the actor map',
                'verbose_name_plural': 'snapshots of the actor map',
                'ordering': ['-taken_on', '-pk'],
                'default_related_name': 'map_snapshots',
                'constraints': [models.CheckConstraint(condition=models.Q(('is_public', False)), name='map_snapshot_is_never_public')],
            },
        ),
    ]
