import type { Json } from "../../json/json.js";
import type { Operation, Parameter } from "../../model/api.js";
import { payloadSchema } from "../../model/operations/payload.js";
import { allowsType } from "../../model/schema/kinds.js";
import { dereference } from "../../model/schema/references.js";
import { modelOf, type Schema } from "../../model/schema/schema.js";
import type { Sampling } from "../../values/sample.js";

/** The values of path parameters, by name. */
export type Binding = Readonly<Record<string, string>>;

/** An item of a list: its scalar members by their plain names, and the path parameters that the list was asked with. */
interface Item {
  members: ReadonlyMap<string, string>;
  binding: Binding;
}

/** Where a value stands that ids are looked for in. */
interface Position {
  /** The path of the list that it is an item of; empty: it is of none. */
  path: string;
  /** What it is: words such as `patient`, by the path or by the name of its model. */
  words: readonly string[];
  binding: Binding;
  isItem: boolean;
}

/** Members that hold the list or the record that an answer is about. */
const envelopes = new Set(["data", "items", "results", "values", "records", "value", "content"]);

/** Ids that answers had, by what they are of. They are kept while the API is asked, and never written down. */
export class Pool {
  /** Of the items of a list: by the path template of the collection. */
  readonly #items = new Map<string, Map<string, Item>>();
  /** By a name in lower case without separators, such as `patientid`. */
  readonly #named = new Map<string, Set<string>>();
  readonly #sampling: Sampling;

  constructor(sampling: Sampling) {
    this.#sampling = sampling;
  }

  /** Takes the ids out of the body of a success. */
  collect(operation: Operation, binding: Binding, body: unknown): void {
    const { models } = this.#sampling;
    const payload = dereference(payloadSchema(operation, models) ?? {}, models);
    const { $ref } = payload.items ?? payloadSchema(operation, models) ?? {};
    const words = [wordOf(operation.path), ...($ref === undefined ? [] : [modelOf($ref)])];
    const path = collectionOf(operation.path);
    this.#walk(body, { path, words: words.map(plain), binding, isItem: false });
  }

  /** Values for the path parameters of an operation, at most so many. */
  bindings({ path, parameters }: Operation, most: number): Binding[] {
    const own = parameters.filter((parameter) => parameter.in === "path");
    let found: Binding[] = [{}];
    for (const parameter of inOrder(own, path)) {
      found = found.flatMap((before) =>
        this.#candidates(parameter, path, before).map((value) => ({
          ...before,
          [parameter.name]: value,
        })),
      );
      found = found.slice(0, most);
    }
    return found;
  }

  /** An id that a member of this name may have; undefined where none is known, or it is somebody's own. */
  known(name: string, schema: Schema = {}): Json | undefined {
    const key = plain(name);
    if (!key.endsWith("id") || key.startsWith("external")) return undefined;
    const id = [...(this.#named.get(key) ?? [])].find((each) => this.isOf(schema, each));
    return id && this.#meant(schema, id);
  }

  /** Whether a text may stand where the schema is of. */
  isOf(schema: Schema, text: string): boolean {
    const value = this.#meant(schema, text);
    return this.#sampling.validator.accepts(schema, value, "written") !== false;
  }

  /** An id as its schema means it: a text, or a number. */
  #meant(schema: Schema, id: string): Json {
    const isText = allowsType(schema, "string", this.#sampling.models);
    return !isText && Number.isSafeInteger(Number(id)) ? Number(id) : id;
  }

  /** Ids that may stand in a path: what has the same name may be the id of something else. */
  #candidates(parameter: Parameter, path: string, before: Binding): string[] {
    const { schema } = parameter;
    return this.#found(parameter, path, before).filter((id) => this.isOf(schema, id));
  }

  #found({ name, schema, examples }: Parameter, path: string, before: Binding): string[] {
    const collection = collectionOf(path.slice(0, path.indexOf(`{${name}}`)));
    const items = [...(this.#items.get(collection)?.values() ?? [])].filter(({ binding }) =>
      Object.entries(before).every(
        ([key, value]) => !Object.hasOwn(binding, key) || binding[key] === value,
      ),
    );
    const ids = items.flatMap(({ members }) => idFor(plain(name), members) ?? []);
    if (ids.length > 0) return ids;
    const byName =
      this.#named.get(plain(name)) ?? this.#named.get(`${plain(wordOf(collection))}id`);
    if (byName !== undefined && byName.size > 0) return [...byName];
    const told = [schema.const, ...(schema.enum ?? []), ...examples, ...(schema.examples ?? [])];
    return told.flatMap((each) => textOfId(each) ?? []);
  }

  #walk(value: unknown, at: Position): void {
    if (Array.isArray(value)) {
      for (const each of value.slice(0, 100)) this.#walk(each, { ...at, isItem: true });
      return;
    }
    if (typeof value !== "object" || value === null) return;
    const members = new Map<string, string>();
    for (const [name, member] of Object.entries(value)) {
      const id = textOfId(member);
      const key = plain(name);
      if (id === undefined) {
        // What is inside a member is of the kind that the member is called after.
        const isOfPath = envelopes.has(key) || at.words.includes(key.replace(/s$/, ""));
        const words = [plain(singular(name))];
        this.#walk(member, { ...at, ...(!isOfPath && { words, path: "" }) });
        continue;
      }
      members.set(key, id);
      if (key.endsWith("id")) this.#name(key, id);
      if (key === "id") for (const word of at.words) this.#name(`${word}id`, id);
    }
    if (at.isItem) this.#item(at.path, { members, binding: at.binding });
  }

  #name(key: string, id: string): void {
    this.#named.set(key, (this.#named.get(key) ?? new Set<string>()).add(id));
  }

  #item(path: string, item: Item): void {
    if (path === "") return;
    const items = this.#items.get(path) ?? new Map<string, Item>();
    this.#items.set(path, items.set(JSON.stringify([[...item.members], item.binding]), item));
  }
}

/** The member of an item that a parameter is called after: `id` for `petid`, and `sid` for `servicesid`. */
function idFor(name: string, members: ReadonlyMap<string, string>): string | undefined {
  const fitting = [...members.keys()].filter((key) => key.length > 1 && name.endsWith(key));
  const longest = fitting.reduce((best, key) => (key.length > best.length ? key : best), "");
  return members.get(longest) ?? members.get("id");
}

function textOfId(value: unknown): string | undefined {
  if (typeof value === "string" && value !== "" && value.length < 200) return value;
  return typeof value === "number" && Number.isInteger(value) ? String(value) : undefined;
}

/** The path of a list, without what it may end in. */
function collectionOf(path: string): string {
  return path.replace(/\/$/, "").replace(/\.(json|\{\w+\})$/, "");
}

/** The last plain word of a path, as one of its kind: `patient` of `/patients/{id}`. */
function wordOf(path: string): string {
  const words = collectionOf(path)
    .split("/")
    .filter((segment) => segment !== "" && !segment.includes("{"));
  return singular(words.at(-1) ?? "");
}

function singular(word: string): string {
  return word.replace(/ies$/, "y").replace(/s$/, "");
}

function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
}

function inOrder(parameters: readonly Parameter[], path: string): Parameter[] {
  const place = ({ name }: Parameter): number => path.indexOf(`{${name}}`);
  return [...parameters].sort((a, b) => place(a) - place(b));
}
