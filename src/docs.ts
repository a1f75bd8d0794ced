import { clientFiles, companionFiles } from "./client-files.js";
import { environmentVariable, secretOptions } from "./emit/files/client-secrets.js";
import { emulateDocument } from "./emulate-document.js";
import type { Api, Operation } from "./model/api.js";
import { model } from "./model/model.js";
import { formatText } from "./print/format.js";
import { createSitePrinter } from "./print/site-page.js";
import { bundledSpec, readSiteAssets } from "./read/assets.js";
import type { Document, LocatedProblem } from "./read/document.js";
import { open, type DocumentOptions } from "./read/open.js";
import { locateAll, ReadError } from "./read/problem.js";
import { companionExamples, shownCompanions } from "./site/example/companion-examples.js";
import { curlOf } from "./site/example/curl.js";
import { exampleOf, programOf, type Example } from "./site/example/example.js";
import {
  createExampleRunner,
  type ExampleRunner,
  type ExampleServer,
  type Ran,
} from "./site/example/run-examples.js";
import { requestLiteral, type KnownIds } from "./site/example/request-literal.js";
import type { ShownExample } from "./site/operation-view.js";
import { site } from "./site/site.js";
import type { Sampling } from "./values/sample.js";
import { ask, createRun, type Run } from "./verify/ask/ask.js";
import type { Pool } from "./verify/ask/pool.js";
import { casesOf } from "./verify/contract/cases.js";
import { createRecorder } from "./verify/recorder.js";
import { write, type WriteOptions, type WriteResult } from "./write/write.js";

/** What a site is made of, and where. */
export interface DocsOptions extends DocumentOptions, Pick<WriteOptions, "force"> {
  /** The OpenAPI document: a YAML or JSON file. Default: the Healos document that comes with this package. */
  spec?: string | undefined;
  /** The folder of the site. */
  out: string;
  /** Companions whose way to make a call stands beside each example. Default: none. */
  companions?: readonly string[] | undefined;
  /** Called as each stage begins. */
  onStage?: ((stage: string) => void) | undefined;
}

/** What was done. */
export interface DocsReport extends WriteResult {
  operations: number;
  models: number;
  /** The examples that were run, and had an answer that the document declares for a success. */
  examples: number;
  /** Why others were not, by the operation. */
  failed: { operation: string; why: string }[];
  warnings: LocatedProblem[];
}

/**
 * Makes a site of an OpenAPI document: static HTML. Its examples are compiled against the client, and run against the
 * emulator, so that each shows the answer that it had.
 *
 * @throws ReadError on a document that no correct client can be made from, WriteError where a file stands in the way
 */
export async function docs(options: DocsOptions): Promise<DocsReport> {
  const { spec = bundledSpec, out, force, companions = [], onStage } = options;
  onStage?.("read");
  const document = await open(spec, options);
  onStage?.("model");
  const { api, problems, warnings } = model(document);
  if (problems.length > 0) throw new ReadError(locateAll(document, problems), document.files());
  onStage?.("examples");
  const { shown, failed } = await runAll(api, document, { spec, companions });
  onStage?.("print");
  const { templates, files } = readSiteAssets();
  const printPage = createSitePrinter(templates);
  const pages = site(api, shown).map(({ path, template, view }) => ({
    path,
    text: printPage(template, view),
  }));
  onStage?.("write");
  const assets = [...files].map(([path, text]) => ({ path, text }));
  const result = await write([...pages, ...assets], out, { force });
  return {
    ...result,
    operations: api.operations.length,
    models: api.models.length,
    examples: [...shown.values()].filter(({ answer }) => answer !== undefined).length,
    failed,
    warnings: [...document.warnings, ...locateAll(document, warnings)],
  };
}

interface RanAll {
  /** By the operation's id. */
  shown: Map<string, ShownExample>;
  failed: DocsReport["failed"];
}

/** Makes an example of every operation, compiles them all, and runs each against the emulator as it was at first. */
async function runAll(
  api: Api,
  document: Document,
  { spec, companions }: { spec: string; companions: readonly string[] },
): Promise<RanAll> {
  const { serverFor, idsOf, sampling } = await serve(api, document, spec);
  const named = companions.filter((each) => Object.hasOwn(shownCompanions, each));
  const besideOf = companionExamples(api);
  const examples = new Map<string, Example>();
  for (const operation of api.operations) {
    const request = requestLiteral(operation, idsOf(operation), sampling);
    examples.set(operation.name, exampleOf(operation, api, request));
    for (const companion of named) {
      const beside = besideOf(companion, operation, request);
      if (beside) examples.set(besideName(operation, companion), beside);
    }
  }
  const files = new Map([...(await clientFiles(api)), ...(await companionFiles(api, named))]);
  const runner = createExampleRunner(examples, files);
  const shown: RanAll["shown"] = new Map();
  const failed: RanAll["failed"] = [];
  const written = (name: string): Promise<string> =>
    formatText("example.ts", programOf(examples.get(name) as Example, api.packageName));
  for (const operation of api.operations) {
    const code = await written(operation.name);
    const beside: ShownExample["beside"] = [];
    for (const companion of named) {
      const name = besideName(operation, companion);
      // One that a companion has nothing for, as a stream is no query, is not shown.
      if (!examples.has(name) || runner.complaint(name) !== undefined) continue;
      beside.push({
        companion,
        label: shownCompanions[companion] ?? "",
        code: await written(name),
      });
    }
    const server = serverFor(operation);
    const came = await outcomeOf(operation.name, runner, server);
    if (typeof came !== "string") {
      shown.set(operation.id, { code, beside, ...shownRun(came, api, server) });
      continue;
    }
    failed.push({ operation: operation.id, why: came });
    // One that compiles shows how to call it, whatever the emulator made of it.
    if (runner.complaint(operation.name) === undefined) {
      shown.set(operation.id, { code, beside, curl: "" });
    }
  }
  return { shown, failed };
}

function besideName({ name }: Operation, companion: string): string {
  return `${name}.${companion}`;
}

/** What happened when an example was run; or why it was not, or failed. */
async function outcomeOf(
  name: string,
  runner: ExampleRunner,
  server: ExampleServer,
): Promise<Ran | string> {
  const complaint = runner.complaint(name);
  if (complaint !== undefined) return `does not compile: ${complaint}`;
  server.reset();
  try {
    return await runner.run(name, server);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

interface Served {
  /** For an operation: with the records that it is about. */
  serverFor: (operation: Operation) => ExampleServer;
  idsOf: (operation: Operation) => KnownIds;
  /** What values are made with. */
  sampling: Sampling;
}

/** The time in all examples: two builds of one document give the same bytes. */
const moment = Date.UTC(2026, 0, 15, 9, 30);

/** Nobody else asks, so nothing is held back, however many operations there are. */
const rate = { requests: Number.MAX_SAFE_INTEGER, seconds: 60 };

/** An emulator of the document, and the ids that it has records with. */
async function serve(api: Api, document: Document, spec: string): Promise<Served> {
  const emulator = await emulateDocument(document, { spec, rate, now: () => moment });
  const key = emulator.keys[0]?.key ?? "";
  const baseUrl = `http://localhost${emulator.basePath}`;
  const asking = { baseUrl, key, fetch: emulator.fetch, maxRequests: 4 * api.operations.length };
  const run = createRun(api, asking, createRecorder(api));
  await ask(api, run, 1);
  const unknown = new Set(api.operations.filter((each) => lacksIds(each, run.pool)));
  if (unknown.size > 0) await createRecords(api, run);
  const withMore = emulator.snapshot();
  const secrets = Object.fromEntries([...secretOptions(api).keys()].map((each) => [each, key]));
  return {
    sampling: run.sampling,
    serverFor: (operation) => ({
      ...{ baseUrl, secrets, fetch: emulator.fetch },
      // What is created twice may be refused: only who needs what was created finds it there.
      reset: () => emulator.reset(unknown.has(operation) ? withMore : undefined),
    }),
    idsOf: (operation) => ({
      path: run.pool.bindings(operation, 1)[0] ?? {},
      named: (name) => {
        const known = run.pool.known(name);
        return typeof known === "string" ? known : undefined;
      },
    }),
  };
}

function lacksIds(operation: Operation, pool: Pool): boolean {
  return pool.bindings(operation, 1).length === 0;
}

/** Creates what can be created, for the operations whose records no list has named. */
async function createRecords(api: Api, { pool, sampling, server }: Run): Promise<void> {
  for (const operation of api.operations.filter(({ method }) => method === "POST")) {
    const binding = pool.bindings(operation, 1)[0];
    const [first] = (binding && casesOf(operation, { binding, pool, sampling })) ?? [];
    const answer = first && (await server.send(operation, first.request));
    if (binding === undefined || answer === undefined || answer.status >= 300) continue;
    try {
      pool.collect(operation, binding, JSON.parse(answer.text));
    } catch {
      // It names no record.
    }
  }
}

/** Longest answer that a page shows, in characters. */
const maxAnswerLength = 6000;

/** A run as a page shows it: sent to where the API is, with the secret as a variable. */
function shownRun(
  { request, answer }: Ran,
  api: Api,
  { baseUrl, secrets }: ExampleServer,
): Pick<ShownExample, "answer" | "curl"> {
  const first = api.servers[0]?.url ?? "";
  const origin = (/^https?:/.test(first) ? first : "https://api.example.com").replace(/\/+$/, "");
  const url = request.url.replace(baseUrl, () => origin);
  const [[option = "key", secret = ""] = []] = Object.entries(secrets);
  const variable = environmentVariable(option);
  return {
    curl: curlOf({ ...request, url }, new Map(secret === "" ? [] : [[secret, variable]])),
    answer: { status: answer.status, text: shortened(readable(answer)) },
  };
}

function readable({ contentType, text }: Ran["answer"]): string {
  if (!/[/+]json\b/i.test(contentType)) {
    return /^text\//.test(contentType) || text === "" ? text : `(${contentType})`;
  }
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

function shortened(text: string): string {
  return text.length > maxAnswerLength ? `${text.slice(0, maxAnswerLength)}\n…` : text;
}
