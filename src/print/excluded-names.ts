import { annotations } from "../model/schema/keywords.js";
import type { Schema } from "../model/schema/schema.js";
import { onlyRequires } from "./requirements.js";

/**
 * The properties that an object with these requirements cannot have: what its `not` requires, and in a `oneOf` what
 * only another variant requires, since that would match as well. Of two that are excluded together nothing can be said.
 */
export function excludedNames(variant: Schema, { oneOf = [] }: Schema): string[] {
  const { required = [], not } = variant;
  const others = oneOf.includes(variant) ? oneOf.filter((each) => each !== variant) : [];
  const rivals = [...others.filter(onlyRequires), ...(not ? alternatives(not) : [])];
  return [
    ...new Set(
      rivals.flatMap((rival) => {
        const missing = (rival.required ?? []).filter((name) => !required.includes(name));
        return missing.length === 1 && !rival.not ? missing : [];
      }),
    ),
  ];
}

/** What a `not` refuses, as requirements; none where it is about anything else. */
function alternatives(not: Schema): Schema[] {
  if (onlyRequires(not)) return [not];
  const keywords = Object.keys(not).filter((key) => !annotations.has(key));
  const [keyword, ...more] = keywords;
  const each = keyword === "anyOf" && more.length === 0 ? (not.anyOf ?? []) : [];
  return each.every(onlyRequires) ? each : [];
}
