// Keeps what the worker does current, and opens the page anew once it has come to rest.

const every = 3000;

customElements.define("hn-running", class extends HTMLElement {
  connectedCallback() {
    this.timer = setInterval(() => this.look(), every);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  async look() {
    if (document.hidden) return;
    const answer = await fetch("/data/running").catch(() => null);
    if (!answer?.ok) return;
    const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("hn-running");
    if (!now) return;
    if (now.dataset.quiet === "yes" && this.dataset.quiet === "no") return location.reload();
    this.dataset.quiet = now.dataset.quiet;
    this.innerHTML = now.innerHTML;
  }
});
