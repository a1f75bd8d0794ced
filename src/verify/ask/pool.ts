import type { Operation, Parameter } from "../../model/api.js";

/** The values of path parameters, by name. */
export type Binding = Readonly<Record<string, string>>;

/** Ids that answers had, by what they are of. They are kept while the API is asked, and never written down. */
export class Pool {
  /** Of the items of a list: by the path template of the collection. */
  readonly #items = new Map<string, Map<string, Binding>>();
  /** By a name in lower case without separators, such as `patientid`. */
  readonly #named = new Map<string, Set<string>>();

  /** Takes the ids out of the body of a success. */
  collect(operation: Operation, binding: Binding, body: unknown): void {
    const word = wordOf(operation.path);
    this.#walk(body, { path: operation.path, word, binding, isItem: false });
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
  known(name: string): string | undefined {
    const key = plain(name);
    if (!key.endsWith("id") || key.startsWith("external")) return undefined;
    return [...(this.#named.get(key) ?? [])][0];
  }

  #candidates({ name, schema, examples }: Parameter, path: string, before: Binding): string[] {
    const collection = path.slice(0, path.indexOf(`/{${name}}`));
    const items = [...(this.#items.get(collection)?.values() ?? [])].filter((item) =>
      Object.entries(before).every(
        ([key, value]) => !Object.hasOwn(item, key) || item[key] === value,
      ),
    );
    const ids = items.flatMap((item) =>
      Object.hasOwn(item, itemKey) ? [item[itemKey] ?? ""] : [],
    );
    if (ids.length > 0) return ids;
    const byName =
      this.#named.get(plain(name)) ?? this.#named.get(`${plain(wordOf(collection))}id`);
    if (byName !== undefined && byName.size > 0) return [...byName];
    const told = [schema.const, ...(schema.enum ?? []), ...examples, ...(schema.examples ?? [])];
    return told.flatMap((each) => textOfId(each) ?? []);
  }

  #walk(
    value: unknown,
    at: { path: string; word: string; binding: Binding; isItem: boolean },
  ): void {
    if (Array.isArray(value)) {
      for (const each of value.slice(0, 100)) this.#walk(each, { ...at, isItem: true });
      return;
    }
    if (typeof value !== "object" || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      const id = textOfId(member);
      const key = plain(name);
      if (id !== undefined && key.endsWith("id")) this.#name(key, id);
      if (id !== undefined && key === "id") this.#name(`${plain(at.word)}id`, id);
      const isId = key === "id" || key === `${plain(at.word)}id`;
      if (id !== undefined && at.isItem && isId)
        this.#item(at.path, { ...at.binding, [itemKey]: id });
      // What is inside a member is of the kind that the member is called after.
      if (id === undefined) {
        const isEnvelope = ["data", "items", "results", "values", "records"].includes(key);
        const isOfPath = isEnvelope || plain(at.word) === key.replace(/s$/, "");
        this.#walk(member, { ...at, ...(!isOfPath && { word: singular(name), path: "" }) });
      }
    }
  }

  #name(key: string, id: string): void {
    this.#named.set(key, (this.#named.get(key) ?? new Set<string>()).add(id));
  }

  #item(path: string, binding: Binding): void {
    if (path === "") return;
    const items = this.#items.get(path) ?? new Map<string, Binding>();
    this.#items.set(path, items.set(JSON.stringify(binding), binding));
  }
}

/** No parameter is called so. */
const itemKey = "{}";

function textOfId(value: unknown): string | undefined {
  if (typeof value === "string" && value !== "" && value.length < 200) return value;
  return typeof value === "number" && Number.isInteger(value) ? String(value) : undefined;
}

/** The last plain word of a path, as one of its kind: `patient` of `/patients/{id}`. */
function wordOf(path: string): string {
  const words = path.split("/").filter((segment) => segment !== "" && !segment.includes("{"));
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
