import type { At } from "../../json/pointer.js";
import type { Response } from "../../model/api.js";
import { pointer } from "../../model/source.js";
import type { Change } from "../change.js";
import { note, type Places } from "../uses.js";
import { compareContent, mediaType } from "./bodies.js";
import { compareHeaders, type HeaderSides } from "./headers.js";
import type { Rule } from "./rule.js";

export const responseStatus: Rule = {
  id: "response-status",
  title: "The statuses of the responses",
  explain:
    "If a promised success is removed, clients get something they were never told of. A removed error is one less to handle, and a new status was not declared before. A status covered by a range such as `2XX` or by `default` is present; what is said of it by itself is compared with what was said of all.",
};

/** Compares the answers of an operation. */
export function compareResponses(
  responses: { base: Response[]; head: Response[] },
  places: Places,
  sited: HeaderSides,
): void {
  const after = statuses(responses.head);
  const before = statuses(responses.base);
  const at = (status: string): HeaderSides => ({
    ...sited,
    site: { ...sited.site, where: `response ${status}` },
  });
  for (const [status, response] of before) {
    const now = after.get(status) ?? covering(status, after);
    const members = membersOf(status, after);
    const isThere = after.has(status) || after.has(rangeOf(status));
    if (!isThere && members.length > 0) {
      note(sited.notebook, at(status).site, rangeDivided(response, members, places));
    } else if (!isThere) {
      note(sited.notebook, at(status).site, statusRemoved(response, places));
    }
    if (now !== undefined) compareResponse(response, now, at(status));
  }
  for (const [status, response] of after) {
    if (before.has(status)) continue;
    note(sited.notebook, at(status).site, statusAdded(response, places));
    const covered = covering(status, before);
    if (covered !== undefined) compareResponse(covered, response, at(status));
  }
}

type Statuses = ReadonlyMap<string, Response>;

function statuses(responses: readonly Response[]): Statuses {
  return new Map(responses.map((response) => [response.status, response]));
}

function rangeOf(status: string): string {
  return `${status[0]}XX`;
}

/**
 * What is declared for a status that has no entry of its own: its range, then `default` (OpenAPI 3.1, 4.8.16). Where
 * some success is declared, `default` stands for what goes wrong, and no other success is taken for it.
 */
function covering(status: string, declared: Statuses): Response | undefined {
  if (status === "default") return undefined;
  const range = declared.get(rangeOf(status));
  if (range !== undefined && range.status !== status) return range;
  const isOther = isSuccess(status) && [...declared.keys()].some(isSuccess);
  return isOther ? undefined : declared.get("default");
}

function isSuccess(status: string): boolean {
  return status.startsWith("2");
}

/** The statuses that are declared of a range. */
function membersOf(range: string, declared: Statuses): string[] {
  if (!range.endsWith("XX")) return [];
  return [...declared.keys()].filter((status) => status !== range && rangeOf(status) === range);
}

/** What is left of the range was compared with it: only its other statuses are gone. */
function rangeDivided({ status, at }: Response, members: string[], places: Places): Change {
  return {
    rule: responseStatus.id,
    effect: "narrows",
    base: at,
    head: places.head,
    what: `of the statuses ${status} only ${members.join(", ")} ${members.length > 1 ? "are" : "is"} left`,
    before: status,
    after: members,
    guards: isSuccess(status) ? [] : ["not-success"],
  };
}

function statusRemoved({ status, at }: Response, places: Places): Change {
  return {
    rule: responseStatus.id,
    effect: "incomparable",
    base: at,
    head: places.head,
    what: `the status ${status} was removed`,
    before: status,
    used: { base: usedAt(status, places.base) },
    guards: isSuccess(status) ? [] : ["not-success"],
  };
}

/** Where an operation says what answers a status. */
function usedAt(status: string, operation: At): At {
  return pointer(pointer(operation, "responses"), status);
}

function statusAdded({ status, at }: Response, places: Places): Change {
  return {
    rule: responseStatus.id,
    effect: "widens",
    base: places.base,
    head: at,
    what: `the status ${status} was added`,
    after: status,
    used: { head: usedAt(status, places.head) },
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
