import { relative } from "node:path";
import { bundledSpec } from "../read/assets.js";
import { isUrl } from "../read/load.js";
import { specOf } from "../read/open.js";
import { readLock } from "../read/remote/lock.js";
import { localCopy, type Fetching, type RemoteOptions } from "../read/remote/remote.js";
import { documentOptionsOf, type DocumentFlags } from "./document-options.js";

/**
 * The document that is named; else the one that an overlay extends; else that of Healos. Of a URL, the copy on the disk.
 *
 * @throws ReadError where there can be no copy
 */
export async function chosenSpec(
  named: string | undefined,
  flags: DocumentFlags,
  remote: RemoteOptions = {},
): Promise<string> {
  const options = documentOptionsOf(flags);
  const spec = named ?? (await specOf(options)) ?? relative(process.cwd(), bundledSpec);
  if (!isUrl(spec)) return spec;
  return localCopy(spec, { ...options, ...remote, fetching: remote.fetching ?? fetchingOf(spec) });
}

/** What may be fetched. In CI it is what the lock has: what is built there was looked at by somebody before. */
export function fetchingOf(spec: string, update = false): Fetching {
  const { CI } = process.env;
  const isCi = !["", "0", "false", undefined].includes(CI);
  if (isCi && !readLock().has(spec)) return "locked";
  if (update) return "update";
  return isCi ? "locked" : "missing";
}
