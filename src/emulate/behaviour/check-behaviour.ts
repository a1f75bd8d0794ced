import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import type { OperationPlace } from "../../model/on-demand.js";
import type { Json } from "../../json/json.js";
import { isDate } from "../../checks/values/is-date.js";
import { isDateTime } from "../../checks/values/is-date-time.js";
import type { Behaviour } from "./behaviour.js";
import { behaviourSchema } from "./behaviour-schema.js";

/** Something wrong in a behaviour file: the keys that lead to it, what it is, and what to do. */
export interface BehaviourProblem {
  path: string[];
  what: string;
  todo: string;
}

/** What a behaviour file says; or what is wrong with it, by itself and against the document. */
export function checkBehaviour(
  value: Json,
  operations: readonly OperationPlace[],
): Behaviour | BehaviourProblem[] {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, logger: false, formats });
  const check = ajv.compile<Behaviour>(behaviourSchema);
  if (!check(value)) {
    return ofOneKind(check.errors ?? []).map(problemOf);
  }
  const problems = unknownNames(value, operations);
  return problems.length > 0 ? problems : value;
}

const formats = { "date-time": isDateTime, date: isDate };

/** A schema of a value that may be of several kinds, and the kinds. */
interface Kind {
  type: string;
  properties?: Record<string, unknown>;
  required?: readonly string[];
}

/**
 * Of what is wrong with a value that may be of several kinds, what is wrong with the kind that it is of. Where it is of
 * none, that alone is wrong.
 */
function ofOneKind(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === "anyOf");
  return errors.filter((error) => choices.every((choice) => isOfChosen(error, choice)));
}

function isOfChosen(error: ErrorObject, choice: ErrorObject): boolean {
  if (!`${error.instancePath}/`.startsWith(`${choice.instancePath}/`)) return true;
  const kinds = choice.schema as readonly Kind[];
  const chosen = kinds.findIndex((kind) => isOfKind(choice.data, kind));
  if (chosen === -1) return error === choice;
  const [, member] = error.instancePath.slice(choice.instancePath.length).split("/");
  return member === undefined
    ? error.schemaPath.startsWith(`${choice.schemaPath}/${chosen}/`)
    : Object.hasOwn(kinds[chosen]?.properties ?? {}, member);
}

/** Whether an object has the member that tells this kind from the others, which is its first. */
function isOfKind(value: unknown, { required: [first] = [] }: Kind): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    first !== undefined &&
    Object.hasOwn(value, first)
  );
}

function problemOf(error: ErrorObject): BehaviourProblem {
  const path = error.instancePath
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
  const extra: unknown = error.params["additionalProperty"];
  if (typeof extra === "string") {
    path.push(extra);
    return { path, what: `There is nothing called ${JSON.stringify(extra)} here`, todo: known };
  }
  return { path, what: `This ${messageOf(error)}`, todo: known };
}

function messageOf({ keyword, schema, message = "is not as it must be" }: ErrorObject): string {
  if (keyword !== "anyOf") return message;
  const kinds = schema as readonly Kind[];
  const members = kinds.flatMap(({ required: [first] = [] }) => first ?? []);
  return members.length > 0
    ? `must have one of these: ${members.join(", ")}`
    : `must be ${kinds.map(({ type }) => type).join(" or ")}`;
}

const known = "See spec/healos.emulator.yaml for what a behaviour file has.";

/** Operations, parameters and resources that the document or the file itself does not have. */
function unknownNames(
  behaviour: Behaviour,
  operations: readonly OperationPlace[],
): BehaviourProblem[] {
  const problems: BehaviourProblem[] = [];
  const paths = new Set(operations.map(({ path }) => path));
  const resources = behaviour.resources ?? {};
  const expectResource = (name: string, ...path: string[]): void => {
    if (!paths.has(name) && !Object.hasOwn(resources, name)) {
      const todo = "Name a path of the document, or declare it under resources.";
      problems.push({ path, what: `There is no resource ${JSON.stringify(name)}`, todo });
    }
  };
  for (const [name, resource] of Object.entries(resources)) {
    if (name.startsWith("/")) {
      expectPath(name, paths, problems);
    }
    for (const [field, join] of Object.entries(resource.joins ?? {})) {
      if ("from" in join) {
        expectResource(join.from, "resources", name, "joins", field);
      }
    }
  }
  for (const [index, rule] of (behaviour.seed ?? []).entries()) {
    expectResource(rule.resource, "seed", String(index), "resource");
    if (rule.per !== undefined) {
      expectResource(rule.per, "seed", String(index), "per");
    }
  }
  return [...problems, ...unknownOperations(behaviour, operations)];
}

function expectPath(name: string, paths: ReadonlySet<string>, problems: BehaviourProblem[]): void {
  if (!paths.has(name)) {
    const todo = "Write the path as the document has it.";
    const path = ["resources", name];
    problems.push({ path, what: `The document has no path ${JSON.stringify(name)}`, todo });
  }
}

function unknownOperations(
  behaviour: Behaviour,
  operations: readonly OperationPlace[],
): BehaviourProblem[] {
  return Object.entries(behaviour.operations ?? {}).flatMap(([id, declared]) => {
    const operation = operations.find((each) => each.id === id)?.read();
    const path = ["operations", id];
    if (operation === undefined) {
      const what = `There is no operation ${JSON.stringify(id)}`;
      return [{ path, what, todo: "Name one by its operationId." }];
    }
    const wanted: [place: string, name: string][] = [
      ...Object.keys(declared.filters ?? {}).map((name): [string, string] => ["query", name]),
      ...(declared.include === undefined ? [] : [["query", declared.include] as [string, string]]),
      ...(declared.id === undefined ? [] : [["path", declared.id] as [string, string]]),
    ];
    return wanted
      .filter(
        ([place, name]) => !operation.parameters.some((p) => p.in === place && p.name === name),
      )
      .map(([place, name]) => ({
        path,
        what: `${id} has no ${place} parameter ${JSON.stringify(name)}`,
        todo: "Name one that the document has.",
      }));
  });
}
