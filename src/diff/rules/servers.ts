import type { Api, Operation, Server } from "../../model/api.js";
import { pointer } from "../../model/source.js";
import type { Change } from "../change.js";
import type { Rule } from "./rule.js";

export const server: Rule = {
  id: "server",
  title: "Where the API is",
  explain:
    "A server that is no longer listed may still answer, redirect or be gone: the documents cannot tell. A new one is for who wants it.",
};

/** Compares the servers of the document. */
export function compareServers(base: Api, head: Api): Change[] {
  const before = new Map(base.servers.map((each) => [addressOf(each), each]));
  const after = new Map(head.servers.map((each) => [addressOf(each), each]));
  const gone = [...before].filter(([address]) => !after.has(address));
  const come = [...after].filter(([address]) => !before.has(address));
  return [
    ...gone.map(([address, { at }]): Change => ({
      rule: server.id,
      effect: "unknown",
      base: at,
      head: "#/servers",
      what: `the server \`${address}\` is no longer listed`,
      before: address,
    })),
    ...come.map(([address, { at }]): Change => ({
      rule: server.id,
      effect: "none",
      base: "#/servers",
      head: at,
      what: `the server \`${address}\` was added`,
      after: address,
    })),
  ];
}

/** Compares the server that an operation has of its own. */
export function compareOwnServer(base: Operation, head: Operation): Change[] {
  if (base.server === head.server) return [];
  return [
    {
      rule: server.id,
      effect: "unknown",
      base: pointer(base.at, "servers"),
      head: pointer(head.at, "servers"),
      what: `is at \`${head.server ?? "the server of the document"}\` and no longer at \`${base.server ?? "the server of the document"}\``,
      before: base.server ?? "",
      after: head.server ?? "",
    },
  ];
}

function addressOf({ url, template, variables }: Server): string {
  const choices = variables.map(
    ({ name, enum: values }) => values && `${name}: ${[...values].sort().join("|")}`,
  );
  return [template ?? url, ...choices].filter(Boolean).join(", ");
}
