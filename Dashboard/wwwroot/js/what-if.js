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
      const words = next.querySelector("[role=status]");
      // The sentence that is read out stays in the page, for one that is taken out and put back is not; it changes last, when the rest is there.
      for (const part of [...result.children]) if (part !== said) part.remove();
      said.after(...[...next.children].filter((part) => part !== words));
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
      said.textContent = words.textContent;
    } catch (error) {
      if (error.name !== "AbortError") this.form.submit();
    }
  }
});
