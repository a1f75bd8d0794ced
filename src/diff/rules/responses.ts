import type { Header, RateLimitHeaders, Response } from "../../model/api.js";
import { pointer } from "../../model/source.js";
import type { Change } from "../change.js";
import { note, type Notebook, type Places, type Site } from "../uses.js";
import { compareContent } from "./bodies.js";
import type { Rule } from "./rule.js";

export const responseStatus: Rule = {
  id: "response-status",
  title: "The statuses of the answers",
  explain:
    "A success that clients were promised and that is gone is replaced by something they were not told of. An error that is gone is one less to handle, and a new status was not declared before. A status that a range such as `2XX` covers is there.",
};
export const responseHeader: Rule = {
  id: "response-header",
  title: "The headers of an answer",
  explain:
    "A header that is gone, or need not be there any more, is missing for who reads it. A new one disturbs nobody. Names have no case.",
};
export const rateLimitHeader: Rule = {
  id: "rate-limit-header",
  title: "The headers that tell the rate limit",
  explain:
    "Clients read these headers to slow down in time. Without them they run into refusals that they could have avoided.",
};

interface Sited {
  notebook: Notebook;
  site: Site;
  /** Headers that the base declares for its rate limit. */
  rateLimit?: RateLimitHeaders | undefined;
}

/** Compares the answers of an operation. */
export function compareResponses(
  responses: { base: Response[]; head: Response[] },
  places: Places,
  sited: Sited,
): void {
  const after = new Map(responses.head.map((response) => [response.status, response]));
  const before = new Map(responses.base.map((response) => [response.status, response]));
  for (const [status, response] of before) {
    const now = after.get(status) ?? after.get(`${status[0]}XX`);
    const at = { ...sited, site: { ...sited.site, where: `response ${status}` } };
    if (now === undefined) note(at.notebook, at.site, statusRemoved(response, places));
    else compareResponse(response, now, at);
  }
  for (const [status, response] of after) {
    if (before.has(status)) continue;
    note(
      sited.notebook,
      { ...sited.site, where: `response ${status}` },
      statusAdded(response, places),
    );
  }
}

function statusRemoved({ status, at }: Response, places: Places): Change {
  return {
    rule: responseStatus.id,
    effect: "incomparable",
    base: at,
    head: places.head,
    what: `the status ${status} was removed`,
    before: status,
    guards: /^2/.test(status) ? [] : ["not-success"],
  };
}

function statusAdded({ status, at }: Response, places: Places): Change {
  return {
    rule: responseStatus.id,
    effect: "widens",
    base: places.base,
    head: at,
    what: `the status ${status} was added`,
    after: status,
    guards: ["undeclared"],
  };
}

function compareResponse(base: Response, head: Response, sited: Sited): void {
  const places = { base: base.at, head: head.at };
  compareContent({ base: base.content, head: head.content }, places, sited);
  const after = new Map(head.headers.map((header) => [header.name.toLowerCase(), header]));
  const before = new Map(base.headers.map((header) => [header.name.toLowerCase(), header]));
  for (const [name, header] of before) {
    const now = after.get(name);
    if (now === undefined) note(sited.notebook, sited.site, headerRemoved(header, places, sited));
    else compareHeader(header, now, sited);
  }
  for (const [name, header] of after) {
    if (!before.has(name)) note(sited.notebook, sited.site, headerAdded(header, places, sited));
  }
}

function ruleOf({ name }: Header, { rateLimit }: Sited): string {
  const known = Object.values(rateLimit ?? {}) as string[];
  return known.some((each) => each.toLowerCase() === name.toLowerCase())
    ? rateLimitHeader.id
    : responseHeader.id;
}

function headerRemoved(header: Header, places: Places, sited: Sited): Change {
  return {
    rule: ruleOf(header, sited),
    effect: "widens",
    base: header.at,
    head: places.head,
    what: `the header \`${header.name}\` was removed`,
    before: header.name,
    guards: header.deprecated ? ["sanctioned"] : [],
  };
}

function headerAdded(header: Header, places: Places, sited: Sited): Change {
  return {
    rule: ruleOf(header, sited),
    effect: "narrows",
    base: places.base,
    head: header.at,
    what: `the header \`${header.name}\` was added`,
    after: header.name,
    guards: ["undeclared"],
  };
}

function compareHeader(base: Header, head: Header, sited: Sited): void {
  const { notebook } = sited;
  const site = { ...sited.site, where: `${sited.site.where} header \`${base.name}\`` };
  if (base.required !== head.required) {
    note(notebook, site, {
      rule: ruleOf(base, sited),
      effect: head.required ? "narrows" : "widens",
      base: base.at,
      head: head.at,
      what: head.required ? "is always there now" : "need no longer be there",
      before: base.required,
      after: head.required,
    });
  }
  const comparison = notebook.comparer.compare(
    [{ schema: base.schema, at: schemaAt(base) }],
    [{ schema: head.schema, at: schemaAt(head) }],
    "text",
  );
  notebook.schemas.push({ comparison, site });
}

/** Where the schema of a header stands. */
function schemaAt({ at, contentType }: Header): string {
  return pointer(
    contentType === undefined ? at : pointer(pointer(at, "content"), contentType),
    "schema",
  );
}
