// Draws a chart above its table twin when it comes into view. plotly.js is fetched once, and only then.

const ink = "#17212e";
const quiet = ["#8a97a8", "#a9b3c1", "#747f90", "#bcc4cf"];
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

const reduced = window.matchMedia("(prefers-reduced-motion: reduce)");

function line(series, index, spec) {
  return {
    type: "scatter",
    mode: "lines+markers",
    name: series.name,
    x: spec.labels,
    y: series.values,
    connectgaps: false,
    line: { color: series.strong ? "#2b0f61" : quiet[index % quiet.length], width: series.strong ? 3 : 1.5, dash: series.strong ? "solid" : ["dot", "dash", "dashdot", "longdash"][index % 4] },
    marker: { size: series.strong ? 6 : 3 },
    error_y: series.strong && series.upper.some((value) => value !== null)
      ? { type: "data", symmetric: false, array: series.upper.map((value, i) => value - series.values[i]), arrayminus: series.lower.map((value, i) => series.values[i] - value), color: "#a18ccd", thickness: 1.5, width: 3 }
      : undefined,
    hovertemplate: `%{x}: %{y:,.${spec.decimals}f} ${spec.unit}<extra>${series.name}</extra>`,
  };
}

function bar(series, index, spec) {
  return {
    type: "bar",
    name: series.name,
    x: spec.labels,
    y: series.values,
    marker: { color: series.strong ? "#6a49a8" : quiet[index % quiet.length] },
    hovertemplate: `%{x}: %{y:,.${spec.decimals}f} ${spec.unit}<extra>${series.name}</extra>`,
  };
}

function ranked(series, index, spec) {
  return {
    ...bar(series, index, spec),
    orientation: "h",
    x: series.values,
    y: spec.labels,
    error_x: series.upper.some((value) => value !== null)
      ? { type: "data", symmetric: false, array: series.upper.map((value, i) => (value ?? series.values[i]) - series.values[i]), arrayminus: series.lower.map((value, i) => series.values[i] - (value ?? series.values[i])), color: ink, thickness: 1.5, width: 4 }
      : undefined,
    hovertemplate: `%{y}: %{x:,.${spec.decimals}f} ${spec.unit}<extra></extra>`,
  };
}

const kinds = { line, bar, ranked };

const sideways = {
  xaxis: { gridcolor: "#e3e8ef", zeroline: true, zerolinecolor: "#8a97a8", fixedrange: true },
  yaxis: { type: "category", autorange: "reversed", automargin: true, fixedrange: true, ticksuffix: "  " },
};

const layout = (spec) => ({
  margin: { l: 46, r: 8, t: 28, b: 30 },
  font: { family: getComputedStyle(document.body).fontFamily, size: 12, color: ink },
  paper_bgcolor: "rgba(0,0,0,0)",
  plot_bgcolor: "rgba(0,0,0,0)",
  xaxis: { type: "category", tickangle: "auto", automargin: true, nticks: 9, showgrid: false, linecolor: "#8a97a8", fixedrange: true },
  yaxis: { gridcolor: "#e3e8ef", zeroline: false, fixedrange: true, automargin: true, tickformat: "," },
  legend: { orientation: "h", y: 1.02, yanchor: "bottom", x: 0 },
  showlegend: spec.series.length > 1,
  bargap: 0.08,
  hovermode: "closest",
  ...(spec.kind === "ranked" ? sideways : {}),
  transition: reduced.matches ? { duration: 0 } : undefined,
});

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
    const spec = JSON.parse(this.querySelector("script[type='application/json']").textContent);
    try {
      const plotly = await load(this.dataset.engine);
      const draw = kinds[spec.kind];
      const ordered = [...spec.series].sort((a, b) => Number(a.strong) - Number(b.strong));
      await plotly.newPlot(canvas, ordered.map((series, index) => draw(series, index, spec)), layout(spec), { displayModeBar: false, responsive: true });
    } catch {
      // The table twin holds every figure.
      canvas.hidden = true;
      this.querySelector("details").open = true;
    }
  }
});
