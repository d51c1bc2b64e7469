// Builds wwwroot/generated/site.css: the rules of nhsuk-frontend that the pages use, then Styles/*.css in name order.
// Usage: node build/styles.mjs <nhsuk-frontend.css> <project folder>
import { readFileSync, writeFileSync, readdirSync, mkdirSync } from "node:fs";
import { join } from "node:path";

const [source, project] = process.argv.slice(2);

function filesBelow(folder, ending) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (["bin", "obj", "wwwroot"].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path, ending) : path.endsWith(ending) ? [path] : [];
  });
}

function classesInUse() {
  const text = filesBelow(project, ".razor").concat(filesBelow(project, ".cs")).map((path) => readFileSync(path, "utf8")).join("\n");
  return new Set(text.match(/nhsuk-[A-Za-z0-9_-]+/g));
}

/** Splits a style sheet into { prelude, body } blocks; body is null for a statement such as @charset. */
function* blocks(css) {
  let start = 0;
  for (let at = 0; at < css.length; at++) {
    if (css[at] === '"' || css[at] === "'") at = css.indexOf(css[at], at + 1);
    else if (css[at] === ";") { yield { prelude: css.slice(start, at).trim(), body: null }; start = at + 1; }
    else if (css[at] === "{") {
      const end = closing(css, at);
      yield { prelude: css.slice(start, at).trim(), body: css.slice(at + 1, end) };
      at = end;
      start = at + 1;
    }
  }
}

function closing(css, open) {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    if (css[at] === '"' || css[at] === "'") at = css.indexOf(css[at], at + 1);
    else if (css[at] === "{") depth++;
    else if (css[at] === "}" && --depth === 0) return at;
  }
  throw new Error(`A block opened at ${open} is never closed.`);
}

// Frutiger is licensed to the NHS; this product is not the NHS and uses the reader's own system font.
const systemFont = (body) => body.replace(/font-family:\s*"?Frutiger W01"?[^;}]*/g, "font-family: var(--font)");

function kept(css, used) {
  return [...blocks(css)].map(({ prelude, body }) => {
    if (body === null || prelude.startsWith("@font-face")) return "";
    if (prelude === ":root") return `:root{${body.replace(/\s*\n\s*/g, "")}}\n`;
    if (prelude.startsWith("@media") || prelude.startsWith("@supports")) {
      const inner = kept(body, used);
      return inner ? `${prelude}{${inner}}` : "";
    }
    const selectors = splitSelectors(prelude).filter((selector) => isUsed(selector, used));
    return selectors.length ? `${selectors.join(",")}{${systemFont(body).replace(/\s*\n\s*/g, "")}}\n` : "";
  }).join("");
}

/** Commas inside :not(a, b) do not part selectors. */
const splitSelectors = (prelude) => prelude.split(/,(?![^()]*\))/).map((selector) => selector.trim());

function isUsed(selector, used) {
  const classes = selector.replace(/:not\([^)]*\)/g, "").match(/\.[A-Za-z0-9_-]+/g) ?? [];
  // Rules for bare elements would set type, links and lists for the whole page, which Styles/ does.
  return classes.length > 0 && classes.every((name) => used.has(name.slice(1)));
}

const nhsuk = readFileSync(source, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
const own = filesBelow(join(project, "Styles"), ".css").sort().map((path) => readFileSync(path, "utf8")).join("\n");
const folder = join(project, "wwwroot", "generated");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "site.css"), `/* Parts of nhsuk-frontend, MIT, (c) Crown copyright (NHS England), then HealthNeeds. */\n${kept(nhsuk, classesInUse())}\n${own}`);
