import type { Header, RateLimitHeaders } from "../../model/api.js";
import { pointer } from "../../model/source.js";
import type { Change, Effect } from "../change.js";
import type { Conjunction } from "../schema/part.js";
import { note, type Notebook, type Places, type Site } from "../uses.js";
import type { Traits } from "../schema/traits.js";
import { comparePromises } from "./hints.js";
import type { Rule } from "./rule.js";
import { compareStyle } from "./styles.js";

export const responseHeader: Rule = {
  id: "response-header",
  title: "The headers of a response",
  explain:
    "Clients that read a header break when it is removed or becomes optional. A new header disturbs nobody, unless the client is the one that has to send it, in its answer to a webhook. Names are compared regardless of case.",
};
export const partHeader: Rule = {
  id: "part-header",
  title: "The headers of a part of a form",
  explain:
    "A part of a multipart body may have headers of its own. Requiring one refuses existing requests; removing one that clients receive leaves them without it. Names are compared regardless of case.",
};
export const rateLimitHeader: Rule = {
  id: "rate-limit-header",
  title: "The rate-limit headers",
  explain:
    "Clients read these headers to slow down in time. Without them they run into refusals that they could have avoided.",
};

export interface HeaderSides {
  notebook: Notebook;
  site: Site;
  /** What the headers are of. Default: of an answer. */
  rule?: Rule | undefined;
  /** Headers that the base declares for its rate limit. */
  rateLimit?: RateLimitHeaders | undefined;
}

/** Compares headers that are declared together. */
export function compareHeaders(
  headers: { base: Header[]; head: Header[] },
  places: Places,
  sides: HeaderSides,
): void {
  const { notebook, site } = sides;
  const after = new Map(headers.head.map((header) => [header.name.toLowerCase(), header]));
  const before = new Map(headers.base.map((header) => [header.name.toLowerCase(), header]));
  for (const [name, header] of before) {
    const now = after.get(name);
    if (now === undefined) note(notebook, site, headerRemoved(header, places, sides));
    else compareHeader(header, now, sides);
  }
  for (const [name, header] of after) {
    if (!before.has(name)) note(notebook, site, headerAdded(header, places, sides));
  }
}

function ruleOf({ name }: Header, { rateLimit, rule = responseHeader }: HeaderSides): string {
  const known = Object.values(rateLimit ?? {}) as string[];
  return known.some((each) => each.toLowerCase() === name.toLowerCase())
    ? rateLimitHeader.id
    : rule.id;
}

function headerRemoved(header: Header, places: Places, sides: HeaderSides): Change {
  return {
    rule: ruleOf(header, sides),
    effect: "widens",
    base: header.at,
    head: places.head,
    what: `the header \`${header.name}\` was removed`,
    before: header.name,
    used: { base: pointer(pointer(places.base, "headers"), header.name) },
    guards: header.deprecated ? ["sanctioned"] : [],
  };
}

function headerAdded(header: Header, places: Places, sides: HeaderSides): Change {
  const sent: Effect = header.required ? "narrows" : "widens";
  return {
    rule: ruleOf(header, sides),
    effect: sides.site.direction === "request" ? sent : "none",
    base: places.base,
    head: header.at,
    what: `the header \`${header.name}\` was added`,
    after: header.name,
    used: { head: pointer(pointer(places.head, "headers"), header.name) },
  };
}

function compareHeader(base: Header, head: Header, sides: HeaderSides): void {
  const { notebook } = sides;
  const site = { ...sides.site, where: `${sides.site.where} header \`${base.name}\`` };
  if (base.required !== head.required) {
    note(notebook, site, {
      rule: ruleOf(base, sides),
      effect: head.required ? "narrows" : "widens",
      base: base.at,
      head: head.at,
      what: requiredness(head, sides),
      before: base.required,
      after: head.required,
    });
  }
  const before: Conjunction = [{ schema: base.schema, at: schemaAt(base) }];
  const after: Conjunction = [{ schema: head.schema, at: schemaAt(head) }];
  const { base: old, head: now } = notebook.documents;
  const parts = { base: old.parts(before), head: now.parts(after) };
  const places = { base: base.at, head: head.at };
  note(
    notebook,
    site,
    ...compareStyle({ rule: ruleOf(base, sides), base, head, parts }),
    ...comparePromises({ base: promisesOf(base), head: promisesOf(head), places }),
  );
  const mode = /json/i.test(head.contentType ?? "") ? "json" : "text";
  const comparison = notebook.comparer.compare(before, after, mode);
  notebook.schemas.push({ comparison, site });
}

/** No header has an `x-sunset` or a stability of its own. */
function promisesOf({ deprecated }: Header): Pick<Traits, "deprecated" | "lifecycle"> {
  return { deprecated, lifecycle: {} };
}

/** A header of an answer comes, one of a request has to be sent. */
function requiredness({ required }: Header, { site }: HeaderSides): string {
  if (site.direction === "request") return required ? "is required now" : "is no longer required";
  return required ? "is always there now" : "need no longer be there";
}

/** Where the schema of a header stands. */
function schemaAt({ at, contentType }: Header): string {
  return pointer(
    contentType === undefined ? at : pointer(pointer(at, "content"), contentType),
    "schema",
  );
}
