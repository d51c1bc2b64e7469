// Adds to the server-drawn map what HTML cannot say: one tab stop with arrow keys between neighbours, a tip, zoom,
// and the row of the table that belongs to a place. Without this file every place is still a link in tab order.

const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const steps = { in: 1 / 1.6, out: 1.6 };

class NeedMap extends HTMLElement {
  connectedCallback() {
    this.sheet = this.querySelector("svg.map__sheet");
    this.places = [...this.sheet.querySelectorAll(".map__places a")];
    if (this.places.length === 0) return;
    this.whole = this.view = this.sheet.viewBox.baseVal;
    this.whole = { x: this.view.x, y: this.view.y, width: this.view.width, height: this.view.height };
    this.addRovingFocus();
    this.addTip();
    if (this.classList.contains("map--zooms")) this.addZoom();
    for (const hint of document.querySelectorAll("[data-script-only]")) hint.hidden = false;
  }

  /** A title would show a second, slower tip; its words become the accessible name. */
  addTip() {
    this.tip = document.createElement("div");
    this.tip.className = "map__tip";
    this.tip.hidden = true;
    this.append(this.tip);
    for (const link of this.sheet.querySelectorAll("a")) {
      const title = link.querySelector("title");
      link.setAttribute("aria-label", title.textContent);
      title.remove();
    }
    this.sheet.addEventListener("pointerover", (event) => this.show(event.target.closest("a")));
    this.sheet.addEventListener("pointerleave", () => this.hide());
    this.sheet.addEventListener("focusin", (event) => this.show(event.target.closest("a")));
    this.sheet.addEventListener("focusout", () => this.hide());
    this.addEventListener("keydown", (event) => { if (event.key === "Escape") this.hide(); });
  }

  addRovingFocus() {
    const first = this.sheet.querySelector(".map__places a.here") ?? this.places[0];
    for (const place of this.places) place.setAttribute("tabindex", place === first ? "0" : "-1");
    this.sheet.addEventListener("keydown", (event) => {
      const direction = directions[event.key];
      const from = event.target.closest?.(".map__places a");
      if (!direction || !from) return;
      event.preventDefault();
      this.moveTo(this.neighbour(from, direction), from);
    });
  }

  moveTo(place, from) {
    if (!place) return;
    from.setAttribute("tabindex", "-1");
    place.setAttribute("tabindex", "0");
    place.focus();
  }

  centre(place) {
    if (!place.middle) {
      const box = place.getBBox();
      place.middle = [box.x + box.width / 2, box.y + box.height / 2];
    }
    return place.middle;
  }

  /** The nearest place that lies that way; sideways distance counts double, so that going right and left comes back. */
  neighbour(from, [dx, dy]) {
    const [x, y] = this.centre(from);
    let best = null;
    let least = Infinity;
    for (const place of this.places) {
      if (place === from) continue;
      const [px, py] = this.centre(place);
      const along = (px - x) * dx + (py - y) * dy;
      const across = Math.abs((px - x) * dy) + Math.abs((py - y) * dx);
      if (along <= 0 || across > along * 2) continue;
      const distance = along + 2 * across;
      if (distance < least) [best, least] = [place, distance];
    }
    return best;
  }

  show(link) {
    this.mark(null);
    if (!link) return this.hide();
    const [name, ...rest] = link.getAttribute("aria-label").split(": ");
    this.tip.replaceChildren(Object.assign(document.createElement("strong"), { textContent: name }), rest.join(": "));
    this.tip.hidden = false;
    const box = link.getBoundingClientRect();
    const frame = this.getBoundingClientRect();
    const left = Math.min(Math.max(box.left + box.width / 2 - frame.left - this.tip.offsetWidth / 2, 0), frame.width - this.tip.offsetWidth);
    const above = box.top - frame.top - this.tip.offsetHeight - 8;
    this.tip.style.left = `${left}px`;
    this.tip.style.top = `${above > 0 ? above : box.bottom - frame.top + 8}px`;
    this.mark(link.dataset.code);
  }

  hide() {
    if (this.tip) this.tip.hidden = true;
    this.mark(null);
  }

  /** Lights up the table's row of a place. */
  mark(code) {
    this.marked?.classList.remove("is-active");
    this.marked = code ? document.getElementById(`r-${code}`) : null;
    this.marked?.classList.add("is-active");
  }

  addZoom() {
    const bar = document.createElement("div");
    bar.className = "map__zoom";
    for (const [words, sign, act] of [["Zoom in", "+", () => this.zoom(steps.in)], ["Zoom out", "−", () => this.zoom(steps.out)], ["Show all of it", "⤢", () => this.look(this.whole)]]) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: sign, title: words });
      button.setAttribute("aria-label", words);
      button.addEventListener("click", act);
      bar.append(button);
    }
    this.append(bar);
    this.addDragging();
  }

  zoom(by) {
    const focused = this.sheet.querySelector(".map__places a:focus");
    const [x, y] = focused ? this.centre(focused) : [this.view.x + this.view.width / 2, this.view.y + this.view.height / 2];
    const width = Math.min(this.whole.width, Math.max(this.whole.width / 16, this.view.width * by));
    const height = this.whole.height * (width / this.whole.width);
    this.look({ x: x - width / 2, y: y - height / 2, width, height });
  }

  look({ x, y, width, height }) {
    const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
    this.view.x = clamp(x, this.whole.x, this.whole.x + this.whole.width - width);
    this.view.y = clamp(y, this.whole.y, this.whole.y + this.whole.height - height);
    this.view.width = width;
    this.view.height = height;
    const scale = width / this.whole.width;
    for (const label of this.sheet.querySelectorAll("text:not(.map__place), circle")) this.keepSize(label, scale);
    this.nameWhatIsLarge();
  }

  /** Zoomed in, places that are wide enough on screen carry their names. */
  nameWhatIsLarge() {
    this.names?.remove();
    const pixel = this.view.width / this.sheet.clientWidth;
    if (this.view.width > this.whole.width / 2) return;
    this.names = document.createElementNS("http://www.w3.org/2000/svg", "g");
    this.names.setAttribute("aria-hidden", "true");
    for (const place of this.places) {
      const [x, y] = this.centre(place);
      const inView = x > this.view.x && x < this.view.x + this.view.width && y > this.view.y && y < this.view.y + this.view.height;
      const words = place.getAttribute("aria-label").split(": ")[0].split(" (")[0];
      if (!inView || place.getBBox().width < words.length * 6 * pixel) continue;
      const name = document.createElementNS("http://www.w3.org/2000/svg", "text");
      name.textContent = words;
      name.setAttribute("class", "map__name map__place");
      for (const [attribute, value] of [["x", x], ["y", y], ["font-size", 11 * pixel], ["stroke-width", 3 * pixel]]) name.setAttribute(attribute, value);
      this.names.append(name);
    }
    this.sheet.append(this.names);
  }

  /** Names and numbers stay as large on screen as they were. */
  keepSize(label, scale) {
    for (const attribute of ["font-size", "stroke-width", "r"]) {
      const now = label.getAttribute(attribute);
      if (now === null) continue;
      label.dataset[attribute.replace("-", "")] ??= now;
      label.setAttribute(attribute, label.dataset[attribute.replace("-", "")] * scale);
    }
  }

  addDragging() {
    let start = null;
    this.sheet.addEventListener("pointerdown", (event) => {
      if (event.button === 0 && event.pointerType === "mouse" && this.view.width < this.whole.width) start = { at: [event.clientX, event.clientY], view: [this.view.x, this.view.y], moved: false };
    });
    this.sheet.addEventListener("pointermove", (event) => {
      if (!start) return;
      const unit = this.view.width / this.sheet.clientWidth;
      const [dx, dy] = [event.clientX - start.at[0], event.clientY - start.at[1]];
      start.moved ||= Math.hypot(dx, dy) > 4;
      if (start.moved) this.look({ x: start.view[0] - dx * unit, y: start.view[1] - dy * unit, width: this.view.width, height: this.view.height });
    });
    this.sheet.addEventListener("dragstart", (event) => event.preventDefault());
    this.sheet.addEventListener("click", (event) => { if (start?.moved) event.preventDefault(); start = null; }, true);
    window.addEventListener("pointerup", () => { if (!start?.moved) start = null; });
  }
}

customElements.define("hn-map", NeedMap);
