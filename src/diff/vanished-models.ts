import { pointerTokens, type At } from "../json/pointer.js";
import type { Api, Model, Operation, Webhook } from "../model/api.js";
import { modelRef } from "../model/schema/schema.js";
import type { Finding } from "./finding.js";
import { modelName } from "./rules/models.js";
import { referredModels } from "./unchanged.js";

/** What refers to models: an operation, a request of the API, another model. */
type Holder = Model | Operation | Webhook;

/**
 * A model that is gone because what referred to it is gone has no change of its own: the finding of what is gone names
 * it. One that is gone for another reason keeps its finding.
 */
export function withVanished(findings: readonly Finding[], base: Api): Finding[] {
  const gone = findings.filter(({ id, after }) => id === modelName.id && after === undefined);
  if (gone.length === 0) return [...findings];
  const causeOf = createSearch(findings, base);
  const told = new Map<Finding, string[]>();
  const kept = findings.filter((finding) => {
    const name = String(finding.before);
    const cause = gone.includes(finding) ? causeOf(name, new Set()) : undefined;
    if (cause !== undefined) told.set(cause, [...(told.get(cause) ?? []), name]);
    return cause === undefined;
  });
  return kept.map((finding) => {
    const models = told.get(finding)?.sort();
    if (models === undefined) return finding;
    return { ...finding, models, message: `${finding.message}, and with it ${listed(models)}` };
  });
}

function listed(models: readonly string[]): string {
  const names = models.slice(0, 6).map((name) => `\`${name}\``);
  const more = models.length - names.length;
  const all = more > 0 ? [...names, `${more} more`] : names;
  const last = all.pop() ?? "";
  return all.length === 0 ? `the type ${last}` : `the types ${all.join(", ")} and ${last}`;
}

/** Finds the finding for which a model is gone; undefined where some reference to it went without one. */
type Search = (name: string, seen: Set<string>) => Finding | undefined;

function createSearch(findings: readonly Finding[], api: Api): Search {
  const holders = holdersIn(api);
  const removed = findings.filter(({ id }) => id !== modelName.id);
  const gone = new Map(
    findings.flatMap(({ id, before, after, base }): [At, string][] =>
      id === modelName.id && after === undefined ? [[base.pointer, String(before)]] : [],
    ),
  );
  const search: Search = (name, seen) => {
    seen.add(name);
    const of = holders.get(modelRef(name)) ?? [];
    let cause: Finding | undefined;
    for (const holder of of) {
      const above = gone.get(holder.at);
      if (above !== undefined && seen.has(above)) continue;
      const found =
        above === undefined ? causeIn(holder, modelRef(name), removed) : search(above, seen);
      if (found === undefined) return undefined;
      cause ??= found;
    }
    return cause;
  };
  return search;
}

/** By the reference to a model, everything that has it. */
function holdersIn({ operations, models, webhooks, uncalled }: Api): Map<string, Holder[]> {
  const holders = new Map<string, Holder[]>();
  const all: Holder[] = [...operations, ...webhooks, ...models];
  for (const holder of [...all, ...(uncalled?.operations ?? [])])
    for (const ref of referredModels(JSON.stringify("schema" in holder ? holder.schema : holder)))
      holders.set(ref, [...(holders.get(ref) ?? []), holder]);
  return holders;
}

function causeIn(holder: Holder, ref: string, findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ base: { pointer } }) => {
    if (pointer === holder.at) return !("schema" in holder);
    return pointer.startsWith(`${holder.at}/`) && mentions(valueAt(holder, pointer), ref);
  });
}

function mentions(value: unknown, ref: string): boolean {
  return value !== undefined && referredModels(JSON.stringify(value)).includes(ref);
}

/** What stands at a place of a holder: a part with that place, or what is below the nearest one around it. */
function valueAt(holder: Holder, at: At): unknown {
  const around = nearest(holder, at);
  const tokens = pointerTokens(at.slice(around.at.length)) ?? [];
  const [first, second, ...rest] = tokens;
  if (first === "responses" && "responses" in around)
    return (around as Operation).responses.find(({ status }) => status === second);
  return below(around, first === "content" ? rest : tokens);
}

interface Placed {
  at: At;
}

function nearest(around: Placed, at: At): Placed {
  const pending: unknown[] = [around];
  let found = around;
  for (const value of pending) {
    if (typeof value !== "object" || value === null) continue;
    const own = "at" in value && typeof value.at === "string" ? (value as Placed) : undefined;
    const isAround = own && (at === own.at || at.startsWith(`${own.at}/`));
    if (isAround && own.at.length > found.at.length) found = own;
    pending.push(...Object.values(value));
  }
  return found;
}

function below(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, key)) return undefined;
    return (inner as Record<string, unknown>)[key];
  }, value);
}
