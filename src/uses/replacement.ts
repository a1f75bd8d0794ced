import type { Replacement } from "../compiler/programs.js";
import type { Api } from "../model/api.js";
import { header, type ImportedClient } from "./client.js";

/** A document's Api and the TypeScript files of its client. */
export interface ClientSide {
  api: Api;
  files: ReadonlyMap<string, string>;
}

/** The files that a client has, as paths without extensions. */
export function modulesIn({ files }: ClientSide): Set<string> {
  return new Set([...files.keys()].map((path) => path.replace(/\.ts$/, "")));
}

/** Puts the client of a side in the place of those that a program imports; each file says that it is generated. */
export function replacementOf(
  side: ClientSide,
  clients: readonly ImportedClient[],
  modules: ReadonlySet<string>,
): Replacement {
  const marked = [...side.files].map(
    ([path, text]) => [path, text.startsWith(header) ? text : `${header}\n${text}`] as const,
  );
  return {
    roots: [...new Set(clients.map(({ root }) => root))],
    files: new Map(marked),
    modules,
  };
}
