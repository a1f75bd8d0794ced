import type { Api, Model } from "../../model/api.js";
import type { Change } from "../change.js";
import { canonical } from "../schema/canonical.js";
import type { Rule } from "./rule.js";

export const modelName: Rule = {
  id: "model-name",
  title: "A type of the client was renamed or removed",
  explain:
    "The name of a schema becomes the name of a type and never goes over the wire. Only code that imports the type has to change.",
};

/** Finds the models that lost their names. */
export function compareModelNames(base: Api, head: Api): Change[] {
  const now = new Set<string>(head.models.map((model) => model.name));
  const before = new Set<string>(base.models.map((model) => model.name));
  const come = head.models.filter((model) => !before.has(model.name));
  const texts = come.map(({ schema }) => canonical(schema));
  return base.models
    .filter((model) => !now.has(model.name))
    .map((model) => nameLost(model, come[texts.indexOf(canonical(model.schema))]));
}

function nameLost(model: Model, renamed: Model | undefined): Change {
  return {
    rule: modelName.id,
    effect: "none",
    base: model.at,
    head: renamed?.at ?? "#/components/schemas",
    what: renamed
      ? `the type \`${model.name}\` is called \`${renamed.name}\` now`
      : `the type \`${model.name}\` is gone`,
    before: model.name,
    ...(renamed && { after: renamed.name }),
  };
}
