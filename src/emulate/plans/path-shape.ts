import type { Operation } from "../../model/api.js";

/** What the segments of a path template say. */
export interface PathShape {
  /** The path of the collection, its parameters emptied: `/patients/{}/documents`. Names a resource. */
  collection: string;
  /** The parameter at the end: the path is that of one item. */
  item?: string;
  /** The parameters before the collection's last segment, and the collection that each one picks from. */
  above: Above[];
}

export interface Above {
  parameter: string;
  collection: string;
}

type Placed = Pick<Operation, "path">;

const known = new WeakMap<Placed, { shape: PathShape | undefined }>();

/**
 * The shape of an operation's path template; undefined where its end is not a plain word or a plain parameter behind
 * one. It is found once: every collection that is filled asks for those of all operations.
 */
export function shapeOf(operation: Placed): PathShape | undefined {
  const before = known.get(operation);
  if (before !== undefined) return before.shape;
  const shape = findShape(operation.path);
  known.set(operation, { shape });
  return shape;
}

function findShape(path: string): PathShape | undefined {
  const segments = path.split("/").slice(1);
  const last = segments.at(-1) ?? "";
  const item = parameterOf(segments.at(-1));
  const collection = item === undefined ? segments : segments.slice(0, -1);
  const word = collection.at(-1) ?? "";
  if (word === "" || word.includes("{") || (item === undefined && last.includes("{"))) {
    return undefined;
  }
  const above: Above[] = [];
  for (const [index, segment] of collection.entries()) {
    const parameter = parameterOf(segment);
    if (parameter !== undefined) {
      above.push({ parameter, collection: keyOf(collection.slice(0, index)) });
    } else if (segment.includes("{")) {
      return undefined;
    }
  }
  return { collection: keyOf(collection), ...(item !== undefined && { item }), above };
}

/** The name of the resource of a collection's path; names that are no path stay as they are. */
export function resourceKey(pathOrName: string): string {
  return pathOrName.startsWith("/") ? keyOf(pathOrName.split("/").slice(1)) : pathOrName;
}

function keyOf(segments: string[]): string {
  return segments
    .map((segment) => `/${parameterOf(segment) === undefined ? segment : "{}"}`)
    .join("");
}

function parameterOf(segment: string | undefined): string | undefined {
  return /^\{([^{}]+)\}$/.exec(segment ?? "")?.[1];
}
