"""What the pages say of agreements."""

from django import template
from django.utils import timezone

from observatory.choices import Pulse
from observatory.services import legal_steps
from observatory.services.agreements import pulse_reason
from observatory.templatetags.components import part

register = template.Library()


@register.simple_tag
def pulse(agreement):
    """How alive an agreement is, as sign and word; it must carry what `with_pulse` adds."""
    return part("pulse", key=agreement.pulse, label=Pulse(agreement.pulse).label)


@register.simple_tag
def pulse_why(agreement, on=None):
    """Why the pulse of an agreement is what it is, in words; as of today or of a day."""
    return pulse_reason(agreement, on or timezone.localdate())


register.simple_tag(legal_steps.in_this_language)
