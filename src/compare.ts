import { diffWire, report, type Report, type Side } from "./diff/diff.js";
import type { ClientFiles } from "./diff/types/compile.js";
import { judgeTypes } from "./diff/types/judge-types.js";
import { emit } from "./emit/emit.js";
import type { Api } from "./model/api.js";
import { print } from "./print/print.js";
import { readAssets } from "./read/assets.js";

/** How two documents are compared. */
export interface CompareOptions {
  /** Whether the wire verdict is enough. Default: false. */
  wireOnly?: boolean | undefined;
  /** The day that sunsets are compared with, an RFC 3339 date. Default: today in UTC. */
  today?: string | undefined;
}

/** Compares two documents: what breaks on the wire, and what breaks for people who compile against the client. */
export async function compare(
  base: Side,
  head: Side,
  options: CompareOptions = {},
): Promise<Report> {
  const wire = diffWire(base, head, { today: options.today });
  return options.wireOnly
    ? report(wire.findings)
    : judgeTypes(wire, { base, head }, clientGenerator());
}

/** Generates the TypeScript files of a client in memory. */
function clientGenerator(): (api: Api) => Promise<ClientFiles> {
  const assets = readAssets();
  const runtimeFiles = [...assets.runtime.keys()];
  return async (api) => {
    const outputs = emit(api, { layout: "source", importExtension: "js", runtimeFiles });
    const files = await print(outputs, { assets, importExtension: "js" });
    return new Map(files.map(({ path, text }) => [path, text]));
  };
}
