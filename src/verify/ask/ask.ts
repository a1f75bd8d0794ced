import type { Api, Operation } from "../../model/api.js";
import { declaredFor } from "../../emulate/answers/declared.js";
import { modelsByName } from "../../model/schema/references.js";
import type { AnswerSeen } from "../../runtime/observe.js";
import { createValidator } from "../../values/validator.js";
import type { Sampling } from "../../values/sample.js";
import type { Recorder } from "../recorder.js";
import { Pool, type Binding } from "./pool.js";
import { neededValues, parameterKey, requestOf } from "./request.js";
import { serverOf, type Answer, type AskedServer, type Asking } from "./server.js";

/** So often an operation is asked at most. */
const maxPerOperation = 12;

/** A run through an API. */
export interface Run {
  server: AskedServer;
  pool: Pool;
  sampling: Sampling;
  recorder: Recorder;
}

/**
 * Asks every operation that changes nothing, in rounds: lists first, then what they name. Also asked is one record that
 * there is not, and once without a key.
 *
 * @param rounds how often, each time for another record or page where there is one. Default 12
 * @returns what kept operations from being asked
 */
export async function ask(api: Api, run: Run, rounds: number = maxPerOperation): Promise<string[]> {
  const { server } = run;
  const reads = api.operations.filter(({ method }) => method === "GET").sort(byDepth);
  const asked = new Map<Operation, number>();
  for (let round = 0; round < rounds && server.left() > 0; round += 1) {
    for (const operation of reads) {
      const isAsked = await askOnce(operation, round, run);
      if (isAsked) asked.set(operation, (asked.get(operation) ?? 0) + 1);
    }
    if (round === 0) await probe(reads, asked, run);
  }
  const unasked = reads.filter((operation) => !asked.has(operation)).map(({ id }) => id);
  return unasked.length === 0 || server.left() <= 0
    ? []
    : [`Not asked, since no answer named a record for them: ${unasked.join(", ")}.`];
}

/** What an API is asked with. */
export function createRun(api: Api, asking: Asking, recorder: Recorder): Run {
  const models = modelsByName(api.models);
  const sampling = { models, validator: createValidator(models) };
  return { server: serverOf(api, asking), pool: new Pool(sampling), sampling, recorder };
}

/** What is asked for first is what stands in few paths. */
function byDepth(a: Operation, b: Operation): number {
  const parameters = ({ path }: Operation): number => path.split("{").length;
  return parameters(a) - parameters(b) || a.path.length - b.path.length;
}

/** Asks for another record or page than in the rounds before; false where there is none. */
async function askOnce(operation: Operation, round: number, run: Run): Promise<boolean> {
  const binding = run.pool.bindings(operation, round + 1)[round];
  const isList = !operation.parameters.some((parameter) => parameter.in === "path");
  if (binding === undefined && !isList) return false;
  return askFor(operation, { binding: binding ?? {}, page: isList ? round : 0 }, run);
}

async function askFor(
  operation: Operation,
  { binding, page }: { binding: Binding; page: number },
  { server, pool, sampling, recorder }: Run,
): Promise<boolean> {
  const values = new Map(neededValues(operation, binding, sampling));
  const position = operation.pagination?.position;
  const paged = operation.parameters.find((parameter) => parameter.key === position);
  if (paged && operation.pagination?.style === "page" && page % 2 === 1) {
    values.set(parameterKey(paged), page + 1);
  }
  const answer = await server.send(operation, requestOf(operation, values, sampling.models));
  if (answer === undefined) return false;
  if (isGuessRefused(operation, answer)) return true;
  const { status, text } = answer;
  recorder.add(seen(operation, answer));
  if (status >= 200 && status < 300) {
    try {
      pool.collect(operation, binding, JSON.parse(text));
    } catch {
      // It names no records.
    }
  }
  return true;
}

/** What was asked for is a guess: a refusal that is not declared says no more than that. */
function isGuessRefused(operation: Operation, { status }: Answer): boolean {
  return status >= 400 && status < 500 && declaredFor(operation, status) === undefined;
}

function seen({ id }: Operation, { text, ...answer }: Answer): AnswerSeen {
  return { operation: id, ...answer, text: text === "" ? undefined : text };
}

/** One record that there is not, for each operation that declares such an answer; and one request without a key. */
async function probe(
  reads: readonly Operation[],
  asked: ReadonlyMap<Operation, number>,
  { server, pool, sampling, recorder }: Run,
): Promise<void> {
  const known = reads.filter((each) => asked.has(each));
  for (const operation of known.filter((each) => declaredFor(each, 404))) {
    const [binding] = pool.bindings(operation, 1);
    const [last, id = ""] = Object.entries(binding ?? {}).at(-1) ?? [];
    if (last === undefined) continue;
    const parameter = operation.parameters.find(({ name }) => name === last);
    const unknown = unknownIds(id).find((each) => pool.isOf(parameter?.schema ?? {}, each));
    if (unknown === undefined) continue;
    const values = neededValues(operation, { ...binding, [last]: unknown }, sampling);
    const answer = await server.send(operation, requestOf(operation, values, sampling.models));
    if (answer && !isGuessRefused(operation, answer)) recorder.add(seen(operation, answer));
  }
  const guarded = known.find(
    (each) => declaredFor(each, 401) && each.security.every(({ length }) => length > 0),
  );
  if (guarded === undefined || guarded.security.length === 0) return;
  const values = neededValues(guarded, pool.bindings(guarded, 1)[0] ?? {}, sampling);
  const answer = await server.send(guarded, requestOf(guarded, values, sampling.models), true);
  if (answer) recorder.add(seen(guarded, answer));
}

/** Ids of the same form that nothing has, the strangest first. */
function unknownIds(known: string): string[] {
  if (/^\d+$/.test(known)) return ["1".padStart(Math.min(known.length, 18), "9"), "999999937"];
  const changed = (text: string): string =>
    text.replace(/[a-z\d]/gi, (sign) => (/\d/.test(sign) ? "0" : "a"));
  const [prefix = ""] = /^[A-Za-z]+[_-]|^[A-Z]{2}(?=[\da-f]{8})/.exec(known) ?? [];
  return [changed(known), prefix + changed(known.slice(prefix.length)), known.replace(/\d/g, "0")];
}
