import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "node:util";
import { clientFiles, companionFiles } from "./client-files.js";
import { createModules } from "./compiler/modules.js";
import { programOf } from "./demo/program.js";
import { checkedSteps, demoSteps, type DemoCompanion } from "./demo/steps.js";
import { emulateDocument } from "./emulate-document.js";
import { model } from "./model/model.js";
import { bundledSpec } from "./read/assets.js";
import { open } from "./read/open.js";
import { ReadError } from "./read/problem.js";

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
 *
 * @param companion whose schemas check the answers at the end (default: none)
 * @throws ReadError where the library of the companion is not installed
 */
export async function demo(
  tell: (event: DemoEvent) => void,
  companion?: DemoCompanion,
): Promise<void> {
  const packages = companion === undefined ? new Map<string, unknown>() : await library(companion);
  const document = await open(bundledSpec, {});
  const { api } = model(document);
  const emulator = await emulateDocument(document, { rate });
  const checked = companion === undefined ? [] : checkedSteps[companion];
  const steps = [...demoSteps, ...checked];
  const beside = companion === undefined ? [] : await companionFiles(api, [companion]);
  const files = [...(await clientFiles(api)), ...beside];
  const modules = createModules(
    new Map([...rooted(files), ["/demo.ts", programOf(steps)]]),
    packages,
  );
  const createClient = modules("/index.ts")["createClient"] as (options: object) => unknown;
  const options = {
    apiKey: emulator.keys[0]?.key,
    baseUrl: `http://localhost${emulator.basePath}`,
    fetch: toldFetch(emulator.fetch, tell),
  };
  const client = createClient(options);
  const run = modules("/demo.ts") as Record<string, Step>;
  const log = (...values: unknown[]): void => tell({ kind: "output", text: format(...values) });
  for (const [index, step] of steps.entries()) {
    tell({ kind: "step", ...step });
    const isChecked = index >= demoSteps.length;
    const own = isChecked
      ? { ...options, fetch: toldFetch(nameless(emulator.fetch), tell) }
      : options;
    await run[`step${index}`]?.(client, { log }, own);
  }
}

type Step = (client: unknown, output: object, options: object) => Promise<void>;

/** The package of a companion, from the project of the working folder; else as it is beside this program. */
async function library(name: DemoCompanion): Promise<Map<string, unknown>> {
  for (const from of [pathToFileURL(resolve("package.json")).href, import.meta.url]) {
    try {
      const path = createRequire(from).resolve(name);
      return new Map([[name, await import(pathToFileURL(path).href)]]);
    } catch {
      // The next one may have it.
    }
  }
  const todo = `Install it: npm install ${name}.`;
  const problem = { id: "companion-invalid", what: "It is not installed here", todo } as const;
  throw new ReadError([{ file: name, line: 1, column: 1, ...problem }]);
}

/** A server that has begun to answer null where the document promises a name. */
function nameless(asked: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await asked(input, init);
    const body = (await response.json()) as { data: { name: unknown }[] };
    const [first] = body.data;
    if (first) first.name = null;
    return Response.json(body, { status: response.status });
  };
}

/** As modules find each other. */
export function rooted(files: Iterable<readonly [string, string]>): [string, string][] {
  return [...files].map(([path, text]) => [`/${path}`, text]);
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
