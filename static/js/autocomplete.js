// Suggestions below a field, as the ARIA combobox pattern has them. Without it the field stays what it is.
//
// <select data-autocomplete>: a long list that can be searched by typing.
// <input data-autocomplete-url="/…/" [data-autocomplete-fills="id of another field"]>: asks `url?q=typed` for
//   {"items": [{"value": "…", "label": "…", "detail": "…"}]}; the label goes into the field, the value into the other.
// The words come from the field or the body: data-none ("Nothing found"), data-found ("Suggestions: {n}").
const WAIT = 200;
const MOST = 12;

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

function fromSelect(select) {
  const items = [...select.options].filter((option) => option.value).map((option) => ({ value: option.value, label: option.text.trim() }));
  return async (typed) => items.filter((item) => plain(item.label).includes(plain(typed)));
}

function fromAddress(url) {
  return async (typed) => {
    const address = new URL(url, location);
    address.searchParams.set("q", typed);
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    return answer.ok ? (await answer.json()).items : [];
  };
}

class Combobox {
  constructor(input, find, choose, words) {
    Object.assign(this, { input, find, choose, words, items: [], active: -1, turn: 0 });
    this.list = document.createElement("ul");
    this.list.id = `${input.id}_list`;
    this.list.className = "combo__list";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", document.querySelector(`label[for="${input.id}"]`)?.textContent.trim() ?? "");
    this.list.hidden = true;
    this.said = document.createElement("div");
    this.said.className = "vh";
    this.said.setAttribute("role", "status");
    const box = document.createElement("div");
    box.className = "combo";
    input.before(box);
    box.append(input, this.list, this.said);
    for (const [name, value] of Object.entries({ role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id })) input.setAttribute(name, value);
    input.addEventListener("input", () => this.ask());
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.take([...this.list.children].indexOf(option));
    });
  }

  ask(wait = WAIT) {
    clearTimeout(this.timer);
    const turn = ++this.turn;
    this.timer = setTimeout(async () => {
      const items = this.input.value.trim() || wait === 0 ? await this.find(this.input.value.trim()).catch(() => []) : [];
      if (turn === this.turn && document.activeElement === this.input) this.show(items.slice(0, MOST));
    }, wait);
  }

  show(items) {
    this.items = items;
    this.active = -1;
    this.list.replaceChildren(...items.map((item, index) => this.option(item, index)));
    this.list.hidden = !items.length;
    this.input.setAttribute("aria-expanded", String(items.length > 0));
    this.input.removeAttribute("aria-activedescendant");
    this.said.textContent = items.length ? this.words.found.replace("{n}", items.length) : this.input.value && this.words.none;
  }

  option(item, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}_${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.textContent = item.label;
    if (item.detail) option.append(Object.assign(document.createElement("small"), { textContent: item.detail }));
    return option;
  }

  press(event) {
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" && !open) this.ask(0);
    else if (event.key === "ArrowDown") this.move((this.active + 1) % this.items.length);
    else if (event.key === "ArrowUp" && open) this.move((this.active || this.items.length) - 1);
    else if (event.key === "Enter" && open && this.active >= 0) this.take(this.active);
    else if (event.key === "Escape" && open) this.close();
    else return;
    event.preventDefault();
  }

  move(index) {
    this.active = Math.max(index, 0);
    [...this.list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === this.active)));
    const option = this.list.children[this.active];
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  take(index) {
    const item = this.items[index];
    this.input.value = item.label;
    this.choose(item);
    this.close();
  }

  close() {
    this.turn++;
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

const wordsOf = (field) => ({ ...document.body.dataset, ...field.dataset });

for (const input of document.querySelectorAll("input[data-autocomplete-url]")) {
  const other = document.getElementById(input.dataset.autocompleteFills);
  input.addEventListener("input", () => other && (other.value = ""));
  new Combobox(input, fromAddress(input.dataset.autocompleteUrl), (item) => other && (other.value = item.value), wordsOf(input));
}

for (const select of document.querySelectorAll("select[data-autocomplete]:not([multiple])")) {
  const input = document.createElement("input");
  input.type = "text";
  input.id = select.id;
  input.value = select.value ? select.selectedOptions[0].text.trim() : "";
  for (const name of ["aria-describedby", "aria-invalid", "class"]) if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
  select.id = `${input.id}_select`;
  select.hidden = true;
  select.after(input);
  const find = fromSelect(select);
  new Combobox(input, find, (item) => (select.value = item.value), wordsOf(select));
  input.addEventListener("blur", () => {
    const typed = plain(input.value);
    const option = [...select.options].find((each) => each.value && plain(each.text) === typed);
    if (option || !typed) select.value = option?.value ?? "";
    input.value = select.value ? select.selectedOptions[0].text.trim() : "";
  });
}
