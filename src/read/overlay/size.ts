import type { Json } from "../../json/json.js";
import type { Place } from "../document.js";
import { ReadError } from "../problem.js";
import { maxDepth, maxNodes, tooDeep, tooMany, type Fault } from "../spot.js";

/** What data is with its YAML aliases and repeated updates written out, which is what everybody sees who walks it. */
export interface Size {
  nodes: number;
  height: number;
}

/**
 * Keeps a document that is changed within the limits of one that is read: a copy of a copy doubles it each time.
 * What is added is counted, and only where that is too much the document is.
 */
export class SizeLimit {
  #nodes: number;

  constructor(root: Json) {
    this.#nodes = sizeOf(root).nodes;
  }

  /**
   * Takes account of what an action is going to add.
   *
   * @throws ReadError at the place, where the document becomes too large
   */
  add(
    value: Json,
    targets: readonly (readonly string[])[],
    at: { root: Json; place: Place },
  ): void {
    const { nodes, height } = sizeOf(value);
    const deep = Math.max(...targets.map((tokens) => tokens.length));
    if (deep + height > maxDepth) refuse(tooDeep(0), at.place);
    const added = nodes * targets.length;
    this.#nodes += added;
    if (this.#nodes <= maxNodes) return;
    this.#nodes = sizeOf(at.root).nodes + added;
    if (this.#nodes > maxNodes) refuse(tooMany(0), at.place);
  }
}

function sizeOf(root: Json): Size {
  const known = new Map<object, Size>();
  const visit = (node: Json): Size => {
    if (typeof node !== "object" || node === null) return { nodes: 1, height: 0 };
    const size = known.get(node) ?? { nodes: 1, height: 1 };
    if (known.has(node)) return size;
    for (const each of Object.values(node)) {
      const { nodes, height } = visit(each as Json);
      size.nodes += nodes;
      size.height = Math.max(size.height, height + 1);
    }
    known.set(node, size);
    return size;
  };
  return visit(root);
}

function refuse({ id, what, todo }: Fault, place: Place): never {
  throw new ReadError([{ ...place, id, what, todo }]);
}
