import { compareAlternatives, compareNamed, type Alternatives } from "./compare-alternatives.js";
import type { Comparison, SchemaComparer } from "./comparison.js";
import { compareConditions } from "./rules/conditions.js";
import { compareTraits } from "./rules/hints.js";
import { compareItems } from "./rules/items.js";
import { compareLimits } from "./rules/limits.js";
import { compareNumbers } from "./rules/number-range.js";
import { compareProperties } from "./rules/properties.js";
import type { Mode, Pairing } from "./rules/rule.js";
import { compareForms } from "./rules/string-form.js";
import { compareInteger, compareKinds, placeOf, valueType } from "./rules/types.js";
import { compareValues } from "./rules/values.js";
import { compareDiscriminated } from "./rules/variants.js";
import { compareXml } from "./rules/xml.js";
import { mergeTagged } from "./merge-alternatives.js";
import { kinds } from "../model/schema/kinds.js";
import type { Conjunction, Part } from "./schema/part.js";
import type { Schemas } from "./schema/schemas.js";
import { defaultOf, traitsOf, type Traits } from "./schema/traits.js";
import type { Unchanged } from "./unchanged.js";
import type { Places } from "./uses.js";

export interface SchemaSides {
  base: Schemas;
  head: Schemas;
  /** An RFC 3339 date: what is past is decided by it. */
  today: string;
  unchanged: Unchanged;
}

export function createSchemaComparer(sides: SchemaSides): SchemaComparer {
  const known = new Map<string, Comparison>();
  const nothing: Comparison = { changes: [], inside: [] };
  const pending: (() => void)[] = [];
  const partPairs = new Map<Part, Map<Part, Comparison>>();

  function settle(): void {
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) next();
  }

  function compare(base: Conjunction, head: Conjunction, mode: Mode = "json"): Comparison {
    if (isUnchanged(base, head)) return nothing;
    const key = `${keyOf(base)} ${keyOf(head)} ${mode}`;
    const done = known.get(key);
    if (done !== undefined) return done;
    const comparison: Comparison = { changes: [], inside: [], schemas: { base, head } };
    known.set(key, comparison);
    // Where one side has no name, the other's would say that the model changed.
    const model = sides.base.modelNamed(base) && sides.head.modelNamed(head);
    if (model !== undefined) comparison.model = model;
    pending.push(() => fill(comparison, { base, head, mode }));
    return comparison;
  }

  function isUnchanged(base: Conjunction, head: Conjunction): boolean {
    return (
      base.length === head.length &&
      base.every(({ schema }, index) => sides.unchanged.same(schema, head[index]?.schema))
    );
  }

  function fill(comparison: Comparison, { base, head, mode }: Compared): void {
    const places = placesOf(base, head);
    const parts = { base: sides.base.parts(base), head: sides.head.parts(head) };
    const owner = sides.head.modelNamed(head) ?? sides.base.modelNamed(base);
    comparison.changes.push(
      ...compareTraits({
        base: withDefault(base, sides.base),
        head: withDefault(head, sides.head),
        places,
      }),
    );
    if (mode === "list" && becameList(parts)) {
      compareWithItems(comparison, { base, parts, places });
      return;
    }
    const ofKinds = compareKinds({ ...parts, places, mode });
    comparison.changes.push(...ofKinds);
    // That anything was allowed, or is now, says all.
    if (ofKinds.length > 0 && (isAnything(parts.base) || isAnything(parts.head))) return;
    compareSubtypes(comparison, { base, head, mode });
    for (const kind of kinds) {
      const [before, after] = [parts.base, parts.head].map((list) =>
        list.filter((part) => part.kind === kind),
      );
      if (before && after && before.length > 0 && after.length > 0) {
        compareKind(comparison, { before, after, mode, places, owner });
      }
    }
  }

  /** A value of a model with a discriminator may be one of the models that extend it. */
  function compareSubtypes(comparison: Comparison, { base, head, mode }: Compared): void {
    const [before, after] = [sides.base.subtypes(base), sides.head.subtypes(head)];
    for (const [name, conjunction] of before) {
      const now = after.get(name);
      if (now === undefined) continue;
      comparison.inside.push({ step: "", to: compare(conjunction, now, mode), skip: [] });
    }
    const places = placesOf(base, head);
    comparison.changes.push(...compareNamed([...before.keys()], [...after.keys()], places));
  }

  /** A change of a model stands where the model does, however many references lead to it. */
  function placesOf(base: Conjunction, head: Conjunction): Places {
    const name = sides.base.modelNamed(base);
    const isOne = name !== undefined && name === sides.head.modelNamed(head);
    const [before, after] = [base[0], head[0]];
    return isOne && before !== undefined && after !== undefined
      ? { base: sides.base.resolve(before).at, head: sides.head.resolve(after).at }
      : { base: placeOf(base), head: placeOf(head) };
  }

  function compareKind(comparison: Comparison, given: Alternatives): void {
    const before = { parts: given.before, schemas: sides.base };
    const after = { parts: given.after, schemas: sides.head };
    const alternatives = {
      ...given,
      before: mergeTagged(before, after),
      after: mergeTagged(after, before),
    };
    const pair = (a: Part, b: Part): Comparison => comparePart(a, b, alternatives.mode);
    const settled = (a: Part, b: Part): Comparison => {
      const found = pair(a, b);
      settle();
      return found;
    };
    const { areApart: base } = sides.base;
    const { areApart: head } = sides.head;
    const { pairs, changes } = compareAlternatives(alternatives, settled, { base, head });
    const isUnion = alternatives.before.length + alternatives.after.length > 2;
    for (const [a, b] of pairs) {
      const to = pair(a, b);
      comparison.inside.push({ step: "", to, skip: [], ...(isUnion && { isBranch: true }) });
    }
    comparison.changes.push(...changes);
  }

  function comparePart(base: Part, head: Part, mode: Mode): Comparison {
    const row = partPairs.get(base) ?? new Map<Part, Comparison>();
    partPairs.set(base, row);
    const done = row.get(head);
    if (done !== undefined) return done;
    const comparison: Comparison = { changes: [], inside: [] };
    row.set(head, comparison);
    const model = base.model && head.model;
    if (model !== undefined) comparison.model = model;
    const retold = compareDiscriminated(base, head);
    if (retold !== undefined) comparison.changes.push(retold.change);
    comparePairing({
      base: retold?.base ?? base,
      head: retold?.head ?? head,
      mode,
      add: (change) => comparison.changes.push(change),
      inside: (step, { base: before, head: after, skip = [] }) => {
        const to = compare(before, after, mode === "list" ? "text" : mode);
        if (mode === "xml") {
          const named = step.startsWith(".") ? step.slice(1) : undefined;
          const form = { base: before, head: after, documents: sides };
          const changes = compareXml({ ...form, named: { base: named, head: named } });
          comparison.inside.push({ step, to: { changes, inside: [] }, skip });
        }
        comparison.inside.push({ step, to, skip });
      },
      traits: { base: (of) => traitsOf(of, sides.base), head: (of) => traitsOf(of, sides.head) },
    });
    return comparison;
  }

  function comparePairing(pairing: Pairing): void {
    compareValues(pairing);
    compareConditions(pairing);
    compareInteger(pairing);
    if (!isListed(pairing)) {
      compareNumbers(pairing);
      compareLimits(pairing);
      compareForms(pairing);
    }
    compareItems(pairing);
    compareProperties(pairing, sides.today);
  }

  /** One value in a query and a list with that one item are written the same (OpenAPI 3.1, 4.8.12.4: form, explode). */
  function compareWithItems(comparison: Comparison, { base, parts, places }: ListSides): void {
    const [list] = parts.head;
    const constrained = (list?.limits.minItems?.value ?? 0) > 1;
    comparison.changes.push({
      rule: valueType.id,
      effect: constrained ? "incomparable" : "widens",
      ...places,
      what: constrained ? "is a list of at least two items now" : "may be given several times now",
    });
    const items = list?.items?.conjunction ?? [];
    comparison.inside.push({ step: "[]", to: compare(base, items, "text"), skip: [] });
  }

  return { compare, settle };
}

/** Whether both sides list their values: what else they say has taken off the lists what it refuses. */
function isListed({ base, head }: Pairing): boolean {
  const isScalar = base.kind === "string" || base.kind === "number";
  return isScalar && base.values !== undefined && head.values !== undefined;
}

function isAnything(parts: readonly Part[]): boolean {
  return new Set(parts.map(({ kind }) => kind)).size === kinds.length;
}

function withDefault(conjunction: Conjunction, schemas: Schemas): Traits {
  const found = defaultOf(conjunction, schemas);
  return { ...traitsOf(conjunction, schemas), ...(found && { default: found }) };
}

interface Compared {
  base: Conjunction;
  head: Conjunction;
  mode: Mode;
}

interface ListSides {
  base: Conjunction;
  parts: { base: readonly Part[]; head: readonly Part[] };
  places: Places;
}

function becameList({ base, head }: ListSides["parts"]): boolean {
  const scalar =
    base.length > 0 && base.every((part) => part.kind !== "array" && part.kind !== "object");
  return (
    scalar &&
    head.some((part) => part.kind === "array") &&
    head.every((part) => part.kind === "array" || part.kind === "null")
  );
}

/** Places name schemas: the same places are the same schemas. */
function keyOf(conjunction: Conjunction): string {
  return conjunction.map(({ at }) => at).join("&");
}
