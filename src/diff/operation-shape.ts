import type { Operation } from "../model/api.js";

/** What a request is told apart by: the names of path parameters never go over the wire. */
export function shapeOf({ method, path }: Pick<Operation, "method" | "path">): string {
  return `${method} ${path.replace(/\{[^{}]*\}/g, "{}")}`;
}

/** What is sent, as people name it. */
export function requestOf({ method, path }: Pick<Operation, "method" | "path">): string {
  return `${method} ${path}`;
}
