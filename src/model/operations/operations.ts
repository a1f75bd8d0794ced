import type { Node } from "../../read/document.js";
import type { Operation, RequestBody, Unsent } from "../api.js";
import { readRequestBody, readResponses } from "./content.js";
import { readCallbacks } from "./callbacks.js";
import { docOf } from "../docs.js";
import { evidenceOf } from "../extensions/evidence.js";
import { givenNameOf } from "../extensions/given-name.js";
import { lifecycleOf } from "../extensions/lifecycle.js";
import { unnamed, type Draft } from "../draft.js";
import type { OperationContext } from "./operation-context.js";
import { nameKeys, readParameters } from "./parameters.js";
import { ownerOf } from "./path-item.js";
import { matchTemplate } from "./match-template.js";
import type { PathOperation } from "./paths.js";
import { fileOf, tagOf } from "./resources.js";
import { readSecurity } from "./security.js";
import { readServers } from "./servers.js";
import { child, flagAt, items, members, part, stringAt, type Source } from "../source.js";

/** Reads an Operation Object. Names come later; declarations such as `x-pagination` are verified later. */
export function readOperation(found: PathOperation, context: OperationContext): Draft<Operation> {
  const { method, path, pathItem, operation } = found;
  const { source } = context;
  const shared = (field: string): Node => ownerOf(pathItem, field);
  const evidence =
    evidenceOf(operation) ?? evidenceOf(shared("x-evidence")) ?? evidenceOf(context.root);
  const parameters = readParameters([...pathItem.toReversed(), operation], context);
  const lifecycle = lifecycleOf(operation);
  const givenName = givenNameOf(operation, source);
  const marks = marksOf([...pathItem, operation]);
  const callbacks = readCallbacks(operation, context);
  const servers = [operation, shared("servers")]
    .map((owner) => readServers(owner, source))
    .find((list) => list.length > 0);
  const read: Draft<Operation> = {
    id: stringAt(operation, "operationId") ?? `${method} ${path}`,
    name: unnamed,
    descriptor: unnamed,
    requestType: unnamed,
    dataType: unnamed,
    itemType: unnamed,
    errorType: unnamed,
    method,
    path,
    resource: fileOf(tagOf(operation, path, source)),
    tags: items(part(source, operation, "tags")).flatMap(({ value }) =>
      typeof value === "string" ? [value] : [],
    ),
    summary: docOf(stringAt(operation, "summary") ?? stringAt(shared("summary"), "summary")),
    description: docOf(
      stringAt(operation, "description") ?? stringAt(shared("description"), "description"),
    ),
    deprecated: flagAt(operation, "deprecated") === true,
    parameters,
    responses: readResponses(operation, context),
    security: readSecurity(operation, context.schemes, source) ?? context.security,
    ...(givenName && { givenName }),
    ...(marks.length > 0 && { marks }),
    ...(evidence && { evidence }),
    ...(servers && { servers }),
    ...(lifecycle && { lifecycle }),
    ...(callbacks.length > 0 && { callbacks }),
    at: operation.at,
  };
  const unsent: Draft<Unsent> = { parameters: matchTemplate(read, found.greedy, source) };
  nameKeys(read.parameters, child(operation, "requestBody") !== undefined);
  const body = readRequestBody(operation, context);
  if (body !== undefined && body.content.length > 0 && method !== "GET" && method !== "HEAD") {
    read.body = body;
    warnOfParts(body, source);
  } else if (body !== undefined) {
    unsent.body = body;
    warnOfBody(body, method, source);
  }
  if (unsent.body !== undefined || unsent.parameters.length > 0) {
    read.unsent = unsent;
  }
  return read;
}

/** The extensions that are true of an operation, or of its path. */
function marksOf(nodes: readonly Node[]): string[] {
  const found = nodes.flatMap((node) =>
    members(node).filter(([key, { value }]) => key.startsWith("x-") && value === true),
  );
  return [...new Set(found.map(([key]) => key))];
}

/** What a multipart body may say of its parts and the client does not send (4.8.15). */
function warnOfParts({ content }: Draft<RequestBody>, source: Source): void {
  for (const { type, encoding, at } of content.filter(({ type }) => /^multipart\//i.test(type))) {
    if (!/^multipart\/form-data\b/i.test(type)) {
      source.warnings.push({
        at,
        id: "part-unsupported",
        what: `The parts of ${type} are sent as those of multipart/form-data`,
        todo: "Each has its name in a Content-Disposition; see whether the API takes that.",
      });
    }
    for (const [header] of Object.values(encoding).map(({ headers }) => headers)) {
      if (header !== undefined) {
        source.warnings.push({
          at: header.at,
          id: "part-unsupported",
          what: "Headers of a part are not supported",
          todo: "They are left out; its content type stands in contentType.",
        });
      }
    }
  }
}

function warnOfBody(body: Draft<RequestBody>, method: string, source: Source): void {
  if (!isEmpty(body)) {
    source.warnings.push({
      at: body.at,
      id: "body-unsendable",
      what:
        body.content.length === 0
          ? "The body has no media type"
          : `fetch cannot send a body with ${method}`,
      todo: "The body is left out.",
    });
  }
}

/** True for a body that nobody would miss: optional, an object without properties. */
function isEmpty(body: Draft<RequestBody>): boolean {
  return (
    !body.required &&
    body.content.every(({ schema }) => schema?.type === "object" && !schema.properties)
  );
}
