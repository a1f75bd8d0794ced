import { pathToFileURL } from "node:url";
import type { Companion, CompanionTools } from "./companions/companion.js";
import type { CodeOutput } from "./emit/output.js";
import type { Api } from "./model/api.js";
import { modelsByName } from "./model/schema/references.js";
import { printCode } from "./print/code.js";
import { formatText } from "./print/format.js";
import { ReadError } from "./read/problem.js";

/**
 * The companion that a module exports.
 *
 * @throws ReadError on a module that has none
 */
export async function foreignCompanion(path: string): Promise<Companion> {
  let module: { companion?: unknown };
  try {
    module = (await import(pathToFileURL(path).href)) as typeof module;
  } catch (error) {
    refuseCompanion(path, `The module cannot be loaded: ${reasonOf(error)}`);
  }
  const { companion } = module;
  if (!isCompanion(companion)) {
    const parts = "a `name` of small letters, digits and hyphens, `peers` and `emit`";
    refuseCompanion(path, `The module exports no \`companion\` with ${parts}.`);
  }
  const guarded = guardedCompanion(path, companion);
  return {
    ...guarded,
    emit: async (api, tools) => {
      const output = await guarded.emit(api, tools);
      if (output.kind !== "code") return output;
      await formatText(output.path, printCode(output)).catch((error: unknown) =>
        refuseCompanion(path, `What it writes is no TypeScript: ${reasonOf(error)}`),
      );
      return output;
    },
  };
}

/**
 * A companion whose own failures are told as what they are, and no fault of this program: its `emit` throws ReadErrors
 * only. The Api that it is given is its own, since others read theirs afterwards.
 */
export function guardedCompanion(at: string, companion: Companion): Companion {
  const { name, peers } = companion;
  return {
    name,
    peers,
    emit: async (api, tools) => {
      const own: Api = structuredClone(api);
      const made = new Map<unknown, string>();
      const file: CompanionTools["file"] = (statements) => {
        const output: CodeOutput = tools.file(statements);
        made.set(output, output.path);
        return output;
      };
      try {
        const output = await companion.emit(own, { file, models: modelsByName(own.models) });
        if (made.has(output) && made.get(output) === output.path) return output;
      } catch (error) {
        refuseCompanion(at, `The companion fails: ${reasonOf(error)}`);
      }
      // A module may be JavaScript, and return anything.
      refuseCompanion(at, "What `emit` returns was not made by `tools.file`.");
    },
  };
}

/** @throws ReadError always */
export function refuseCompanion(file: string, what: string): never {
  throw new ReadError([{ file, line: 1, column: 1, id: "companion-invalid", what, todo: "" }]);
}

function reasonOf(error: unknown): string {
  const reason = String(error instanceof Error ? error.message : error).split("\n")[0] ?? "";
  // Where in this program the module was asked for is of no use to its author.
  return reason.replace(/ imported from .*$/, "");
}

function isCompanion(value: unknown): value is Companion {
  const { name, peers, emit } = (value ?? {}) as Partial<Companion>;
  const isNamed = typeof name === "string" && /^[a-z][a-z\d-]*$/.test(name);
  const hasPeers =
    typeof peers === "object" &&
    peers !== null &&
    Object.values(peers).every((range) => typeof range === "string");
  return isNamed && hasPeers && typeof emit === "function";
}
