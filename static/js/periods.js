// Offers the periods that suit the kind of report chosen. Without it any period may be typed, and the server judges it.
const kind = document.querySelector("select[name=kind]");
const period = document.querySelector("input[name=period]");
const offer = () => period.setAttribute("list", `periods-${kind.value}`);
kind.addEventListener("change", () => {
  offer();
  const offered = [...document.querySelectorAll(`#periods-${CSS.escape(kind.value)} option`)].map(({value}) => value);
  if (period.dataset.typed || offered.includes(period.value)) return;
  period.value = offered[1] || offered[0] || period.value;
});
period.addEventListener("input", () => { period.dataset.typed = "yes"; });
offer();
