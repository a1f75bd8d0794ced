import type { Model } from "../../model/api.js";
import type { At } from "../../json/pointer.js";
import { ownerOf, type Failure } from "./assign.js";
import type { Complaint } from "./compile.js";
import { modelsIn } from "./inline-reads.js";
import { plainMessage } from "./plain-message.js";
import type { ProbeLine } from "./probe.js";
import type { Pruned } from "./prune.js";
import { typeText } from "./type-text.js";

/** Leaves out complaints that come from a model, or a closer look, that has complaints of its own. */
export function primary(complaints: readonly Complaint[], pruned: Pruned): Failure[] {
  const gone = new Set(
    complaints.filter(({ line }) => isMissing(line)).map(({ line }) => line.owner),
  );
  const failed = failedModels(complaints, pruned);
  const close = new Set(
    complaints.filter(({ line }) => !line.coarse).map(({ line }) => line.owner),
  );
  const lost = complaints.filter(({ line, code }) => line.path && missingKey.has(code));
  const lostPaths = new Set(lost.map(({ line }) => `${line.owner} ${line.path}`));
  return complaints
    .filter(({ line }) => !gone.has(line.owner) || isMissing(line))
    .filter(({ line }) => !isBelow(line, lostPaths))
    .filter(
      (complaint) =>
        !complaint.line.coarse || lost.includes(complaint) || !close.has(complaint.line.owner),
    )
    .filter(
      ({ line, code }) =>
        isMissing(line) ||
        line.isGone ||
        missingKey.has(code) ||
        !isConsequence(line, failed, pruned.head.models),
    )
    .map(({ line, code, message }) => ({
      line,
      proof: { code, message: plainMessage(line, message), use: line.use },
      message,
    }));
}

/** "Property does not exist" and the like: the key is gone, whatever happened to the model that stood there. */
const missingKey: ReadonlySet<string> = new Set(["TS2339", "TS2353", "TS2551", "TS2561", "TS7053"]);

/** Whether a line is about what was inside of a property that is gone. */
function isBelow({ owner, path = "" }: ProbeLine, lost: ReadonlySet<string>): boolean {
  const steps = path.split(/(?=\.|\[\])/);
  return steps.some(
    (_, index) => index > 0 && lost.has(`${owner} ${steps.slice(0, index).join("")}`),
  );
}

/** A name that is gone is gone whatever happened to models. */
function isMissing({ use }: ProbeLine): boolean {
  return use.startsWith("imports");
}

/** The models with complaints, and those that say what they said and lead to one: no line looks at them. */
function failedModels(complaints: readonly Complaint[], { base, changed }: Pruned): Set<string> {
  const owners = complaints.map(({ line }) => ownerOf(line));
  const failed = new Set(owners.flatMap(({ kind, name }) => (kind === "model" ? [name] : [])));
  const said = new Set(changed);
  const referrers = new Map<string, string[]>();
  for (const model of base.models.filter((each) => !said.has(each))) {
    for (const name of modelsIn(model.schema)) {
      const known = referrers.get(name);
      if (known === undefined) referrers.set(name, [model.name]);
      else known.push(model.name);
    }
  }
  for (const name of failed) for (const referrer of referrers.get(name) ?? []) failed.add(referrer);
  return failed;
}

/**
 * Whether a line fails because a model in it does. Where something else stands now, it may fail for that alone; where
 * the same stands, it fails for its models alone, be it the one that it belongs to.
 */
function isConsequence(
  { schema, at, models, owner }: ProbeLine,
  failed: ReadonlySet<string>,
  head: readonly Model[],
): boolean {
  const now = schema && schemaAt(head, at);
  if (now === undefined)
    return models.some((model) => `model ${model}` !== owner && failed.has(model));
  return typeText(now) === typeText(schema) && models.some((model) => failed.has(model));
}

/** What stands at a place inside a model. */
function schemaAt(models: readonly Model[], at: At): unknown {
  const model = models.find((each) => at.startsWith(`${each.at}/`));
  if (model === undefined) return undefined;
  const keys = at.slice(model.at.length + 1).split("/");
  return keys.reduce<unknown>((value, key) => {
    const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name))
      return undefined;
    return (value as Record<string, unknown>)[name];
  }, model.schema);
}
