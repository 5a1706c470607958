// Wide tables of a report scroll within themselves on a narrow screen: whoever has no mouse must be able to come to them.
const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const table of document.querySelectorAll(".report table")) observer.observe(table);
