import type { Api, Operation, Server } from "../../model/api.js";
import { noDoc } from "../../model/docs.js";
import { pointer } from "../../model/source.js";
import type { Change, Effect } from "../change.js";
import type { Places } from "../uses.js";
import type { Rule } from "./rule.js";

export const server: Rule = {
  id: "server",
  title: "The address of the API",
  explain:
    "A server that is no longer listed may still answer, redirect or be gone: the documents cannot tell. A new one affects only those who choose it. Clients that choose none call the first one, with the defaults of its variables.",
};

/** Compares the servers of the document. */
export function compareServers(base: Api, head: Api): Change[] {
  return compareLists(
    { base: serversOf(base), head: serversOf(head) },
    { base: "#/servers", head: "#/servers" },
  );
}

/** A document without servers is at `/` (OpenAPI 3.1, 4.8.1.1). */
function serversOf({ servers }: Api): readonly Server[] {
  return servers.length > 0
    ? servers
    : [{ url: "/", description: noDoc, variables: [], at: "#/servers" }];
}

/** The addresses of an operation on all of its servers; the names of path parameters are none of them. */
export function addressesOf(operation: Operation, api: Api): string[] {
  const bases = (operation.servers ?? serversOf(api)).map(addressOf);
  return bases
    .map((base) => `${operation.method} ${base.replace(/\/$/, "")}${bare(operation.path)}`)
    .sort();
}

function bare(path: string): string {
  return path.replace(/\{[^{}]*\}/g, "{}");
}

/** Compares two lists of servers; `places`: where the lists stand. */
function compareLists(
  { base, head }: { base: readonly Server[]; head: readonly Server[] },
  places: Places,
): Change[] {
  const before = new Map(base.map((each) => [addressOf(each), each]));
  const after = new Map(head.map((each) => [addressOf(each), each]));
  const gone = [...before].filter(([address]) => !after.has(address));
  const come = [...after].filter(([address]) => !before.has(address));
  return [
    ...gone.map(([address, { at }]): Change => ({
      rule: server.id,
      effect: "unknown",
      base: at,
      head: places.head,
      what: `the server \`${address}\` is no longer listed`,
      before: address,
    })),
    ...come.map(([address, { at }]): Change => ({
      rule: server.id,
      effect: "none",
      base: places.base,
      head: at,
      what: `the server \`${address}\` was added`,
      after: address,
    })),
    ...compareFirst([...before.values()], [...after.values()]),
    ...[...before].flatMap(([address, old]) => {
      const now = after.get(address);
      return now === undefined ? [] : compareVariables(old, now);
    }),
  ];
}

/** Who names no server calls the first one. */
function compareFirst([first]: Server[], head: Server[]): Change[] {
  const [now] = head;
  if (first === undefined || now === undefined) return [];
  const [before, after] = [addressOf(first), addressOf(now)];
  // One that is gone is a finding already.
  if (before === after || !head.some((each) => addressOf(each) === before)) return [];
  return [
    {
      rule: server.id,
      effect: "unknown",
      base: first.at,
      head: now.at,
      what: `the server \`${after}\` comes first now, before \`${before}\``,
      before,
      after,
    },
  ];
}

function compareVariables(base: Server, head: Server): Change[] {
  return base.variables.flatMap((before): Change[] => {
    const after = head.variables.find(({ name }) => name === before.name);
    if (after === undefined) return [];
    const place = (at: string, key: string): string =>
      pointer(pointer(pointer(at, "variables"), before.name), key);
    const change = (key: "default" | "enum", effect: Effect): Change => ({
      rule: server.id,
      effect,
      base: place(base.at, key),
      head: place(head.at, key),
      what: `the \`${key}\` of the variable \`${before.name}\` went from ${spelled(before[key])} to ${spelled(after[key])}`,
      before: before[key] ?? "",
      after: after[key] ?? "",
    });
    const changes = before.default === after.default ? [] : [change("default", "unknown")];
    const [old, now] = [before.enum, after.enum];
    const lost =
      now?.some(() => old === undefined) || old?.some((value) => now?.includes(value) === false);
    const gained =
      old?.some(() => now === undefined) || now?.some((value) => old?.includes(value) === false);
    return lost || gained ? [...changes, change("enum", lost ? "unknown" : "none")] : changes;
  });
}

function spelled(value: string[] | string | undefined): string {
  return value === undefined ? "any value" : `\`${[value].flat().join(", ")}\``;
}

/**
 * Compares the servers that an operation, or its path, has of its own. Who has none of its own is at those of the
 * document, whose changes are told there.
 */
export function compareOwnServers(
  sides: { base: Api; head: Api },
  base: Operation,
  head: Operation,
): Change[] {
  const places = { base: pointer(base.at, "servers"), head: pointer(head.at, "servers") };
  const [before, after] = [base.servers, head.servers];
  if (before !== undefined && after !== undefined) {
    return compareLists({ base: before, head: after }, places);
  }
  if (before === undefined && after === undefined) return [];
  const addresses = (servers: readonly Server[]): string => servers.map(addressOf).join("\n");
  if (addresses(before ?? serversOf(sides.base)) === addresses(after ?? serversOf(sides.head)))
    return [];
  return [
    {
      rule: server.id,
      effect: "unknown",
      ...places,
      what: `is at ${listOf(after)} and no longer at ${listOf(before)}`,
      before: before?.map(addressOf) ?? [],
      after: after?.map(addressOf) ?? [],
    },
  ];
}

function listOf(servers: readonly Server[] | undefined): string {
  return servers === undefined
    ? "the servers of the document"
    : servers.map((each) => `\`${addressOf(each)}\``).join(", ");
}

/** Scheme and host have no case, a default port says nothing (RFC 3986, 6.2), nor does the slash that paths begin with. */
function addressOf({ url, template }: Server): string {
  const address = (template ?? url).replace(/^([a-z]+:)?\/\/[^/{}]+/i, (host) =>
    host.toLowerCase().replace(/^(http:.*):80$|^(https:.*):443$/, "$1$2"),
  );
  return address === "/" ? address : address.replace(/\/$/, "");
}
