import { isObject } from "../../json/is-object.js";
import type { Json } from "../../json/json.js";
import { sortedJson } from "../../json/sorted-json.js";
import type { Node, Problem } from "../../read/document.js";
import type { At } from "../../json/pointer.js";
import { child, members, part, resolve, type Source } from "../source.js";

/** Something in the document that is nowhere in the Api. */
export interface LeftOut {
  at: At;
  /** What it is, as a part of a sentence. */
  what: string;
  /** What it says; the same text says the same. */
  text: string;
}

/**
 * What stands in a document and nowhere in its Api, with what it says: what warnings call left out, the links of
 * answers, and what webhooks and callbacks say beside the request.
 */
export function leftOutOf(root: Node, source: Source): LeftOut[] {
  const quiet: Source = { ...source, warnings: [], problems: [] };
  return [
    ...source.warnings.flatMap((warning) => unread(warning, quiet)),
    ...members(part(quiet, root, "paths")).flatMap(([path, item]) => ofPath(path, item, quiet)),
    ...members(part(quiet, root, "webhooks")).flatMap(([key, item]) =>
      ofCallback(`the webhook ${key}`, item, quiet),
    ),
  ];
}

function unread({ what, leftOut = [] }: Problem, source: Source): LeftOut[] {
  return leftOut.flatMap((at) => {
    const node = source.document.follow(at, "#");
    return "what" in node ? [] : [{ at, what: `this (${what})`, text: sortedJson(node.value) }];
  });
}

const methods = "get put post delete options head patch query trace".split(" ");

function ofPath(path: string, declared: Node, source: Source): LeftOut[] {
  const item = resolve(source, declared);
  return methods.flatMap((method) => {
    const operation = part(source, item ?? declared, method);
    const name = `${method.toUpperCase()} ${path}`;
    const links = members(part(source, operation, "responses")).flatMap(([status, response]) =>
      linksOf(`the links of ${name}, response ${status}`, response, source),
    );
    const callbacks = members(part(source, operation, "callbacks")).flatMap(([key, callback]) =>
      members(resolve(source, callback)).flatMap(([, each]) =>
        ofCallback(`the callback ${key} of ${name}`, each, source),
      ),
    );
    return [...links, ...callbacks];
  });
}

function linksOf(what: string, response: Node, source: Source): LeftOut[] {
  const links = part(source, resolve(source, response), "links");
  if (links === undefined) return [];
  const resolved = members(links).map(([name, link]) => [
    name,
    withoutWords(resolve(source, link)?.value),
  ]);
  return [{ at: links.at, what, text: sortedJson(Object.fromEntries(resolved) as Json) }];
}

/** What a link does; how it is described changes nothing. */
function withoutWords(link: Json | undefined): Json | undefined {
  if (!isObject(link)) return link;
  const { description: _, ...rest } = link;
  return rest;
}

/** The client answers these requests, and has types of their bodies only. */
function ofCallback(what: string, declared: Node, source: Source): LeftOut[] {
  const item = resolve(source, declared);
  return methods.flatMap((method) =>
    ["security", "servers"].flatMap((field) => {
      const found = child(part(source, item ?? declared, method) ?? declared, field);
      return found === undefined
        ? []
        : [{ at: found.at, what: `\`${field}\` of ${what}`, text: sortedJson(found.value) }];
    }),
  );
}
