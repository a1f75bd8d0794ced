import type { Response } from "../../model/api.js";
import type { Change } from "../change.js";
import { note, type Places } from "../uses.js";
import { compareContent, mediaType } from "./bodies.js";
import { compareHeaders, type HeaderSides } from "./headers.js";
import type { Rule } from "./rule.js";

export const responseStatus: Rule = {
  id: "response-status",
  title: "The statuses of the answers",
  explain:
    "A success that clients were promised and that is gone is replaced by something they were not told of. An error that is gone is one less to handle, and a new status was not declared before. A status that a range such as `2XX` covers is there.",
};

/** Compares the answers of an operation. */
export function compareResponses(
  responses: { base: Response[]; head: Response[] },
  places: Places,
  sited: HeaderSides,
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

function compareResponse(base: Response, head: Response, sited: HeaderSides): void {
  const places = { base: base.at, head: head.at };
  const answered = sited.site.direction === "request";
  if (answered && base.content.length === 0 && head.content.length > 0) {
    note(sited.notebook, sited.site, bodyExpected(head, places));
  } else {
    compareContent({ base: base.content, head: head.content }, places, { ...sited, asked: true });
  }
  compareHeaders({ base: base.headers, head: head.headers }, places, sited);
}

/** Who answers a request of the API answers with nothing today. */
function bodyExpected({ content }: Response, places: Places): Change {
  const types = content.map(({ type }) => type);
  return {
    rule: mediaType.id,
    effect: "narrows",
    ...places,
    what: `an answer has to have a body now: ${types.map((type) => `\`${type}\``).join(" or ")}`,
    after: types,
  };
}
