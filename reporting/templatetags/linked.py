"""What a page is about, for search engines."""

import json

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
# As Django's json_script does: nothing in a text can end the element it stands in.
_ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def linked_data(about):
    """A block of JSON-LD; it is data, which no policy against scripts concerns."""
    text = json.dumps(about, ensure_ascii=False).translate(_ESCAPED)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))


@register.inclusion_tag("components/share.html", takes_context=True)
def share(context, title, text, picture):
    """What other places show of a page when its address is shared: title, text, and the picture at this path."""
    request = context["request"]
    address = request.build_absolute_uri(request.path)
    return {"title": title, "text": text, "address": address, "image": request.build_absolute_uri(picture)}
