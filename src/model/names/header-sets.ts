import type { Api, HeaderSet, Operation, RateLimitHeaders, Response } from "../api.js";
import type { Draft } from "../draft.js";
import type { Doc } from "../docs.js";
import { byCodeUnit } from "../../json/by-code-unit.js";
import { typeName, type Name, type Names } from "./names.js";
import { isSuccess } from "../operations/payload.js";

/** A header as a type tells it: its name in lower case, as fetch gives it. */
type TypedHeader = HeaderSet["headers"][number];

/** Longest set that is called after all of its headers. */
const maxNameLength = 3;

/**
 * Names the sets of headers that answers declare: one for all successes of an operation, which the caller does not
 * tell apart, and one for each failure. Sets of the same headers are one, called after what is in it, so that no
 * operation that comes or goes renames another's.
 */
export function nameHeaderSets(
  { operations, rateLimit }: Pick<Api, "operations" | "rateLimit">,
  names: Names,
): HeaderSet[] {
  const sets = new Map<string, OwnedSet>();
  const note = (headers: TypedHeader[], owner: OwnedSet["owners"][number]): void => {
    if (headers.length === 0) {
      return;
    }
    const key = headers.map(({ name, required }) => name + (required ? "!" : "")).join(" ");
    const set = sets.get(key) ?? { key, members: [], owners: [] };
    set.members.push(headers);
    set.owners.push(owner);
    sets.set(key, set);
  };
  for (const operation of operations) {
    const typed = operation.responses.map((response) => ({
      response,
      headers: typedHeaders(response, rateLimit),
    }));
    const successes = typed.filter(({ response }) => isSuccess(response));
    note(inEveryOrSome(successes.map(({ headers }) => headers)), operation);
    for (const { response, headers } of typed.filter(({ response }) => !isSuccess(response))) {
      note(headers, response);
    }
  }
  return grant([...sets.values()], names);
}

/** A set of headers before it has a name: as each of its owners declares it. */
interface OwnedSet {
  key: string;
  members: TypedHeader[][];
  owners: (Draft<Operation> | Draft<Response>)[];
}

function grant(owned: OwnedSet[], names: Names): HeaderSet[] {
  const claims = owned.map(({ key, members: [headers = []] }) => ({
    wanted: wantedName(headers),
    suffix: "Type",
    at: `headers: ${key}`,
  }));
  const given = names.claim(claims, typeName);
  const sets = owned.map(({ members, owners }, index): HeaderSet => {
    const name = given[index] as Name;
    for (const owner of owners) {
      owner.headersType = name;
    }
    return { name, headers: agreed(members) };
  });
  return sets.sort((a, b) => byCodeUnit(a.name, b.name));
}

function wantedName(headers: TypedHeader[]): string {
  const words = headers.map(({ name }) => typeName(name.replace(/[^a-z0-9]+/g, " ")));
  const shown = words.length > maxNameLength ? words.slice(0, 1) : words;
  const others = words.length - shown.length;
  return `${shown.join("")}${others > 0 ? `And${others}More` : ""}Headers`;
}

/** What an answer declares and the client does not read itself: the rate limit, and `retryAfterMs` of a 429. */
function typedHeaders(
  { status, headers }: Draft<Response>,
  rateLimit: RateLimitHeaders = {},
): TypedHeader[] {
  const read = new Set<string>(Object.values(rateLimit).map((name: string) => name.toLowerCase()));
  if (status === "429") {
    read.add("retry-after");
  }
  const typed = headers.map(({ name, required, deprecated, description }) => ({
    name: name.toLowerCase(),
    required,
    deprecated,
    description,
  }));
  // Names of headers have no case (RFC 9110, 5.1): two that differ in it are one.
  const distinct = new Map(typed.map((header) => [header.name, header]));
  return [...distinct.values()].filter(({ name }) => !read.has(name));
}

/** The headers that some success declares; required where every one requires it. */
function inEveryOrSome(successes: TypedHeader[][]): TypedHeader[] {
  const found = new Map(successes.flat().map((header) => [header.name, header]));
  const merged = [...found.values()].map((header) => ({
    ...header,
    required: successes.every((headers) =>
      headers.some(({ name, required }) => name === header.name && required),
    ),
  }));
  return merged.sort((a, b) => byCodeUnit(a.name, b.name));
}

/** A description that all owners share is told; where they say different things, none is true of all. */
function agreed([first = [], ...others]: TypedHeader[][]): TypedHeader[] {
  return first.map((header, index) => ({
    ...header,
    deprecated: header.deprecated && others.every((headers) => headers[index]?.deprecated),
    description: others.every((headers) => headers[index]?.description === header.description)
      ? header.description
      : ("" as Doc),
  }));
}
