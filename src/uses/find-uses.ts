import { ownFiles } from "./client.js";
import { createContext, type Context, type Subject } from "./context.js";
import type { Use } from "./use.js";
import { walkFiles } from "./walk.js";

/** What the files of a program use of an API, by file and place; one use for each thing that a place does. */
export function findUses(subject: Subject): Use[] {
  return walkProgram(subject).uses;
}

/** The same, with what can be asked of the program. */
export function walkProgram(subject: Subject): { context: Context; uses: Use[] } {
  const found: Use[] = [];
  const context = createContext(subject, found);
  walkFiles(context, ownFiles(subject.program));
  const seen = new Set<string>();
  const uses = found
    .filter(({ kind, part, file, start, value }) => {
      const key = [kind, part, file, start, JSON.stringify(value)].join("\n");
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1));
  return { context, uses };
}
