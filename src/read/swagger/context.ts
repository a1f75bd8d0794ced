import { posix } from "node:path";
import { isObject } from "../../json/is-object.js";
import type { Json } from "../../json/json.js";
import { fileOf, memberAt, splitAt, type At } from "../../json/pointer.js";
import type { Document, LocatedProblem, Node } from "../document.js";
import type { Files } from "../files.js";
import type { Origin } from "../overlay/origin.js";
import type { Made } from "./made.js";

/** Longest chain of references that is followed. */
const maxChain = 100;

/** What a Swagger document is converted with. */
export class SwaggerContext {
  readonly warnings: LocatedProblem[] = [];
  readonly #files: Files;
  readonly #follow: Document["follow"];
  readonly root: Node;
  readonly #definitions: Node | undefined;

  constructor(files: Files, follow: Document["follow"]) {
    this.#files = files;
    this.#follow = follow;
    this.root = { value: files.root.parsed.value as Json, at: "#" };
    this.#definitions = member(this.root, "definitions");
  }

  /** Where a node was written. */
  originOf(at: At): Origin {
    const { file, tokens } = splitAt(at);
    return { text: this.#files.named(file) ?? this.#files.root, tokens };
  }

  /** A node as it is. */
  kept(node: Node): Made {
    return { value: node.value, origin: this.originOf(node.at) };
  }

  /** What a node refers to, in however many steps; the node itself where its reference leads nowhere. */
  resolved(node: Node): Node {
    let current = node;
    for (let step = 0; step < maxChain; step += 1) {
      const reference = isObject(current.value) ? current.value["$ref"] : undefined;
      if (typeof reference !== "string") return current;
      const target = this.#follow(reference, current.at);
      if ("what" in target) return node;
      current = target;
    }
    return node;
  }

  /** A reference to a schema as it is written in the converted document, wherever it stood. */
  reference(written: string, at: At): string {
    const file = fileOf(at);
    if (file !== "") return fromRoot(written, file);
    const isName = this.#definitions !== undefined && !/[#/.]/.test(written);
    if (isName && member(this.#definitions, written)) return `#/components/schemas/${written}`;
    return written.replace(/^#\/definitions(?=\/)/, "#/components/schemas");
  }

  warn(at: At, what: string, todo: string): void {
    const { text, tokens } = this.originOf(at);
    this.warnings.push({ ...text.place(tokens), id: "style-unsupported", what, todo });
  }
}

/** A reference that stands in another file, as the root document would write it. */
function fromRoot(written: string, file: string): string {
  if (/^([a-z][a-z\d+.-]*:|\/)/i.test(written)) return written;
  const name = encodeURI(file).replaceAll("#", "%23").replaceAll("?", "%3F");
  if (written.startsWith("#")) return name + written;
  const [path = "", ...fragment] = written.split("#");
  return [posix.join(posix.dirname(name), path), ...fragment].join("#");
}

/** An own member of an object. */
export function member(node: Node | undefined, key: string): Node | undefined {
  if (node === undefined || !isObject(node.value) || !Object.hasOwn(node.value, key)) {
    return undefined;
  }
  return { value: node.value[key] as Json, at: memberAt(node.at, key) };
}

/** The members of an object, in its order. */
export function membersOf(node: Node | undefined): [key: string, node: Node][] {
  if (node === undefined || !isObject(node.value)) return [];
  return Object.entries(node.value).map(([key, value]) => [
    key,
    { value, at: memberAt(node.at, key) },
  ]);
}

/** The items of a list. */
export function itemsOf(node: Node | undefined): Node[] {
  if (node === undefined || !Array.isArray(node.value)) return [];
  return node.value.map((value, index) => ({ value, at: memberAt(node.at, index) }));
}

/** The texts of a list; undefined where there is no list. */
export function textsOf(node: Node | undefined): string[] | undefined {
  if (node === undefined || !Array.isArray(node.value)) return undefined;
  return node.value.filter((value) => typeof value === "string");
}
