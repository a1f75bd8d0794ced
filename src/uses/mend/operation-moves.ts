import type { MediaType, Operation, Parameter, Response } from "../../model/api.js";
import { schemasOf } from "../parts.js";
import type { Placed } from "../schema-places.js";
import type { Pair } from "./model-pairs.js";
import type { NewPlace } from "./moves.js";
import { renamedMembers, type Comparing } from "./renamed-members.js";
import { lettersOf, objectIn, sameBut, sameShape } from "./shape.js";

/** What operations are held against one another by. */
export interface Compared {
  comparing: Comparing;
  /** What models are called now. */
  names: ReadonlyMap<string, string>;
}

/** Finds what has become of the parameters of an operation, and of what stands in its bodies. */
export function addOperationMoves(pair: Pair<Operation>, compared: Compared): void {
  const { base, head } = pair;
  const { comparing } = compared;
  addParameters(pair, comparing);
  addBody(pair, compared);
  const bodies = [schemasOf(base.body?.content), schemasOf(head.body?.content)] as const;
  addPlaced(bodies, `${base.requestType}.body`, comparing);
  for (const response of base.responses) {
    const both = [schemasOf(response.content), schemasOf(laterOf(response, head))] as const;
    addPlaced(both, base.dataType, comparing);
  }
}

function laterOf({ status }: Response, head: Operation): MediaType[] | undefined {
  return head.responses.find((each) => each.status === status)?.content;
}

function addPlaced(
  [before, after]: readonly [Placed[], Placed[]],
  part: string,
  comparing: Comparing,
): void {
  before.forEach(({ schema, at }, index) => {
    const later = after[index];
    if (later) renamedMembers({ part, at, base: schema, head: later.schema }, comparing);
  });
}

/** A parameter is the same one where it only has another key or place, or where one has gone and one alike has come. */
function addParameters({ base, head }: Pair<Operation>, comparing: Comparing): void {
  const { answers, members } = comparing;
  const isIn =
    (list: readonly Parameter[]) =>
    ({ key }: Parameter): boolean =>
      list.some((each) => each.key === key);
  const gone = base.parameters.filter((each) => !isIn(head.parameters)(each));
  const come = head.parameters.filter((each) => !isIn(base.parameters)(each));
  const roles = pageRoles({ base, head });
  const taken = new Set([head.pagination?.limit, head.pagination?.position]);
  const free = come.filter(({ key }) => !taken.has(key));
  for (const parameter of gone) {
    const { key, at, usedAt } = parameter;
    const told = answers.get(`${base.requestType}.${key}`);
    const found = roles.has(key)
      ? (told ?? roles.get(key))
      : (told ??
        sameName(parameter, free) ??
        slotOf(base, parameter, { head, come: free }) ??
        alike(parameter, gone, free));
    const to =
      found === undefined ? intoBody(parameter, { base, head }, comparing) : { name: found };
    if (to === undefined) continue;
    members.set(at, to);
    if (usedAt !== undefined) members.set(usedAt, to);
  }
}

/** What says which page, and how many items it has, is called otherwise; in another style no page is told as it was. */
function pageRoles({ base, head }: Pair<Operation>): Map<string, string | undefined> {
  const [before, after] = [base.pagination, head.pagination];
  if (before === undefined || after === undefined) return new Map();
  const position = before.style === after.style ? after.position : undefined;
  return new Map(
    [[before.limit, after.limit] as const, [before.position, position] as const].flatMap(
      ([from, to]) => (from === undefined ? [] : [[from, to]]),
    ),
  );
}

/** The parameter of the same name, in the same place or in another. */
function sameName({ name, in: place }: Parameter, come: readonly Parameter[]): string | undefined {
  const same = come.filter((each) => lettersOf(each.name) === lettersOf(name));
  return (same.find((each) => each.in === place && each.name === name) ?? same[0])?.key;
}

/** A path parameter that stands where the other stood. */
function slotOf(
  base: Operation,
  { name, in: place }: Parameter,
  { head, come }: { head: Operation; come: readonly Parameter[] },
): string | undefined {
  if (place !== "path") return undefined;
  const slots = ({ path }: Operation): string[] => path.match(/\{[^}]+\}/g) ?? [];
  if (slots(base).length !== slots(head).length) return undefined;
  const slot = slots(head)[slots(base).indexOf(`{${name}}`)];
  return come.find((each) => each.in === "path" && `{${each.name}}` === slot)?.key;
}

function alike(
  parameter: Parameter,
  gone: readonly Parameter[],
  come: readonly Parameter[],
): string | undefined {
  const isLike = (each: Parameter): boolean =>
    each.in === parameter.in &&
    each.required === parameter.required &&
    sameShape(each.schema, parameter.schema, [each.key, parameter.key]);
  const [only, ...others] = come.filter(isLike);
  const rivals = gone.filter(
    (each) =>
      each !== parameter && only && sameShape(each.schema, only.schema, [each.key, only.key]),
  );
  return only && others.length + rivals.length === 0 ? only.key : undefined;
}

/** A parameter that is a property of the body now. */
function intoBody(
  { name }: Parameter,
  { base, head }: Pair<Operation>,
  { models }: Comparing,
): NewPlace | undefined {
  const before = objectIn(schemaOf(base), models.base)?.schema.properties ?? {};
  const after = objectIn(schemaOf(head), models.head)?.schema.properties ?? {};
  const found = Object.keys(after).filter(
    (each) => !Object.hasOwn(before, each) && lettersOf(each) === lettersOf(name),
  );
  const [only] = found;
  const outer = head.body?.key;
  return only && outer && found.length === 1 ? { outer, name: only } : undefined;
}

function schemaOf({ body }: Operation): MediaType["schema"] {
  return body?.content[0]?.schema;
}

/** A body that another object holds now, or no longer; and the properties of it that are parameters now. */
function addBody({ base, head }: Pair<Operation>, { comparing, names }: Compared): void {
  const { models, left, wraps } = comparing;
  const [before, after] = [schemaOf(base), schemaOf(head)];
  if (base.body === undefined || before === undefined) return;
  const own = objectIn(before, models.base)?.schema.properties ?? {};
  const later = objectIn(after, models.head)?.schema.properties ?? {};
  const same = sameBut(names);
  if (after !== undefined && !same(before, after)) {
    const into = Object.keys(later).filter((key) => same(before, later[key] ?? {}));
    const outOf = Object.keys(own).filter((key) => same(own[key] ?? {}, after));
    const [property] = into.length === 1 ? into : outOf.length === 1 ? outOf : [];
    if (property !== undefined) {
      wraps.set(base.body.at, { property, isInto: into.length === 1 });
      return;
    }
  }
  const isNew = ({ key }: Parameter): boolean => !base.parameters.some((each) => each.key === key);
  const moved = Object.keys(own).flatMap((name): [string, NewPlace][] => {
    if (Object.hasOwn(later, name)) return [];
    const found = sameName({ name, in: "query" } as Parameter, head.parameters.filter(isNew));
    return found === undefined ? [] : [[name, { name: found }]];
  });
  if (moved.length > 0) left.set(base.body.at, new Map(moved));
}
