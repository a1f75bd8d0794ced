import type { Direction } from "../../emit/output.js";
import type { CarriedSources } from "../../text/declarations.js";
import type { TypeContext } from "../../emit/spell-type.js";
import type { Api, Model } from "../../model/api.js";
import { createNames, type Name } from "../../model/names/names.js";
import { upperFirst } from "../../model/names/camel-case.js";
import { conjunctionOf } from "../../model/schema/conjunction.js";
import { kindsOf } from "../../model/schema/kinds.js";
import type { NamedModels } from "../../model/schema/references.js";
import { flatSchema } from "../../values/flat-schema.js";
import { createValidator, type Validator } from "../../values/validator.js";
import { carriedBy } from "../carried.js";
import type { Companion } from "../companion.js";
import { circlesOf } from "./circles.js";
import { expressionOf } from "./expression-of.js";
import { idsOf } from "./ids.js";
import type { Making } from "./making.js";

const exported = ["Maker", "many", "reseed"];

/** `factories.ts`: a function for each model that makes one, valid by its schema. No library is needed. */
export function factories(checks: CarriedSources): Companion {
  return {
    name: "factories",
    peers: {},
    emit: (api, { file, models }) =>
      file((types) => {
        const used = new Set(["many", "reseed", "shared", "Maker"]);
        const use = (check: string): string => {
          used.add(check);
          return check;
        };
        const statements = statementsOf(api, { models, types, use });
        const carrying = { sources: checks, folders: ["factories"], exported };
        return [...carriedBy(used, types, carrying), ...statements];
      }),
  };
}

interface Writing {
  models: NamedModels;
  types: TypeContext;
  use: (check: string) => string;
}

/** A model as it is read or written. */
interface Face {
  /** The name of its type. */
  name: Name;
  model: Model;
  direction: Direction;
}

function statementsOf(api: Api, { models, types, use }: Writing): string[] {
  const faces = api.models.flatMap(facesOf);
  const names = factoryNames(faces);
  const circles = circlesOf(models);
  const ids = idsOf(models);
  let validator: Validator | undefined;
  const makes = new Map<string, string>();
  const without = new Set<Name>();
  const write = (face: Face): void => {
    const { name, model, direction } = face;
    const making: Making = {
      models,
      types,
      direction,
      idOf: ids(model.name),
      make: (schema, start) => expressionOf(schema, start, making),
      validator: () => (validator ??= createValidator(models)),
      use,
      call: (target) => {
        if (circles.get(model.name)?.has(target)) return undefined;
        const other = faceOf(models.get(target), direction);
        if (other === undefined) return undefined;
        if (!makes.has(other.name) && !without.has(other.name)) write(other);
        if (without.has(other.name)) return undefined;
        return `${names.get(other.name)}(${isObject(other.model, models) ? "{}, " : ""}maker)`;
      },
    };
    const made = expressionOf(model.schema, words(name), making);
    if (made === undefined) without.add(name);
    else makes.set(name, made);
  };
  for (const face of faces) if (!makes.has(face.name) && !without.has(face.name)) write(face);
  return faces.flatMap((face) => {
    const made = makes.get(face.name);
    return made === undefined ? [] : [statement(face, made)];
  });

  function statement({ name, model }: Face, made: string): string {
    const type = types.imports.member("./models", "models", name);
    const own = names.get(name) as string;
    if (!isObject(model, models)) {
      return `export function ${own}(maker: Maker = shared): ${type} {\n  return ${made} as ${type};\n}`;
    }
    const isMade = made.startsWith("made(maker, {}, ");
    const whole = isMade
      ? made.replace("made(maker, {}, ", `made<${type}>(maker, given, `)
      : `${use("withGiven")}<${type}>(${made} as object, given)`;
    return `export function ${own}(given: Partial<${type}> = {}, maker: Maker = shared): ${type} {\n  return ${whole};\n}`;
  }
}

function facesOf(model: Model): Face[] {
  const { name, inputName, split, read } = model;
  if (!split) return [{ name, model, direction: read ? "read" : "write" }];
  return [
    { name, model, direction: "read" },
    { name: inputName, model, direction: "write" },
  ];
}

function faceOf(model: Model | undefined, direction: Direction): Face | undefined {
  const [first, second] = model ? facesOf(model) : [];
  return second && direction === "write" ? second : first;
}

/** True for a model that is an object, and not one of several. */
function isObject({ schema }: Model, models: NamedModels): boolean {
  const { anyOf, oneOf } = flatSchema(schema, models);
  const kinds = [...kindsOf(schema, models)].join();
  const isReference = conjunctionOf(schema, models).length === 1 && schema.$ref !== undefined;
  return kinds === "object" && !anyOf && !oneOf && !isReference;
}

function factoryNames(faces: readonly Face[]): Map<Name, string> {
  const names = createNames();
  const claims = faces.map(({ name }) => ({
    wanted: `make${upperFirst(name)}`,
    suffix: "_",
    at: name,
  }));
  const given = names.claim(claims, (wanted) => wanted);
  return new Map(faces.map(({ name }, index) => [name, given[index] as string]));
}

function words(name: string): string {
  return name.replace(/(?<=[a-z\d])(?=[A-Z])/g, " ").toLowerCase();
}
