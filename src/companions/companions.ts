import { nearest } from "../text/nearest.js";
import type { CarriedSources } from "../text/declarations.js";
import type { Companion } from "./companion.js";

/** A companion of this package, made of the texts of `src/checks`. */
type Make = (checks: CarriedSources) => Companion;

/** The companions of this package, each loaded when it is asked for. */
const known: Readonly<Record<string, () => Promise<Make>>> = {
  factories: async () => (await import("./factories/factories.js")).factories,
  mcp: async () => (await import("./mcp/mcp.js")).mcp,
  msw: async () => (await import("./msw/msw.js")).msw,
  "openapi-fetch": async () => {
    const companion = await (await import("./openapi-fetch/openapi-fetch.js")).openapiFetch();
    return () => companion;
  },
  "tanstack-query": async () => (await import("./tanstack-query/tanstack-query.js")).tanstackQuery,
  valibot: async () => (await import("./valibot/valibot.js")).valibot,
  zod: async () => (await import("./zod/zod.js")).zod,
};

/** The names that `--with` knows. */
export const companionNames: readonly string[] = Object.keys(known);

/** True for what names a module, and no companion of this package. */
export function isModule(name: string): boolean {
  return /^\.{0,2}[\\/]|^[A-Za-z]:[\\/]|\.[cm]?js$/.test(name);
}

/** What is wrong with the name of a companion; undefined: nothing is. */
export function unknownCompanion(name: string): string | undefined {
  if (isModule(name) || Object.hasOwn(known, name)) return undefined;
  if (name.includes(",")) {
    const each = name.split(",").map((one) => `--with ${one.trim()}`);
    return `Name one companion at a time: ${each.join(" ")}.`;
  }
  const meant = nearest(name, companionNames);
  const there = `There are: ${companionNames.join(", ")}; a module of your own begins with ./`;
  return `No companion has this name. ${meant ? `Did you mean ${meant}?` : `${there}.`}`;
}

/** The companion of this package with a name. */
export async function ownCompanion(name: string, checks: CarriedSources): Promise<Companion> {
  const load = known[name];
  if (load === undefined) throw new Error(`There is no companion ${name}.`);
  return (await load())(checks);
}
