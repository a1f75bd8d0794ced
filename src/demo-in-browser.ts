import { clientFiles } from "./client-files.js";
import { browserModule } from "./compiler/modules.js";
import { rooted } from "./demo.js";
import { demoPage, pageScript } from "./demo/page.js";
import { programOf } from "./demo/program.js";
import { demoSteps } from "./demo/steps.js";
import { emulateDocument, type Emulator } from "./emulate-document.js";
import { replyOf, type Reply } from "./emulate/answers/reply.js";
import { turnedAway } from "./emulate/server/guard.js";
import type { Answering } from "./emulate/server/in-process.js";
import { listen, type Listening } from "./emulate/server/listen.js";
import { model } from "./model/model.js";
import { bundledSpec } from "./read/assets.js";
import { open } from "./read/open.js";

/** The second act: a page on loopback that runs the steps in a browser. */
export async function serveDemo(port = 0): Promise<Listening> {
  const document = await open(bundledSpec, {});
  const { api } = model(document);
  const emulator = await emulateDocument(document);
  const { basePath, keys } = emulator;
  const pageSteps = demoSteps.slice(0, stepsOfPage);
  const files = new Map([
    ...rooted([...(await clientFiles(api))]),
    ["/demo.ts", programOf(pageSteps)],
    ["/page.ts", pageScript({ key: keys[0]?.key ?? "", basePath })],
  ]);
  const answers = answering(files, { page: demoPage(pageSteps, "/emulator"), emulator });
  return listen(answers, { port });
}

/** All but the one that goes through every page: there the limit of the rate is waited for. */
const stepsOfPage = 4;

function answering(
  files: ReadonlyMap<string, string>,
  { page, emulator }: { page: string; emulator: Emulator },
): Answering {
  return async (request, door) => {
    const refusal = door && turnedAway(request, door);
    if (refusal !== undefined) return replyOf(403, {}, `Forbidden: ${refusal}`);
    const { pathname, origin } = request.url;
    const module = pathname.replace(/\.js$/, ".ts");
    const text = module === pathname ? undefined : files.get(module);
    if (pathname === "/") return replyOf(200, typed("text/html"), page);
    if (text !== undefined) {
      return replyOf(200, typed("text/javascript"), browserModule(text, module));
    }
    if (pathname === "/emulator") return replyFrom(await emulator.fetch(`${origin}/`));
    const { method, headers, url } = request;
    const body = method === "GET" || method === "HEAD" ? null : await request.bytes(maxBytes);
    if (body === "too-large") return replyOf(413, {});
    return replyFrom(await emulator.fetch(url, { method, headers: [...headers.entries()], body }));
  };
}

/** What the page may send at once. */
const maxBytes = 2 ** 20;

async function replyFrom(response: Response): Promise<Reply> {
  const { status, headers } = response;
  return replyOf(status, Object.fromEntries(headers), new Uint8Array(await response.arrayBuffer()));
}

/** Nothing but what is served here is loaded. */
function typed(type: string): Record<string, string> {
  return {
    "Content-Type": `${type}; charset=utf-8`,
    "Content-Security-Policy":
      "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
  };
}
