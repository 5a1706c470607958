// Shows the buttons that explore a figure, as <button hidden data-explore="id of its data" data-script data-style>. On the
// first press it loads plotly.js from this site and draws into the empty element beside; the drawing and the table stay.
const CONFIG = { displayModeBar: false, displaylogo: false, plotlyServerURL: "", responsive: true, showSendToCloud: false };
let library;

function loaded(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve, { once: true });
    element.addEventListener("error", reject, { once: true });
    document.head.append(element);
  });
}

// plotly.js injects no style of its own where a sheet with this id and class stands, which the content policy needs.
async function loadLibrary(button) {
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: button.dataset.style });
  Object.assign(style, { id: "plotly.js-style-global", className: "no-inline-styles" });
  await loaded(style);
  await loaded(Object.assign(document.createElement("script"), { src: button.dataset.script }));
}

async function explore(button, plot) {
  library ??= loadLibrary(button);
  await library;
  const figure = JSON.parse(document.getElementById(button.dataset.explore).textContent);
  plot.hidden = false;
  await window.Plotly.newPlot(plot, figure.data, figure.layout, CONFIG);
}

for (const button of document.querySelectorAll("[data-explore]")) {
  const plot = document.getElementById(`${button.dataset.explore}-plot`);
  button.hidden = false;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", async () => {
    const opening = plot.hidden;
    if (opening && !plot.hasChildNodes()) await explore(button, plot);
    plot.hidden = !opening;
    button.setAttribute("aria-pressed", String(opening));
  });
}
