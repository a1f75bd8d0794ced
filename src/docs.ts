import { clientFiles, companionFiles } from "./client-files.js";
import { environmentVariable } from "./emit/files/client-secrets.js";
import { serveExamples, type ServedExamples } from "./example-server.js";
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

/** Makes an example of every operation, compiles them all, and runs each against the emulator. */
async function runAll(
  api: Api,
  document: Document,
  { spec, companions }: { spec: string; companions: readonly string[] },
): Promise<RanAll> {
  const served = await serveExamples(api, document, spec);
  const client = await clientFiles(api);
  // What changes nothing sees the records whose ids are known.
  const isFresh = ({ method }: Operation): boolean => method !== "GET";
  const tried = await tryAll(api.operations, { ...served, api, client, isFresh });
  // The ids that the answers named may be of something else: the emulator is asked what it has.
  const mended = new Map<Operation, KnownIds>();
  for (const [operation, { came }] of tried) {
    const ids = typeof came === "string" ? await served.idsThereAre(operation) : undefined;
    if (ids !== undefined) mended.set(operation, ids);
  }
  if (mended.size > 0) {
    const idsOf = (operation: Operation): KnownIds =>
      mended.get(operation) ?? served.idsOf(operation);
    const again = await tryAll([...mended.keys()], {
      ...served,
      idsOf,
      api,
      client,
      isFresh: () => true,
    });
    for (const [operation, outcome] of again) {
      if (typeof outcome.came !== "string") tried.set(operation, outcome);
    }
  }
  const beside = await besideAll(tried, { api, client, companions });
  return shownAll(tried, { api, server: served.server, beside });
}

/** What came of an example: its run, or why there was none or it failed. */
interface Tried {
  example: Example;
  /** The literal of its request; undefined where there is none. */
  request: string | undefined;
  /** Whether it compiles. */
  compiles: boolean;
  came: Ran | string;
}

interface Trying extends ServedExamples {
  api: Api;
  /** The files of the client. */
  client: ReadonlyMap<string, string>;
  /** Whether an example needs the records as they are at first. */
  isFresh: (operation: Operation) => boolean;
}

/** Runs an example of each: first those that need no fresh records. */
async function tryAll(
  operations: readonly Operation[],
  { api, client, server, idsOf, sampling, isFresh }: Trying,
): Promise<Map<Operation, Tried>> {
  const requests = new Map(
    operations.map((each) => [each, requestLiteral(each, idsOf(each), sampling)]),
  );
  const examples = new Map<string, Example>(
    operations.map((each) => [each.name, exampleOf(each, api, requests.get(each))]),
  );
  const runner = createExampleRunner(examples, client);
  const tried = new Map<Operation, Tried>();
  const fresh = operations.filter(isFresh);
  for (const operation of [...operations.filter((each) => !isFresh(each)), ...fresh]) {
    if (isFresh(operation)) server.reset();
    const came = await outcomeOf(operation.name, runner, server);
    const compiles = runner.complaint(operation.name) === undefined;
    const example = examples.get(operation.name) as Example;
    tried.set(operation, { example, request: requests.get(operation), compiles, came });
  }
  return tried;
}

/** The same calls by companions, by the operation: those that compile. One has nothing for some, as a stream is no query. */
async function besideAll(
  tried: ReadonlyMap<Operation, Tried>,
  {
    api,
    client,
    companions,
  }: { api: Api; client: ReadonlyMap<string, string>; companions: readonly string[] },
): Promise<Map<Operation, ShownExample["beside"]>> {
  const named = companions.filter((each) => Object.hasOwn(shownCompanions, each));
  if (named.length === 0) return new Map();
  const besideOf = companionExamples(api);
  const nameOf = ({ name }: Operation, companion: string): string => `${name}.${companion}`;
  const examples = new Map<string, Example>();
  for (const [operation, { request }] of tried) {
    for (const companion of named) {
      const beside = besideOf(companion, operation, request);
      if (beside) examples.set(nameOf(operation, companion), beside);
    }
  }
  const files = new Map([...client, ...(await companionFiles(api, named))]);
  const runner = createExampleRunner(examples, files);
  const all = new Map<Operation, ShownExample["beside"]>();
  for (const operation of tried.keys()) {
    const own: ShownExample["beside"] = [];
    for (const companion of named) {
      const name = nameOf(operation, companion);
      const example = examples.get(name);
      if (example === undefined || runner.complaint(name) !== undefined) continue;
      const code = await formatText("example.ts", programOf(example, api.packageName));
      own.push({ companion, label: shownCompanions[companion] ?? "", code });
    }
    all.set(operation, own);
  }
  return all;
}

async function shownAll(
  tried: ReadonlyMap<Operation, Tried>,
  {
    api,
    server,
    beside: besides,
  }: { api: Api; server: ExampleServer; beside: Map<Operation, ShownExample["beside"]> },
): Promise<RanAll> {
  const shown: RanAll["shown"] = new Map();
  const failed: RanAll["failed"] = [];
  for (const operation of api.operations) {
    const { example, compiles, came } = tried.get(operation) as Tried;
    const code = await formatText("example.ts", programOf(example, api.packageName));
    const beside = besides.get(operation) ?? [];
    if (typeof came !== "string") {
      shown.set(operation.id, { code, beside, ...shownRun(came, api, server) });
      continue;
    }
    failed.push({ operation: operation.id, why: came });
    // One that compiles shows how to call it, whatever the emulator made of it.
    if (compiles) shown.set(operation.id, { code, beside, curl: "" });
  }
  return { shown, failed };
}

/** What happened when an example was run; or why it was not, or failed. */
async function outcomeOf(
  name: string,
  runner: ExampleRunner,
  server: ExampleServer,
): Promise<Ran | string> {
  const complaint = runner.complaint(name);
  if (complaint !== undefined) return `does not compile: ${complaint}`;
  try {
    return await runner.run(name, server);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
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
