// Keeps the progress page current without reloading it, and opens the site once there is a release.

const every = 1500;
const percent = (fraction) => fraction > 0 && fraction < 0.01 ? "under 1%" : fraction > 0.99 && fraction < 1 ? "over 99%" : `${Math.round(fraction * 100)}%`;

// As the page itself says it (Figures.Duration).
const duration = (seconds) => {
  const whole = Math.round(seconds);
  if (seconds < 1) return "under a second";
  if (seconds < 90) return whole === 1 ? "1 second" : `${whole} seconds`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} minutes` : `${(seconds / 3600).toFixed(1)} hours`;
};
const left = (seconds) => typeof seconds === "number" ? `About ${duration(seconds)} left.` : "This takes longer than expected; how much longer is not known.";

customElements.define("hn-progress", class extends HTMLElement {
  connectedCallback() {
    this.timer = setInterval(() => this.look(), every);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  async look() {
    const answer = await fetch("/api/v1/progress", { headers: { accept: "application/json" } }).catch(() => null);
    if (!answer?.ok) return location.reload();
    const progress = await answer.json();
    if (typeof progress?.fraction !== "number") return location.reload();
    this.set("percent", percent(progress.fraction));
    this.set("message", progress.message ?? "");
    this.set("left", left(progress.secondsLeft));
    const bar = this.querySelector("progress");
    bar.value = progress.fraction;
    bar.textContent = percent(progress.fraction);
    for (const stage of progress.stages ?? []) this.stage(stage);
  }

  set(part, words) {
    this.querySelector(`[data-part="${part}"]`).textContent = words;
  }

  stage({ id, state, seconds }) {
    const item = this.querySelector(`[data-stage="${CSS.escape(id)}"]`);
    if (!item) return;
    item.className = `progress__stage progress__stage--${state}`;
    item.querySelector("[data-part='state']").textContent = { done: `done in ${duration(seconds)}`, running: "under way", failed: "failed", skipped: "not reached" }[state] ?? "waiting";
  }
});

// Where no run is under way yet, the page waits for one to start, or for a release.
if (!document.querySelector("hn-progress")) {
  setInterval(async () => {
    const ready = await fetch("/health/ready").catch(() => null);
    const progress = await fetch("/api/v1/progress").then((answer) => answer.json()).catch(() => null);
    if (ready?.ok || typeof progress?.fraction === "number") location.reload();
  }, 2 * every);
}
