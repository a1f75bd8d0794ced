import type { MediaType, RequestBody } from "../../model/api.js";
import { readingOf } from "../../model/operations/reading.js";
import { pointer } from "../../model/source.js";
import { isBinary } from "../../model/schema/types-of.js";
import type { Change, Effect } from "../change.js";
import { charsetOf, isReadAs, isWithin, plainType } from "../media-range.js";
import { note, type Notebook, type Places, type Site } from "../uses.js";
import { compareEncodings } from "./encodings.js";
import { isIdle } from "../../model/schema/idle-keywords.js";
import type { Conjunction } from "../schema/part.js";
import type { Schemas } from "../schema/schemas.js";
import { compareXml } from "./xml.js";
import type { Mode, Rule } from "./rule.js";

export const requestBody: Rule = {
  id: "request-body",
  title: "Whether an operation has a body, and requires it",
  explain:
    "Requiring a body refuses requests without one; a body that was removed is no longer understood. In a request that the API sends, receivers miss a body that was removed, and a new one disturbs nobody.",
};
export const mediaType: Rule = {
  id: "media-type",
  title: "The media types of a body",
  explain:
    "A media type that was removed can no longer be sent or asked for. A new one affects only clients that ask for it, except in a webhook, where the receiver has to read whatever the API sends. A range such as `image/*` covers all of its types, and a client that reads `application/json` can read `application/problem+json`, so that moving between these narrows or widens.",
};
/** Compares request bodies; either may be absent. */
export function compareRequestBodies(
  bodies: { base: RequestBody | undefined; head: RequestBody | undefined },
  places: Places,
  { notebook, site }: { notebook: Notebook; site: Site },
): void {
  const { base, head } = bodies;
  if (base === undefined || head === undefined) {
    const only = base ?? head;
    if (only !== undefined) note(notebook, site, bodyCameOrWent(bodies, places, site));
    return;
  }
  if (base.required !== head.required) {
    note(notebook, site, {
      rule: requestBody.id,
      effect: head.required ? "narrows" : "widens",
      base: base.at,
      head: head.at,
      what: head.required ? "the body is required now" : "the body is no longer required",
      before: base.required,
      after: head.required,
    });
  }
  compareContent(
    { base: base.content, head: head.content },
    { base: base.at, head: head.at },
    // A receiver has no header that asks for one of several types, as `Accept` does.
    { notebook, site, asked: site.direction === "request" },
  );
}

function bodyCameOrWent(
  { base, head }: { base: RequestBody | undefined; head: RequestBody | undefined },
  places: Places,
  { direction }: Site,
): Change {
  const required = head?.required === true;
  const sent: Effect = base !== undefined || required ? "narrows" : "widens";
  const received: Effect = base !== undefined ? "widens" : "none";
  return {
    rule: requestBody.id,
    effect: direction === "request" ? sent : received,
    base: base?.at ?? places.base,
    head: head?.at ?? places.head,
    what:
      base !== undefined
        ? "the body was removed"
        : `${required ? "a required" : "an optional"} body was added`,
    used: base
      ? { base: pointer(places.base, "requestBody") }
      : { head: pointer(places.head, "requestBody") },
    ...(base ? { before: base.required } : { after: required }),
  };
}

interface Sited {
  notebook: Notebook;
  site: Site;
  /** Whether who sends and who receives agree on one of several types, so that a new one disturbs nobody. */
  asked: boolean;
}

/** Compares the media types of a body and their schemas. */
export function compareContent(
  content: { base: MediaType[]; head: MediaType[] },
  places: Places,
  sited: Sited,
): void {
  // A client reads what has a suffix as what the suffix names. A server picks what to do by the whole name: a merge
  // patch is no plain JSON to it, nor the other way round.
  const lies = sited.site.direction === "response" ? isReadAs : isWithin;
  const left = [...content.head];
  for (const before of content.base) {
    const after = counterpart(before, left, lies);
    if (after === undefined) {
      note(sited.notebook, sited.site, typeRemoved(before, places));
      continue;
    }
    left.splice(left.indexOf(after), 1);
    if (plainType(before.type) !== plainType(after.type))
      note(sited.notebook, sited.site, typeChanged(before, after, lies));
    else if (charsetOf(before.type) !== charsetOf(after.type))
      note(sited.notebook, sited.site, charsetChanged(before, after));
    compareMediaTypes(before, after, sited);
  }
  for (const after of left) note(sited.notebook, sited.site, typeAdded(after, places, sited));
}

type Lies = (type: string, range: string) => boolean;

function counterpart(
  before: MediaType,
  candidates: MediaType[],
  lies: Lies,
): MediaType | undefined {
  return (
    candidates.find(({ type }) => plainType(type) === plainType(before.type)) ??
    candidates.find(({ type }) => lies(before.type, type)) ??
    candidates.find(({ type }) => lies(type, before.type))
  );
}

function typeRemoved({ type, at }: MediaType, places: Places): Change {
  return {
    rule: mediaType.id,
    effect: "incomparable",
    base: at,
    head: places.head,
    what: `\`${type}\` was removed`,
    before: type,
  };
}

function typeAdded({ type, at }: MediaType, places: Places, { asked }: Sited): Change {
  return {
    rule: mediaType.id,
    effect: "widens",
    base: places.base,
    head: at,
    what: `\`${type}\` was added`,
    after: type,
    guards: asked ? ["undeclared"] : [],
  };
}

function typeChanged(before: MediaType, after: MediaType, lies: Lies): Change {
  return {
    rule: mediaType.id,
    effect: lies(before.type, after.type) ? "widens" : "narrows",
    base: before.at,
    head: after.at,
    what: `\`${before.type}\` is \`${after.type}\` now`,
    before: before.type,
    after: after.type,
  };
}

/** Bytes of one encoding read as another are other characters, unless both happen to write them alike. */
function charsetChanged(before: MediaType, after: MediaType): Change {
  return {
    rule: mediaType.id,
    effect: "unknown",
    base: before.at,
    head: after.at,
    what: `\`${before.type}\` is \`${after.type}\` now`,
    before: before.type,
    after: after.type,
  };
}

function compareMediaTypes(base: MediaType, head: MediaType, { notebook, site }: Sited): void {
  const { documents } = notebook;
  const isUnsaid = addsNothing(base, documents.base) && addsNothing(head, documents.head);
  for (const key of ["schema", "itemSchema"] as const) {
    const [before, after] = [base[key], head[key]];
    if (before === undefined && after === undefined) continue;
    if (key === "schema" && isUnsaid) continue;
    const old: Conjunction = [{ schema: before ?? {}, at: pointer(base.at, key) }];
    const now: Conjunction = [{ schema: after ?? {}, at: pointer(head.at, key) }];
    const mode = modeOf(head);
    notebook.schemas.push({ comparison: notebook.comparer.compare(old, now, mode), site });
    if (mode === "xml") note(notebook, site, ...compareRoots(old, now, notebook.documents));
  }
  compareEncodings(base, head, { notebook, site });
}

/**
 * True where a schema says no more than the media type: that bytes are bytes, as `format: binary` in 3.0 and nothing at
 * all in 3.1 (OpenAPI 3.1.1, 4.4.2.1), and that text is a string.
 */
function addsNothing(media: MediaType, schemas: Schemas): boolean {
  const reading = readingOf(media);
  const isText = reading === "text" && /^text\/(?!xml)/i.test(media.type);
  if (/^multipart\//i.test(media.type) || !(reading === "binary" || isText)) return false;
  const { schema } = schemas.resolve({ schema: media.schema ?? {}, at: media.at });
  const said = Object.keys(schema).filter((keyword) => !isIdle(schema, keyword));
  const known = isText ? ["type"] : ["type", "format", "contentMediaType"];
  return (
    said.every((keyword) => known.includes(keyword)) &&
    (said.length === 0 || (isText ? schema.type === "string" : isBinary(schema)))
  );
}

/** The root element is called as the model is, unless it says otherwise. */
function compareRoots(
  base: Conjunction,
  head: Conjunction,
  documents: Notebook["documents"],
): Change[] {
  const named = {
    base: documents.base.modelNamed(base),
    head: documents.head.modelNamed(head),
  };
  return compareXml({ base, head, documents, named });
}

function modeOf({ type }: MediaType): Mode {
  if (/[/+]xml\b/i.test(type)) return "xml";
  return /urlencoded/i.test(type) ? "text" : "json";
}
