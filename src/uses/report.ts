import type { Api, Operation } from "../model/api.js";
import { visible } from "../text/visible.js";
import type { ProjectUses } from "./project-uses.js";
import { createReach, type Reach } from "./reach.js";
import { neededScopes } from "./scopes.js";
import { shownPath } from "./shown-path.js";
import type { Use } from "./use.js";

/** How uses can be written. */
export const usesFormats = ["text", "json"] as const;

export type UsesFormat = (typeof usesFormats)[number];

/** What programs use of an API. */
export interface UsesReport {
  api: Api;
  projects: ProjectUses[];
}

/** Writes what programs use, by operation. */
export function formatUses({ api, projects }: UsesReport, format: UsesFormat): string {
  const reach = createReach(api);
  if (format === "json") {
    const written = projects.map((each) => ({
      project: each.project,
      uses: each.uses.map((use) => plainUse(use, operationsOf(use, each.uses, reach))),
      notes: each.notes,
    }));
    return `${JSON.stringify({ projects: written }, undefined, 2)}\n`;
  }
  return projects.map((each) => projectText(each, api, reach)).join("\n");
}

/** Writes the scopes that programs need, each with the places that need it. */
export function formatScopes({ api, projects }: UsesReport, format: UsesFormat): string {
  const needed = projects.map((each) => ({
    project: each.project,
    ...neededScopes(api, each.uses),
  }));
  if (format === "json") {
    const written = needed.map(({ project, scopes, unknown }) => ({
      project,
      scopes: scopes.map(({ uses, ...each }) => ({ ...each, places: uses.map(placeOf) })),
      unknown: unknown.map((use) => plainUse(use, use.operations)),
    }));
    return `${JSON.stringify({ projects: written }, undefined, 2)}\n`;
  }
  return needed
    .map(({ project, scopes, unknown }) => {
      const lines = scopes.flatMap(({ scheme, scope, operations, uses }) => [
        `  ${scope || scheme}  (${operations.join(", ")})`,
        ...uses.map((use) => `    ${placeText(use)}`),
      ]);
      const open = unknown.map(
        (use) => `  ${placeText(use)}: everything of ${use.part} may be called here, too`,
      );
      const none = scopes.length + unknown.length === 0 ? ["  No scope is needed."] : [];
      return `${[project, ...lines, ...open, ...none].map(visible).join("\n")}\n`;
    })
    .join("\n");
}

function projectText({ project, uses, notes }: ProjectUses, api: Api, reach: Reach): string {
  const byOperation = new Map<string, Use[]>();
  for (const use of uses) {
    const names = operationsOf(use, uses, reach);
    for (const name of names.length > 0 ? names : [""]) {
      byOperation.set(name, [...(byOperation.get(name) ?? []), use]);
    }
  }
  const blocks = api.operations.flatMap((operation) => {
    const own = byOperation.get(operation.name);
    return own === undefined ? [] : [[headingOf(operation), ...linesOf(own)].join("\n")];
  });
  const rest = byOperation.get("");
  if (rest !== undefined) blocks.push(["of no certain operation", ...linesOf(rest)].join("\n"));
  const places = uses.length === 1 ? "1 place" : `${uses.length} places`;
  const count = `${[...byOperation.keys()].filter(Boolean).length} of ${api.operations.length} operations`;
  const told = notes.map((note) => `  ! ${visible(note)}\n`).join("");
  return `${visible(project)}: ${count}, ${places}\n${told}${blocks.map((each) => `\n${each}\n`).join("")}`;
}

function headingOf({ name, method, path }: Operation): string {
  return visible(`${name}  ${method} ${path}`);
}

/** A line for each part and what is done with it. */
function linesOf(uses: readonly Use[]): string[] {
  const rows = new Map<string, Use[]>();
  for (const use of uses) {
    const what = whatOf(use);
    rows.set(what, [...(rows.get(what) ?? []), use]);
  }
  const width = Math.min(Math.max(...[...rows.keys()].map((each) => each.length)), 44);
  return [...rows].map(([what, own]) => {
    const places = own.map(placeText).join(" ");
    return visible(`  ${what.padEnd(width)}  ${places}`);
  });
}

function whatOf({ kind, part, value, why }: Use): string {
  switch (kind) {
    case "calls":
    case "opens":
      return kind;
    case "may use":
      return `may use everything of ${part}${why ? ` (${why})` : ""}`;
    case "tells":
      return `tells  ${part}${value === undefined ? "" : ` ${JSON.stringify(value)}`}`;
    case "makes":
    case "names":
    case "reads":
    case "sends":
      return `${kind}  ${part}`;
    default:
      return kind satisfies never;
  }
}

/** The operations that a use is of: its own, or those that the program calls and whose bodies have the model. */
export function operationsOf(use: Use, all: readonly Use[], reach: Reach): readonly string[] {
  if (use.operations.length > 0) return use.operations;
  const [model = ""] = use.part.split(".");
  const called = calledIn(all);
  const isSent = use.kind === "sends";
  return called.filter((name) => {
    const [sent, read] = [reach.sent(name).has(model), reach.read(name).has(model)];
    return use.kind === "names" || use.kind === "may use" ? sent || read : isSent ? sent : read;
  });
}

const known = new WeakMap<readonly Use[], string[]>();

function calledIn(uses: readonly Use[]): string[] {
  const found =
    known.get(uses) ??
    [
      ...new Set(
        uses
          .filter(({ kind, isHandedOn }) => kind === "calls" || isHandedOn === true)
          .flatMap(({ operations }) => operations),
      ),
    ].sort();
  known.set(uses, found);
  return found;
}

function plainUse(use: Use, operations: readonly string[]): object {
  const { kind, part, value, why } = use;
  return {
    kind,
    part,
    operations,
    ...(value !== undefined && { value }),
    ...(why !== undefined && { why }),
    ...placeOf(use),
  };
}

function placeOf({ file, line, column }: Use): { file: string; line: number; column: number } {
  return { file: shownPath(file), line, column };
}

export function placeText({ file, line, column }: Pick<Use, "column" | "file" | "line">): string {
  return `${shownPath(file)}:${line}:${column}`;
}
