// Records the demo as docs/demo.svg: what a real run printed, each line when it was printed. `npm run recording` builds first.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const rowHeight = 18;
const shownRows = 24;
const width = 860;
const height = (shownRows + 3) * rowHeight;
/** How long the end stays before it begins again, in seconds. */
const rest = 6;

const lines = await recorded(["demo"]);
writeFileSync(new URL("../docs/demo.svg", import.meta.url), pictureOf(lines));

/** The lines of a run, each with the seconds after its start. */
async function recorded(args) {
  const started = performance.now();
  const run = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const found = [{ at: 0, text: `$ healos-codegen ${args.join(" ")}` }];
  let open = "";
  run.stdout.setEncoding("utf8").on("data", (chunk) => {
    const at = (performance.now() - started) / 1000;
    const parts = (open + chunk).split("\n");
    open = parts.pop() ?? "";
    found.push(...parts.map((text) => ({ at, text })));
  });
  const code = await new Promise((done) => run.on("close", done));
  if (code !== 0) throw new Error(`The demo ended with exit code ${code}.`);
  return found;
}

function pictureOf(rows) {
  const total = (rows.at(-1)?.at ?? 0) + rest;
  const share = (seconds) => `${((100 * seconds) / total).toFixed(2)}%`;
  const times = [...new Set(rows.map(({ at }) => at))];
  const appearing = times.map((at, index) => {
    const from = at === 0 ? "0%" : `0%,${share(at)}{opacity:0}${share(at + 0.01)}`;
    return `@keyframes a${index}{${from},100%{opacity:1}}.a${index}{animation-name:a${index}}`;
  });
  const texts = rows.map(({ at, text }, index) =>
    text === ""
      ? ""
      : `<text class="${kindOf(text)} a${times.indexOf(at)}" y="${(index + 1) * rowHeight}">${escaped(text)}</text>\n`,
  );
  const scroll = times.map((at) => {
    const last = rows.findLastIndex((row) => row.at <= at);
    return `${share(at)}{transform:translateY(${-Math.max(0, last + 1 - shownRows) * rowHeight}px)}`;
  });
  const end = Math.max(0, rows.length - shownRows) * rowHeight;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="A terminal in which healos-codegen demo runs: a list, a create, a conflict, and a rate limit that is waited out.">
<style>
svg{--back:#fff;--edge:#d0d7de;--text:#1f2328;--code:#0550ae;--mute:#59636e;--warn:#9a3412}
@media (prefers-color-scheme:dark){svg{--back:#0d1117;--edge:#30363d;--text:#e6edf3;--code:#79c0ff;--mute:#9198a1;--warn:#ffa657}}
rect{fill:var(--back);stroke:var(--edge)}
text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:var(--text);white-space:pre;animation:${total.toFixed(2)}s linear infinite}
.title{font-weight:700}.code{fill:var(--code)}.request{fill:var(--mute)}.refused{fill:var(--warn)}
.rows{animation:scroll ${total.toFixed(2)}s step-end infinite}
@keyframes scroll{${scroll.join("")}100%{transform:translateY(${-end}px)}}
${appearing.join("\n")}
@media (prefers-reduced-motion:reduce){text[class]{animation:none}g.rows{animation:none;transform:translateY(${-end}px)}}
</style>
<clipPath id="window"><path d="M0 ${rowHeight + 5}h${width}v${(shownRows + 1) * rowHeight}h-${width}z"/></clipPath>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8"/>
<g clip-path="url(#window)"><g transform="translate(18 ${rowHeight})"><g class="rows">
${texts.join("")}</g></g></g>
</svg>
`;
}

/** What a line of the demo is, as it is coloured in a terminal. */
function kindOf(text) {
  const status = / s {2}\w+ \S+ (\d{3})/.exec(text)?.[1];
  if (status !== undefined) return Number(status) < 400 ? "request" : "refused";
  if (/^ {2}\S/.test(text) || /^ {4}\S/.test(text)) return "code";
  return text.startsWith(" ") ? "output" : "title";
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
