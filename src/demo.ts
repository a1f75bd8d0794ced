import { format } from "node:util";
import { clientFiles } from "./client-files.js";
import { createModules } from "./compiler/modules.js";
import { demoSteps } from "./demo/steps.js";
import { emulateDocument } from "./emulate-document.js";
import type { Api } from "./model/api.js";
import { model } from "./model/model.js";
import { bundledSpec } from "./read/assets.js";
import { open } from "./read/open.js";

/** Something that happens, told as it does. */
export type DemoEvent =
  | { kind: "step"; title: string; code: string }
  | {
      kind: "request";
      method: string;
      path: string;
      status: number;
      retryAfter: string | undefined;
    }
  | { kind: "output"; text: string };

/** So many requests are allowed in a window of so many seconds: few enough to run into. */
const rate = { requests: 8, seconds: 3 };

/**
 * The first minute with the Healos client: made from the document, run against an emulator in this process. Nothing is
 * written, and no network is used.
 */
export async function demo(tell: (event: DemoEvent) => void): Promise<void> {
  const document = await open(bundledSpec, {});
  const { api } = model(document);
  const emulator = await emulateDocument(document, { rate });
  const modules = createModules(new Map([...(await clientModules(api)), ["/demo.ts", program()]]));
  const createClient = modules("/index.ts")["createClient"] as (options: object) => unknown;
  const client = createClient({
    apiKey: emulator.keys[0]?.key,
    baseUrl: `http://localhost${emulator.basePath}`,
    fetch: toldFetch(emulator.fetch, tell),
  });
  const run = modules("/demo.ts") as Record<string, Step>;
  const log = (...values: unknown[]): void => tell({ kind: "output", text: format(...values) });
  for (const [index, step] of demoSteps.entries()) {
    tell({ kind: "step", ...step });
    await run[`step${index}`]?.(client, { log });
  }
}

type Step = (client: unknown, output: object) => Promise<void>;

async function clientModules(api: Api): Promise<[string, string][]> {
  return [...(await clientFiles(api))].map(([path, text]) => [`/${path}`, text]);
}

/** The module of the steps: a function for each. */
function program(): string {
  const names = new Set(demoSteps.flatMap(({ imports }) => imports));
  const steps = demoSteps.map(
    ({ code }, index) =>
      `export async function step${index}(client: any, console: any) {\n${code}}\n`,
  );
  return `import { ${[...names].join(", ")} } from "./index.js";\n${steps.join("")}`;
}

/** Tells each request once it is answered. */
function toldFetch(asked: typeof fetch, tell: (event: DemoEvent) => void): typeof fetch {
  return async (input, init) => {
    const response = await asked(input, init);
    const { pathname, search } = new URL(String(input));
    tell({
      kind: "request",
      method: init?.method ?? "GET",
      path: pathname + search,
      status: response.status,
      retryAfter: response.headers.get("retry-after") ?? undefined,
    });
    return response;
  };
}
