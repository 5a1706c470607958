"""What must hold on every page a person passes."""

from axe_playwright_python.sync_playwright import Axe

AXE = Axe()
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


# Asked once the page has been laid out anew: two frames on, or a second on where the browser draws none.
TOO_WIDE = """() => new Promise(answer => {
    const tell = () => answer(document.documentElement.scrollWidth - document.documentElement.clientWidth)
    requestAnimationFrame(() => requestAnimationFrame(tell))
    setTimeout(tell, 1000)
})"""


def accessible(page):
    """Assert that axe finds nothing against WCAG 2.2 A and AA, nor against good practice."""
    violations = AXE.run(page, options=RULES).response["violations"]
    found = [(each["id"], each["help"], [node["target"] for node in each["nodes"]][:3]) for each in violations]
    assert found == [], f"{page.url}: {found}"


def fits(page, *widths):
    """Assert that the page does not scroll sideways at these widths, then give it its own width back."""
    size = page.viewport_size
    try:
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            too_wide = page.evaluate(TOO_WIDE)
            assert too_wide <= 0, f"{page.url} is {too_wide} px too wide at {width} px: {widest(page)}"
    finally:
        page.set_viewport_size(size)


def widest(page):
    """The innermost elements without which the page would be narrower."""
    return page.evaluate(
        """() => { const root = document.documentElement, wide = root.scrollWidth;
            return [...document.querySelectorAll("body *")].filter(element => {
                const old = element.style.display;
                element.style.display = "none";
                const is_cause = root.scrollWidth < wide;
                element.style.display = old;
                return is_cause;
            }).map(element => element.outerHTML.slice(0, 120)).slice(-2) }"""
    )


def sound(page):
    """Assert what holds on any page: one headline, a language, no fault in the tree, no scrolling sideways."""
    page.wait_for_load_state()  # a press leads to a page that may still be on its way
    assert page.locator("h1").count() == 1, page.url
    assert page.locator("html").get_attribute("lang") == page.url.split("/")[3], page.url
    accessible(page)
    fits(page, 390, 320)
