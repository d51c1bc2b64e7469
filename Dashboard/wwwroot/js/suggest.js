// Suggestions as one types: a combobox with a list of links to go to (ARIA Authoring Practices, editable combobox with list autocomplete).
// Typing is never held up, and what is chosen is only gone to by Enter or a press. Without this file the form finds the same.

const pause = 150;
const fewest = 2;
const kinds = { condition: "Condition", indicator: "Indicator", asset: "Asset", research: "Organisation" };

const made = (tag, properties, attributes = {}) => {
  const element = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

customElements.define("hn-suggest", class extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.active = -1;
    this.held = new Map();
    this.list = made("ul", { id: `${this.input.id}-list`, className: "suggestions", hidden: true }, { role: "listbox", "aria-label": "Suggestions" });
    this.said = made("span", { className: "visually-hidden" }, { role: "status" });
    this.append(this.list, this.said);
    // A search field may have no other role (ARIA in HTML); a text field may be a combobox.
    const attributes = { type: "text", role: "combobox", inputmode: "search", enterkeyhint: "search", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    this.input.addEventListener("input", () => this.wait());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.go(event.target.closest("[role=option]")));
  }

  get words() { return this.input.value.trim(); }

  wait() {
    clearTimeout(this.waiting);
    this.asked?.abort();
    if (this.words.length < fewest) { this.close(); return; }
    this.waiting = setTimeout(() => this.ask(this.words), pause);
  }

  async ask(words) {
    this.asked = new AbortController();
    const given = new URLSearchParams(location.search);
    const kept = new URLSearchParams(["release", "region"].filter((name) => given.has(name)).map((name) => [name, given.get(name)]));
    const query = new URLSearchParams([["q", words], ...kept]);
    try {
      if (!this.held.has(words)) {
        const answer = await fetch(`/api/v1/search/suggest?${query}`, { signal: this.asked.signal });
        if (!answer.ok) { this.close(); return; }
        this.held.set(words, await answer.json());
      }
      if (words === this.words && document.activeElement === this.input) this.show(this.held.get(words), kept.toString());
    } catch (error) {
      // The form still finds what was typed.
      if (error.name !== "AbortError") this.close();
    }
  }

  show({ items, note, alike }, kept) {
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.replaceChildren(...items.map((item, index) => {
      const option = made("li", { id: `${this.list.id}-${index}` }, { role: "option", "aria-selected": "false" });
      option.dataset.address = kept ? `${item.address}${item.address.includes("?") ? "&" : "?"}${kept}` : item.address;
      const detail = [kinds[item.kind], item.detail].filter(Boolean).join(" · ");
      option.append(made("strong", { textContent: item.title }), " ", made("span", { className: "quiet", textContent: detail }));
      return option;
    }));
    this.open(items.length > 0);
    const count = items.length === 1 ? "1 suggestion" : `${items.length || "No"} suggestions`;
    this.said.textContent = `${count}${alike ? ", spelled like it" : ""}. ${items.length ? "Up and down arrows choose." : note ?? "Press Enter to search."}`;
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) return;
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    clearTimeout(this.waiting);
    this.asked?.abort();
    this.said.textContent = "";
    this.open(false);
  }

  press(event) {
    const options = this.list.children;
    if (event.isComposing) return;
    if (event.key === "Escape" && !this.list.hidden) { event.preventDefault(); this.close(); }
    else if (event.key === "Enter" && this.active >= 0) { event.preventDefault(); this.go(options[this.active]); }
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) { if (this.words.length >= fewest) this.ask(this.words); return; }
      // One step beyond either end is the field itself.
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.mark((this.active + 1 + step + options.length + 1) % (options.length + 1) - 1);
    }
  }

  mark(index) {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = index;
    const option = this.list.children[index];
    if (!option) { this.input.removeAttribute("aria-activedescendant"); return; }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  go(option) {
    if (option) location.assign(option.dataset.address);
  }
});
