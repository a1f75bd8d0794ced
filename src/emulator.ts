import { basename, dirname, extname, join } from "node:path";
import type { Behaviour } from "./emulate/behaviour/behaviour.js";
import { checkBehaviour } from "./emulate/behaviour/check-behaviour.js";
import { emulate, type Emulated, type EmulateOptions } from "./emulate/emulate.js";
import { uncheckedPatterns } from "./lint/rules/pattern-unchecked.js";
import { collectSchemas } from "./lint/schemas.js";
import { model } from "./model/model.js";
import type { Api } from "./model/api.js";
import { isThere } from "./read/load.js";
import { parseFile } from "./read/parse.js";
import { isObject } from "./json/is-object.js";
import type { Json } from "./json/json.js";
import type { Document, LocatedProblem } from "./read/document.js";
import { locate, locateAll, ReadError } from "./read/problem.js";
import { open, type Corrections } from "./read/open.js";
import { bundledSpec } from "./read/assets.js";
import { readPattern } from "./values/linear-pattern.js";

export type { Key } from "./emulate/requests/access.js";
export type { Behaviour, ConflictShape, RateBehaviour } from "./emulate/behaviour/behaviour.js";
export type { Bend, BendRule } from "./emulate/drift/bend.js";
export type { Emulated, EmulateOptions } from "./emulate/emulate.js";
export type { FaultKind, FaultRule } from "./emulate/server/faults.js";
export type { Listening, ListenOptions } from "./emulate/server/listen.js";
export type { LoggedRequest } from "./emulate/server/request-log.js";
export type { Snapshot, Stored } from "./emulate/store/store.js";

/** What to emulate, and how. */
export interface EmulatorOptions extends Corrections, EmulateOptions {
  /** The OpenAPI document: a YAML or JSON file. Default: the Healos document that comes with this package. */
  spec?: string | undefined;
  /** Takes the place of parts of the behaviour file, each as a whole. */
  behaviour?: Behaviour | undefined;
}

/** An emulator of a document. */
export interface Emulator extends Emulated {
  /** What of the document is left out of account, such as patterns that no request is held against. */
  warnings: readonly LocatedProblem[];
}

/**
 * Makes an emulator of an OpenAPI document. How the API behaves where OpenAPI cannot say it is read from the file beside
 * the document that is called like it and ends in `.emulator.yaml`, if there is one.
 *
 * @throws ReadError on a document or a behaviour file that cannot be used
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { spec = bundledSpec, behaviour = {}, overlays, strictOverlays, ...rest } = options;
  const document = await open(spec, { overlays, strictOverlays });
  const { api, problems } = model(document);
  if (problems.length > 0) {
    throw new ReadError(problems.map((problem) => locate(document, problem)));
  }
  const emulated = emulate(api, { ...readBehaviour(behaviourFile(spec), api), ...behaviour }, rest);
  const unchecked = hasUncheckedPattern(document)
    ? await uncheckedPatterns(collectSchemas(api))
    : [];
  return Object.assign(emulated, {
    warnings: [...document.warnings, ...locateAll(document, unchecked)],
  });
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

function readBehaviour(path: string, api: Api): Behaviour {
  if (!isThere(path)) {
    return {};
  }
  const text = parseFile(path, path);
  if (Array.isArray(text)) {
    throw new ReadError(text);
  }
  const checked = checkBehaviour(text.parsed.value ?? null, api);
  if (!Array.isArray(checked)) {
    return checked;
  }
  throw new ReadError(
    checked.map(({ path: tokens, what, todo }) => ({ ...text.place(tokens), what, todo })),
  );
}
