// Draws a figure above its table twin when it comes into view. plotly.js is fetched once, and only then.

let engine = null;

function load(address) {
  // The site's own style sheet styles charts: this element tells plotly.js to leave out its inline sheet, which the security policy refuses.
  if (!document.getElementById("plotly.js-style-global")) {
    document.body.append(Object.assign(document.createElement("div"), { id: "plotly.js-style-global", className: "no-inline-styles", hidden: true }));
  }
  engine ??= new Promise((done, fail) => {
    const script = Object.assign(document.createElement("script"), { src: address, onload: () => done(globalThis.Plotly), onerror: () => fail(new Error("The chart library did not load.")) });
    document.head.append(script);
  });
  return engine;
}

customElements.define("hn-chart", class extends HTMLElement {
  connectedCallback() {
    this.querySelector("details").open = false;
    const canvas = this.querySelector(".chart__canvas");
    canvas.hidden = false;
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      this.draw(canvas);
    }, { rootMargin: "200px" });
    seen.observe(canvas);
  }

  async draw(canvas) {
    try {
      const { data, layout, config } = JSON.parse(this.querySelector("script[type='application/json']").textContent);
      const plotly = await load(this.dataset.engine);
      await plotly.newPlot(canvas, data, layout, config);
    } catch {
      // The table twin holds every figure.
      canvas.hidden = true;
      this.querySelector("details").open = true;
    }
  }
});
