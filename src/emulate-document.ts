import { setImmediate as nextTurn } from "node:timers/promises";
import { basename, dirname, extname, join } from "node:path";
import type { Behaviour } from "./emulate/behaviour/behaviour.js";
import { checkBehaviour } from "./emulate/behaviour/check-behaviour.js";
import { emulate, type Emulated, type EmulateOptions } from "./emulate/emulate.js";
import { uncheckedPatterns } from "./lint/rules/pattern-unchecked.js";
import { collectSchemas } from "./lint/schemas.js";
import { modelOnDemand, type ApiOnDemand, type OperationPlace } from "./model/on-demand.js";
import { isThere } from "./read/load.js";
import { parseFile } from "./read/parse.js";
import { isObject } from "./json/is-object.js";
import type { Json } from "./json/json.js";
import type { Document, LocatedProblem } from "./read/document.js";
import { locate, locateAll, ReadError } from "./read/problem.js";
import { bundledSpec } from "./read/assets.js";
import { readPattern } from "./values/linear-pattern.js";

/** Whose behaviour to emulate, and how. */
export interface EmulateDocumentOptions extends EmulateOptions {
  /** The OpenAPI document: a YAML or JSON file. Default: the Healos document that comes with this package. */
  spec?: string | undefined;
  /** Takes the place of parts of the behaviour file, each as a whole. */
  behaviour?: Behaviour | undefined;
}

/** An emulator of a document. */
export interface Emulator extends Emulated {
  /** What of the document is left out of account, such as patterns that no request is held against. */
  warnings: readonly LocatedProblem[];
  /**
   * Of a large document, reads what no request has asked for yet, a little at a time, and adds to the warnings. Rejects
   * with a ReadError where something of it cannot be used. Of others all was read before.
   */
  check(): Promise<void>;
}

/** How many operations are read before anything is answered: a tenth of a second's worth. */
const maxAtOnce = 150;

/** For how long operations are read before requests have their turn, in milliseconds. */
const turn = 20;

/**
 * Makes an emulator of a document that was opened, its overlays applied. `spec` says beside which file its behaviour is.
 *
 * @throws ReadError as `createEmulator` does
 */
export async function emulateDocument(
  document: Document,
  options: EmulateDocumentOptions = {},
): Promise<Emulator> {
  const { spec = bundledSpec, behaviour = {}, ...rest } = options;
  const api = modelOnDemand(document);
  refuse(document, api);
  const warnings = [...document.warnings];
  const check = remember(async () => {
    await readAll(api);
    refuse(document, api);
    if (hasUncheckedPattern(document)) {
      const models = [...api.models.values()];
      const operations = api.operations.map((place) => place.read());
      const found = await uncheckedPatterns(collectSchemas({ models, operations, webhooks: [] }));
      const unused = found.map((each) => ({ ...each, id: "pattern-unused" as const }));
      warnings.push(...locateAll(document, unused));
    }
  });
  if (api.operations.length <= maxAtOnce) await check();
  const known = { ...readBehaviour(behaviourFile(spec), api.operations), ...behaviour };
  return Object.assign(emulate(api, known, rest), { warnings, check });
}

function refuse(document: Document, { problems }: ApiOnDemand): void {
  const distinct = new Map(problems.map((each) => [`${each.at} ${each.what}`, each]));
  if (problems.length > 0) {
    throw new ReadError([...distinct.values()].map((problem) => locate(document, problem)));
  }
}

async function readAll({ operations }: ApiOnDemand): Promise<void> {
  let since = performance.now();
  for (const place of operations) {
    place.read();
    if (performance.now() - since < turn) continue;
    await nextTurn();
    since = performance.now();
  }
}

/** The same once: who asks again is given what came of it. */
function remember(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}

/**
 * Whether something in a document looks like a pattern that cannot be read. To look for it is much faster than to visit
 * every schema, which the first answer would have to wait for.
 */
function hasUncheckedPattern(document: Document): boolean {
  if (document.files().length > 1) return true;
  const patterns = new Set<string>();
  const pending: Json[] = [document.root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node !== "object" || node === null) continue;
    if (!Array.isArray(node)) {
      const { pattern, patternProperties } = node;
      if (typeof pattern === "string") patterns.add(pattern);
      for (const each of isObject(patternProperties) ? Object.keys(patternProperties) : []) {
        patterns.add(each);
      }
    }
    for (const each of Object.values(node)) {
      if (typeof each === "object" && each !== null) pending.push(each);
    }
  }
  return [...patterns].some((each) => typeof readPattern(each) === "string");
}

/** The behaviour file of a document: `spec/healos.emulator.yaml` of `spec/healos.yaml`. */
export function behaviourFile(spec: string): string {
  return join(dirname(spec), `${basename(spec, extname(spec))}.emulator.yaml`);
}

function readBehaviour(path: string, operations: readonly OperationPlace[]): Behaviour {
  if (!isThere(path)) {
    return {};
  }
  const text = parseFile(path, path);
  if (Array.isArray(text)) {
    throw new ReadError(text);
  }
  const checked = checkBehaviour(text.parsed.value ?? null, operations);
  if (!Array.isArray(checked)) {
    return checked;
  }
  throw new ReadError(
    checked.map(({ path: tokens, ...rest }) => ({
      ...text.place(tokens),
      id: "behaviour-invalid" as const,
      ...rest,
    })),
  );
}
