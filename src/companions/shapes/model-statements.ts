import type { Direction } from "../../emit/output.js";
import type { Api, Model } from "../../model/api.js";
import type { Name } from "../../model/names/names.js";
import { modelsIn } from "./models-in.js";
import { never, type Shape } from "./shape.js";
import { textOf } from "./union.js";
import type { Writing } from "./writing.js";

/** A model as it is read or written. */
interface Face {
  /** The name of its type. */
  name: Name;
  model: Model;
  direction: Direction;
  shape: Shape;
}

/** The schemas of all models, each behind those that it names; the others that it names are looked up when it is used. */
export function modelStatements(api: Api, writing: Writing): string[] {
  const faces = new Map(
    api.models.flatMap((model) => facesOf(model, writing)).map((face) => [face.name, face]),
  );
  const same = sameFaces(api, faces);
  const begun = new Set<Name>();
  const declared = new Set<Name>();
  const statements: string[] = [];
  const visit = (face: Face): void => {
    if (begun.has(face.name)) return;
    begun.add(face.name);
    const { name, model, direction, shape } = face;
    const isSame = name !== model.name && same.has(model.name);
    const targets = isSame
      ? [model.name]
      : [...modelsIn(shape)].map((target) => faceName(target, direction, writing));
    for (const target of targets) {
      const other = faces.get(target);
      if (other) visit(other);
    }
    const refer = (target: string): string =>
      reference(faceName(target, direction, writing), declared, writing);
    const text = isSame
      ? reference(model.name, declared, writing)
      : writing.library.spell(shape, { refer, use: writing.use });
    statements.push(statement(face, text, writing));
    declared.add(name);
  };
  for (const face of faces.values()) visit(face);
  return statements;
}

/** How a schema is named where those in `declared` stand above it. */
function reference(name: Name, declared: ReadonlySet<Name>, { names, library }: Writing): string {
  const schema = names.models.get(name) ?? name;
  return declared.has(name) ? schema : `${library.namespace}.lazy(() => ${schema})`;
}

/** The type of a model in one direction. */
export function faceName(name: string, direction: Direction, { models }: Writing): Name {
  const model = models.get(name);
  if (model === undefined) throw new Error(`There is no model ${name}.`);
  return model.split && direction === "write" ? model.inputName : model.name;
}

function facesOf(model: Model, { shapes }: Writing): Face[] {
  const { name, inputName, split, read } = model;
  const face = (own: Name, direction: Direction): Face => ({
    name: own,
    model,
    direction,
    shape: shapes.model(model, direction),
  });
  if (!split) return [face(name, read ? "read" : "write")];
  return [face(name, "read"), face(inputName, "write")];
}

/** Models that have two types, and ask for the same in both directions: an enum that may grow has the values it has. */
function sameFaces(api: Api, faces: ReadonlyMap<Name, Face>): Set<string> {
  const split = api.models.filter((model) => model.split);
  const textOfFace = (name: Name): string => textOf(faces.get(name)?.shape ?? never);
  const differing = split
    .filter(({ name, inputName }) => textOfFace(name) !== textOfFace(inputName))
    .map(({ name }): string => name);
  const users = new Map<string, string[]>();
  for (const { name } of split) {
    for (const target of modelsIn(faces.get(name)?.shape ?? never)) {
      users.set(target, [...(users.get(target) ?? []), name]);
    }
  }
  const found = new Set(differing);
  for (const name of found) for (const user of users.get(name) ?? []) found.add(user);
  return new Set(split.map(({ name }): string => name).filter((name) => !found.has(name)));
}

function statement({ name }: Face, text: string, { names, library, types, use }: Writing): string {
  const type = library.schemaType(types.imports.member("./models", "models", name));
  return `export const ${names.models.get(name)}: ${type} = ${use("typed")}(${text});`;
}
