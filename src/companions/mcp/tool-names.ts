import { createHash } from "node:crypto";
import type { Operation } from "../../model/api.js";

/** Longest name that hosts of MCP take. */
const longest = 64;

/** What operations are called as tools: as their functions, in the letters that all hosts take. */
export function toolNames(operations: readonly Operation[]): Map<Operation, string> {
  const taken = new Set(operations.map(({ name }): string => name).filter(isPlain));
  return new Map(
    operations.map((operation) => {
      const name: string = operation.name;
      if (isPlain(name)) return [operation, name];
      const hash = createHash("sha256").update(operation.id).digest("hex").slice(0, 8);
      const letters = name.replace(/[^A-Za-z0-9_-]/g, "_").slice(0, longest - 9);
      const other = `${letters}_${hash}`;
      return [operation, taken.has(other) ? `${other.slice(0, -1)}_` : other];
    }),
  );
}

function isPlain(name: string): boolean {
  return name.length <= longest && /^[A-Za-z0-9_-]+$/.test(name);
}
