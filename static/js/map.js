// The drawing of the network can be made larger and moved about. Without this script it is simply there, whole.
for (const frame of document.querySelectorAll("[data-map]")) {
  const map = frame.querySelector("svg");
  const whole = map.viewBox.baseVal;
  const [width, height] = [whole.width, whole.height];
  let view = { x: 0, y: 0, share: 1 };

  const show = () => {
    const [wide, high] = [width * view.share, height * view.share];
    view.x = Math.min(Math.max(view.x, 0), width - wide);
    view.y = Math.min(Math.max(view.y, 0), height - high);
    map.setAttribute("viewBox", `${view.x} ${view.y} ${wide} ${high}`);
    map.classList.toggle("map--moves", view.share < 1);
  };
  const zoom = (factor) => {
    const share = Math.min(Math.max(view.share * factor, 0.2), 1);
    const middle = [view.x + (width * view.share) / 2, view.y + (height * view.share) / 2];
    view = { x: middle[0] - (width * share) / 2, y: middle[1] - (height * share) / 2, share };
    show();
  };

  const acts = document.createElement("div");
  acts.className = "map-acts";
  for (const [sign, label, act] of [
    ["+", frame.dataset.in, () => zoom(0.7)],
    ["−", frame.dataset.out, () => zoom(1 / 0.7)],
    ["⤢", frame.dataset.whole, () => { view = { x: 0, y: 0, share: 1 }; show(); }],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    acts.append(button);
  }
  frame.prepend(acts);
  frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2; // on a narrow screen the middle is seen first

  let held = null;
  map.addEventListener("pointerdown", (event) => {
    if (view.share < 1) held = { x: event.clientX, y: event.clientY, from: { ...view }, moved: false };
  });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    const scale = (width * view.share) / map.clientWidth;
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
    held.moved ||= Math.hypot(dx, dy) > 4;
    view.x = held.from.x - dx * scale;
    view.y = held.from.y - dy * scale;
    show();
  });
  window.addEventListener("pointerup", () => { setTimeout(() => { held = null; }); });
  map.addEventListener("click", (event) => { if (held?.moved) event.preventDefault(); }, true);
  map.addEventListener("dragstart", (event) => event.preventDefault());
}
