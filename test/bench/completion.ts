import { join } from "node:path";
import type { Call } from "./call.ts";
import type { BenchDocument } from "./documents.ts";
import { projectOf } from "./output.ts";
import { writeProgram } from "./program.ts";
import { median } from "./statistics.ts";
import type { Tool } from "./tool.ts";
import { TypeScriptServer } from "./tsserver.ts";

/** How long an editor waits for what may stand in the query of a call. NaN: the answer does not have it. */
export interface CompletionTimes {
  /** From the start of the server, with all files to read. */
  firstMs: number;
  /** After another key. */
  nextMs: number;
}

const keys = 15;
const cursor = "/*cursor*/";

/** Asks TypeScript's server, in a project of one file that makes the call. */
export async function completionTimes(
  tool: Tool,
  document: BenchDocument,
  { call, member }: { call: Call; member: string },
): Promise<CompletionTimes> {
  const { imports, setUp, expression } = tool.source(
    { ...call, query: cursor },
    `../client/${tool.entry}`,
  );
  const text = `${imports}\nconst baseUrl: string = "https://bench.example";\n${setUp}\nvoid ${expression};\n`;
  const file = writeProgram(tool, document, { name: join("editor", "use.ts"), text });
  writeProgram(tool, document, {
    name: join("editor", "tsconfig.json"),
    text: `{ "extends": "../tsconfig.json", "files": ["use.ts"] }\n`,
  });
  const server = new TypeScriptServer();
  try {
    const place = { file, ...placeOf(text) };
    const started = performance.now();
    server.tell("open", { file, fileContent: text });
    if (!(await offers(server, place, member))) return { firstMs: NaN, nextMs: NaN };
    const firstMs = performance.now() - started;
    const times: number[] = [];
    for (let key = 0; key < keys; key++) {
      const { line, offset } = place;
      server.tell("change", { ...place, endLine: line, endOffset: offset, insertString: " " });
      const asked = performance.now();
      await offers(server, place, member);
      times.push(performance.now() - asked);
    }
    return { firstMs, nextMs: median(times) };
  } finally {
    server.close();
  }
}

/** Line and column of the cursor, counted from 1. */
function placeOf(text: string): { line: number; offset: number } {
  const before = text.slice(0, text.indexOf(cursor)).split("\n");
  return { line: before.length, offset: (before.at(-1)?.length ?? 0) + 1 };
}

async function offers(server: TypeScriptServer, place: object, member: string): Promise<boolean> {
  try {
    const answer = await server.ask("completionInfo", place);
    const { entries } = answer as { entries: { name: string }[] };
    return entries.some(({ name }) => name.replace(/["'?]/g, "") === member);
  } catch {
    return false;
  }
}
