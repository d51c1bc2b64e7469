// Small conveniences on any page: filters stand open on wide screens, a form says when a choice waits to be shown, a link copies
// itself, a page prints itself, a place hovered in the table is outlined on the map, and the map stays beside its list.

const narrow = window.matchMedia("(max-width: 61.99rem)");

// Closed as the page arrives, so that nothing moves on a phone; wide screens show them either way.
if (!narrow.matches) for (const filters of document.querySelectorAll("details.filters")) filters.open = true;

// A list sends nothing by itself: a keyboard passes other choices on its way, and a reader may mean to make two (WCAG 3.2.2).
for (const form of document.querySelectorAll(".filter-form, .scenario")) {
  const lists = [...form.querySelectorAll("select")];
  const button = form.querySelector("button[type=submit]");
  if (lists.length === 0 || !button) continue;
  // A browser that comes back fills in what was chosen; the page shows what it was asked for.
  form.autocomplete = "off";
  const waits = Object.assign(document.createElement("p"), { className: "form-waits" });
  waits.setAttribute("role", "status");
  form.append(waits);
  form.addEventListener("change", () => {
    const isWaiting = lists.some((list) => list.selectedIndex !== Math.max(0, [...list.options].findIndex((option) => option.defaultSelected)));
    form.toggleAttribute("data-waits", isWaiting);
    waits.textContent = isWaiting ? `Press “${button.textContent.trim()}” to see this choice.` : "";
  });
}

for (const form of document.querySelectorAll(".filter-form")) {
  // Empty fields would only make the address longer.
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
  });
}

for (const row of document.querySelectorAll(".rank-table tr[data-code]")) {
  const place = document.querySelector(`.map__places a[data-code="${row.dataset.code}"]`);
  if (!place) continue;
  row.addEventListener("pointerenter", () => place.classList.add("here"));
  row.addEventListener("pointerleave", () => place.classList.remove("here"));
}

// Beside a long list the map stays in sight: by its top where the window holds all of its panel, by its end where the panel is taller.
const panel = document.querySelector(".find-grid__map");
if (panel) {
  const edge = 16;
  const hold = () => panel.style.setProperty("--stays", `${Math.min(edge, window.innerHeight - panel.offsetHeight - edge)}px`);
  new ResizeObserver(hold).observe(panel);
  window.addEventListener("resize", hold);
}

customElements.define("hn-copy", class extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector("a");
    if (!link || !navigator.clipboard) return;
    const words = link.textContent;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "link-button", textContent: `Copy ${words.toLowerCase()}` });
    const said = Object.assign(document.createElement("span"), { className: "visually-hidden" });
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(link.href);
      button.textContent = "Copied";
      said.textContent = "The link was copied.";
      setTimeout(() => { button.textContent = `Copy ${words.toLowerCase()}`; said.textContent = ""; }, 2500);
    });
    link.replaceWith(button, said);
  }
});

customElements.define("hn-print", class extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "link-button", textContent: this.textContent.trim() });
    button.addEventListener("click", () => window.print());
    this.replaceChildren(button);
  }
});
