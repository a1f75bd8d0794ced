import type { SecurityScheme, TokenFlow } from "../../model/api.js";
import { pointer } from "../../model/source.js";
import type { Change } from "../change.js";
import type { Rule } from "./rule.js";

export const tokenFlow: Rule = {
  id: "token-flow",
  title: "Where tokens come from",
  explain:
    "The flows of an OAuth 2 scheme say where a client gets its token and which scopes it can ask for. A client that gets its token by a flow that was removed, or asks for a removed scope that an operation needs, gets none. An address that moved may still answer, and a scope that no operation needs may still be granted: the documents cannot tell. A new one affects only those who use it.",
};

/**
 * Compares the ways to get a token for the same security scheme.
 *
 * @param needed the scopes that the operation needs of it
 */
export function compareFlows(
  base: SecurityScheme,
  head: SecurityScheme,
  needed: readonly string[],
): Change[] {
  const [before, after] = [base.flows ?? [], head.flows ?? []];
  const of = `the credentials \`${base.name}\``;
  const gone = before.filter(({ name }) => !after.some((flow) => flow.name === name));
  const come = after.filter(({ name }) => !before.some((flow) => flow.name === name));
  return [
    ...gone.map(({ name, at }): Change => ({
      rule: tokenFlow.id,
      effect: "narrows",
      base: at,
      head: head.at,
      what: `the flow \`${name}\` of ${of} was removed`,
      before: name,
    })),
    ...come.map(({ name, at }): Change => ({
      rule: tokenFlow.id,
      effect: "none",
      base: base.at,
      head: at,
      what: `the flow \`${name}\` of ${of} was added`,
      after: name,
    })),
    ...before.flatMap((old) => {
      const now = after.find(({ name }) => name === old.name);
      return now === undefined
        ? []
        : compareFlow(old, now, { name: `the flow \`${old.name}\` of ${of}`, needed });
    }),
  ];
}

function compareFlow(
  base: TokenFlow,
  head: TokenFlow,
  { name, needed }: { name: string; needed: readonly string[] },
): Change[] {
  const urls = new Set([...Object.keys(base.urls), ...Object.keys(head.urls)]);
  const gone = base.scopes.filter((scope) => !head.scopes.includes(scope));
  const come = head.scopes.filter((scope) => !base.scopes.includes(scope));
  const place = (flow: TokenFlow, scope: string): string =>
    pointer(pointer(flow.at, "scopes"), scope);
  return [
    ...[...urls].flatMap((key): Change[] => {
      const [before, after] = [base.urls[key], head.urls[key]];
      const what = `the \`${key}\` of ${name} went from ${spelled(before)} to ${spelled(after)}`;
      const places = { base: pointer(base.at, key), head: pointer(head.at, key) };
      return before === after
        ? []
        : [
            {
              rule: tokenFlow.id,
              effect: before === undefined ? "none" : "unknown",
              ...places,
              what,
              ...(before !== undefined && { before }),
              ...(after !== undefined && { after }),
            },
          ];
    }),
    ...gone.map((scope): Change => ({
      rule: tokenFlow.id,
      effect: needed.includes(scope) ? "narrows" : "unknown",
      base: place(base, scope),
      head: head.at,
      what: `${name} no longer has the scope \`${scope}\``,
      before: scope,
    })),
    ...come.map((scope): Change => ({
      rule: tokenFlow.id,
      effect: "none",
      base: base.at,
      head: place(head, scope),
      what: `${name} has the new scope \`${scope}\``,
      after: scope,
    })),
  ];
}

function spelled(url: string | undefined): string {
  return url === undefined ? "none" : `\`${url}\``;
}
