import { memberAt } from "../json/pointer.js";
import type { Api, Header, MediaType, Operation, Response } from "../model/api.js";
import { declaredFor } from "../emulate/answers/declared.js";
import { isJson } from "../model/operations/payload.js";
import { essenceOf } from "../model/operations/reading.js";
import { modelsByName } from "../model/schema/references.js";
import type { ObservedAnswer, Observations } from "../runtime/observe.js";
import { Drafts, type Drafted } from "./drafts.js";
import { judgeShape, type Judging } from "./judge-shape.js";

/** Headers that come when there is something to say, or that belong to the transfer, unless they are required. */
const occasional: ReadonlySet<string> = new Set([
  ...["age", "cache-control", "connection", "content-encoding", "content-length", "content-type"],
  ...["date", "etag", "last-modified", "link", "location", "retry-after", "transfer-encoding"],
]);

/** So many answers without a header say that it does not come. */
const enoughAnswers = 2;

/** Where answers are not what the document says of them. Operations that it does not have are left out. */
export function judge(api: Api, observations: Observations): Drafted[] {
  const drafts = new Drafts();
  const models = modelsByName(api.models);
  for (const operation of api.operations) {
    const statuses = observations.operations[operation.id] ?? {};
    const judging: Judging = { models, drafts, operation: operation.id };
    for (const [status, answer] of Object.entries(statuses)) {
      const declared = declaredFor(operation, Number(status));
      if (declared === undefined) judgeStatus(operation, { status, answer }, judging);
      else judgeAnswer(operation, { declared, answer }, judging);
    }
  }
  return drafts.all();
}

function judgeStatus(
  { id, at }: Operation,
  { status, answer: { body } }: { status: string; answer: ObservedAnswer },
  judging: Judging,
): void {
  const place = { at: memberAt(at, "responses"), name: id };
  const shape = body && { shape: body };
  judging.drafts.add({ rule: "status-undeclared", place, subject: status, ...shape }, judging);
}

function judgeAnswer(
  { id }: Operation,
  { declared, answer }: { declared: Response; answer: ObservedAnswer },
  judging: Judging,
): void {
  const name = `the ${declared.status} of ${id}`;
  for (const header of declared.headers) {
    if (!isMissing(header, answer)) continue;
    const place = { at: memberAt(memberAt(declared.at, "headers"), header.name), name };
    const isSome = answer.someHeaders.includes(header.name.toLowerCase());
    const seen = { subject: header.name, answers: answer.answers, isSome };
    const draft = { rule: "header-missing" as const, place, ...seen };
    judging.drafts.add(draft, judging);
  }
  const { content } = declared;
  for (const type of answer.mediaTypes) {
    if (type === "other" || content.some((media) => isOfType(type, media))) continue;
    const place = { at: memberAt(declared.at, "content"), name };
    judging.drafts.add({ rule: "media-type-undeclared", place, subject: type }, judging);
  }
  const bodies = content.flatMap((media) => {
    const { schema, at } = media;
    return mayBeJson(media) && schema ? [[{ schema, at: `${at}/schema`, name }]] : [];
  });
  if (answer.body !== undefined) judgeShape(answer.body, bodies, judging);
}

function isMissing({ name, required }: Header, answer: ObservedAnswer): boolean {
  const header = name.toLowerCase();
  if (answer.headers.includes(header)) return false;
  if (required) return true;
  const isNever = !answer.someHeaders.includes(header) && answer.answers >= enoughAnswers;
  return isNever && !occasional.has(header);
}

/** Whether a media type is the declared one, or within the declared range. */
export function isOfType(type: string, { type: declared }: MediaType): boolean {
  const essence = essenceOf(declared);
  if (essence === type || essence === "*/*") return true;
  if (essence.endsWith("/*+json")) return isJson(type);
  return essence.endsWith("/*") && type.startsWith(essence.slice(0, -1));
}

/** Whether a body of this media type may be JSON. */
export function mayBeJson({ type }: MediaType): boolean {
  return isJson(type) || /^(\*|application)\/\*(\+json)?$/.test(essenceOf(type));
}
