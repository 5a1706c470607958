"""The project's own line icons as SVG shapes on a square of 20, except the sorting arrows on 12 by 20."""

SHAPES = {
    # Dimensions
    "institutional": '<path d="M2.5 17.5h15M4 17.5V8M8 17.5V8M12 17.5V8M16 17.5V8M2.5 8h15L10 2.5z"/>',
    "political": (
        '<ellipse cx="10" cy="10" rx="4.6" ry="3"/><circle cx="10" cy="3" r="1.4"/><circle cx="10" cy="17" r="1.4"/>'
        '<circle cx="2.6" cy="7" r="1.4"/><circle cx="2.6" cy="13" r="1.4"/>'
        '<circle cx="17.4" cy="7" r="1.4"/><circle cx="17.4" cy="13" r="1.4"/>'
    ),
    "territorial": '<path d="M10 18s6-5.6 6-10A6 6 0 0 0 4 8c0 4.4 6 10 6 10z"/><circle cx="10" cy="8" r="2.1"/>',
    # Results
    "reached": (
        '<circle cx="10" cy="10" r="8" fill="currentColor" stroke="none"/>'
        '<path d="m6.3 10.3 2.6 2.6 4.9-5.4" stroke="#fff" stroke-width="2"/>'
    ),
    "ontrack": '<path d="M10 3 18 17H2z" fill="currentColor" stroke="none"/>',
    "behind": '<path d="M10 1.5 18.5 10 10 18.5 1.5 10z" fill="currentColor" stroke="none"/>',
    "reversed": '<path d="M10 17 2 3h16z" fill="currentColor" stroke="none"/>',
    "nodata": '<circle cx="10" cy="10" r="7.5" stroke-dasharray="3 2.6"/>',
    # Acts
    "search": '<circle cx="8.5" cy="8.5" r="5.5"/><path d="m13 13 4.5 4.5"/>',
    "plus": '<path d="M10 3.5v13M3.5 10h13"/>',
    "download": '<path d="M10 3v10M5.5 9 10 13.5 14.5 9M3.5 17h13"/>',
    "upload": '<path d="M10 13.5V3.5M5.5 7.5 10 3l4.5 4.5M3.5 17h13"/>',
    "edit": '<path d="M3 17l.8-3.8L13.6 3.4l3 3L6.8 16.2zM11.5 5.5l3 3"/>',
    "print": '<path d="M5.5 8V3h9v5M5.5 14H3V8h14v6h-2.5M5.5 12h9v5h-9z"/>',
    "undo": '<path d="M7.5 4 3.5 8l4 4M4 8h7.5a4.5 4.5 0 0 1 0 9H7"/>',
    "external": '<path d="M8 4H3.5v12.5H16V12M11.5 3H17v5.5M17 3l-8 8"/>',
    # Signs
    "chevron": '<path d="m8 4 6 6-6 6"/>',
    "back": '<path d="m12 4-6 6 6 6"/>',
    "check": '<path d="m4 10.5 4 4 8-9"/>',
    "cross": '<path d="m4.5 4.5 11 11m0-11-11 11"/>',
    "clock": '<circle cx="10" cy="10" r="7.5"/><path d="M10 5.5V10l3 2"/>',
    "warning": '<path d="M10 2.5 18.5 17h-17zM10 8v4.5M10 14.8v.2"/>',
    "lock": '<path d="M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9"/>',
    "file": '<path d="M5 2.5h6.5L15.5 6.5v11h-10.5zM11 2.8V7h4.2"/>',
    "person": '<circle cx="10" cy="6.5" r="3.5"/><path d="M3 17.5c.6-3.8 3.4-5.5 7-5.5s6.4 1.7 7 5.5"/>',
    "calendar": '<path d="M3 4.5h14v13H3zM3 8.5h14M7 2.5v4M13 2.5v4"/>',
    "sort": '<path d="M3 8l3-4 3 4M3 12l3 4 3-4"/>',
    "sort-up": '<path d="M3 12l3-5 3 5z" fill="currentColor"/>',
    "sort-down": '<path d="M3 8l3 5 3-5z" fill="currentColor"/>',
}

NARROW = {"sort", "sort-up", "sort-down"}


def svg(name):
    """Draw an icon as inline SVG, hidden from screen readers because a word stands beside it.

    Raises KeyError for a name that is not in SHAPES.
    """
    width = 12 if name in NARROW else 20
    return f'<svg class="i" viewBox="0 0 {width} 20" aria-hidden="true">{SHAPES[name]}</svg>'
