import { join } from "node:path";
import { expect, test } from "vitest";
import { sharedDir } from "../shared-dir.js";
import { isLeftOpen } from "./left-open.js";
import { judge, type Instance } from "./suite.js";

const suite = sharedDir("json-schema-suite");

/** Why a type refuses what is valid: the two rules of docs/keywords.md. */
const rules = {
  // A keyword without a type means its own kind.
  kind: /ignores|non-object|non-array|pseudo-array|root pointer ref/,
  // An open object is typed by what it names.
  name: /are allowed by default|quoted tab|no dependency|property absent|other properties/,
};

/**
 * What a type could say and does not: which items and properties others have not evaluated where that depends on the
 * value, names by a pattern, and `__proto__` in a literal, which is no property.
 */
const notSaid =
  /^(unevaluatedItems|unevaluatedProperties: dynamic|propertyNames|required: .*__proto__)/;

test.runIf(suite !== undefined)(
  "JSON Schema's own suite: valid instances compile, and invalid ones do not where a type can say it",
  { timeout: 240_000 },
  async () => {
    const all = await judge(join(suite as string, "draft2020-12"));
    const valid = all.filter(({ isValid }) => isValid);
    const refused = valid.filter(({ compiles }) => !compiles);
    const invalid = all.filter(({ isValid }) => !isValid);
    const by = (rule: RegExp): Instance[] =>
      refused.filter((each) => rule.test(`${each.group}: ${each.test}`));
    const taken = invalid.filter(({ compiles }) => compiles);
    const others = taken.filter((each) => !isLeftOpen(each));
    const byKind = by(rules.kind);
    const byName = by(rules.name).filter((each) => !byKind.includes(each));
    const counts = {
      "valid, of 697": valid.filter(({ compiles }) => compiles).length,
      "invalid and refused, of 466": invalid.filter(({ compiles }) => !compiles).length,
      "invalid and left open by the rules": taken.length - others.length,
      "valid and refused by kind": byKind.length,
      "valid and refused by name": byName.length,
    };
    console.log(counts);
    expect(refused.filter((each) => !byKind.includes(each) && !byName.includes(each))).toEqual([]);
    expect(
      others.filter(({ file, group, test: name }) => !notSaid.test(`${file}: ${group} ${name}`)),
    ).toEqual([]);
    expect({ ...counts, valid: valid.length, invalid: invalid.length }).toEqual({
      "valid, of 697": 658,
      "invalid and refused, of 466": 264,
      "invalid and left open by the rules": 183,
      "valid and refused by kind": 34,
      "valid and refused by name": 5,
      valid: 697,
      invalid: 466,
    });
  },
);
