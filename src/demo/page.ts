import { codeHtml } from "../text/code-html.js";
import { htmlText } from "../text/html-text.js";
import type { DemoStep } from "./steps.js";

/** The page of the second act: each step with its code, and a button that runs it. */
export function demoPage(steps: readonly DemoStep[], startPage: string): string {
  const sections = steps.map(
    ({ title, code }, index) => `<section aria-labelledby="title${index}">
<h2 id="title${index}">${htmlText(title)}</h2>
<pre tabindex="0"><code>${codeHtml(code)}</code></pre>
<button type="button" data-step="${index}">Run</button>
<output class="log" aria-label="What came of it"></output>
</section>
`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The Healos client in a browser</title>
<style>${style}</style>
<script type="module" src="/page.js"></script>
</head>
<body>
<main>
<h1>The Healos client in a browser</h1>
<p>The client that <code>generate</code> writes, as the browser loads it: modules, without a bundler. It asks an emulator,
whose records and requests <a href="${startPage}">its own page</a> shows.</p>
${sections.join("")}</main>
</body>
</html>
`;
}

/** The script of the page, in TypeScript, beside the client and the steps. */
export function pageScript({ key, basePath }: { key: string; basePath: string }): string {
  return `import { createClient } from "./index.js";
import * as steps from "./demo.js";

const run = steps as unknown as Record<string, (client: unknown, output: object, options: object) => Promise<void>>;
let log: Element;
function tell(text: string, kind: string): void {
  const line = document.createElement("div");
  line.className = kind;
  line.textContent = text;
  log.append(line);
}
const told: typeof fetch = async (input, init) => {
  const started = performance.now();
  const response = await fetch(input, init);
  const { pathname, search } = new URL(String(input));
  const ms = Math.round(performance.now() - started);
  tell(\`\${init?.method ?? "GET"} \${pathname}\${search} \${response.status}, \${ms} ms\`, response.ok ? "request" : "refused");
  return response;
};
const options = { apiKey: ${JSON.stringify(key)}, baseUrl: location.origin + ${JSON.stringify(basePath)}, fetch: told };
const client = createClient(options);
const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
const output = { log: (...values: unknown[]) => tell(values.map(shown).join(" "), "output") };
for (const button of document.querySelectorAll("button")) {
  button.addEventListener("click", async () => {
    log = button.nextElementSibling!;
    log.replaceChildren();
    button.disabled = true;
    try {
      await run[\`step\${button.dataset["step"]}\`]!(client, output, options);
    } catch (error) {
      tell(String(error), "refused");
    }
    button.disabled = false;
  });
}
`;
}

const style = `:root{color-scheme:light dark;--text:#1b1f24;--back:#fff;--soft:#f3f5f7;--mute:#57606a;--mark:#0b57d0;--warn:#9a3412}
@media (prefers-color-scheme:dark){:root{--text:#e6e9ed;--back:#14171b;--soft:#1f242a;--mute:#a3adb8;--mark:#8ab4f8;--warn:#fdba74}}
body{margin:0;background:var(--back);color:var(--text);font:16px/1.55 system-ui,sans-serif}
main{max-width:46rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.05rem;margin:2.2rem 0 .6rem}
pre{background:var(--soft);padding:.8rem 1rem;border-radius:6px;overflow-x:auto;margin:0 0 .7rem;font-size:.86rem}
a{color:var(--mark)}
button{font:inherit;padding:.3rem 1.1rem;border:1px solid var(--mark);border-radius:6px;background:none;color:var(--mark);cursor:pointer}
button:disabled{opacity:.6}:focus-visible{outline:2px solid var(--mark);outline-offset:2px}
.log{display:block;margin-top:.7rem;font:13.5px/1.6 ui-monospace,monospace;overflow-wrap:anywhere}
.request{color:var(--mute)}.refused{color:var(--warn)}`;
