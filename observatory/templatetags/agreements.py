"""What the pages say of agreements."""

from django import template
from django.utils import timezone

from observatory.choices import Pulse
from observatory.services.agreements import pulse_reason
from observatory.templatetags.components import part

register = template.Library()


@register.simple_tag
def pulse(agreement):
    """How alive an agreement is, as sign and word; it must carry what `with_pulse` adds."""
    return part("pulse", key=agreement.pulse, label=Pulse(agreement.pulse).label)


@register.simple_tag
def pulse_why(agreement):
    """Why the pulse of an agreement is what it is, in words."""
    return pulse_reason(agreement, timezone.localdate())
