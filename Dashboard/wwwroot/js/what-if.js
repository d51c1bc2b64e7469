// The result follows a slider as it moves: the page of the new weights is asked for, and its result takes the place of this one's.
// Without this file the button does the same.

const pause = 120;

customElements.define("hn-scenario", class extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("input", (event) => {
      // Other places or another kind have other weights and figures: the button asks for the whole page, with all that was changed.
      if (event.target.matches("select") || this.form.hasAttribute("data-waits") || !this.form.checkValidity()) return;
      const output = event.target.parentElement.querySelector("output");
      if (output) output.textContent = `× ${Number(event.target.value)}`;
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.ask(), pause);
    });
  }

  async ask() {
    this.asked?.abort();
    this.asked = new AbortController();
    const address = `${this.form.getAttribute("action")}?${new URLSearchParams(new FormData(this.form))}`;
    const result = document.getElementById("result");
    result.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: this.asked.signal });
      // What cannot be answered is shown as the page it is.
      if (!answer.ok) { location.assign(address); return; }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const said = result.querySelector("[role=status]");
      const next = page.getElementById("result");
      // The same element keeps its place, so that what it says is read out.
      said.textContent = next.querySelector("[role=status]").textContent;
      next.querySelector("[role=status]").replaceWith(said);
      result.replaceChildren(...next.childNodes);
      for (const share of page.querySelectorAll("[data-share]")) {
        const here = this.querySelector(`[data-share="${share.dataset.share}"]`);
        if (here) here.textContent = share.textContent;
      }
      this.querySelector(".scenario__figures summary").textContent = page.querySelector(".scenario__figures summary").textContent;
      // Paper names the address of what it shows.
      document.getElementById("printed").replaceWith(page.getElementById("printed"));
      history.replaceState(null, "", answer.url);
      document.title = page.title;
      result.removeAttribute("aria-busy");
    } catch (error) {
      if (error.name !== "AbortError") this.form.submit();
    }
  }
});
