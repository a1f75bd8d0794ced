import type { Api, Operation } from "../model/api.js";
import {
  answersOf,
  bodiesOf,
  evidencePage,
  externalIdFunctions,
  parametersOf,
  scopesOf,
} from "../emit/documents/described.js";
import { remark } from "../emit/comment.js";
import type { TypeContext } from "../emit/spell-type.js";
import { codeHtml } from "../text/code-html.js";
import { htmlText } from "../text/html-text.js";
import { fieldRows } from "./field-rows.js";
import type { Links, SiteLink } from "./links.js";
import { proseHtml } from "./prose.js";

/** An example as a page shows it. */
export interface ShownExample {
  /** The program. */
  code: string;
  /** The command line that sends the same; empty where the program was not run. */
  curl: string;
  /** The same call by companions. */
  beside: { companion: string; label: string; code: string }[];
  answer?: { status: number; text: string };
}

/** What the pages are made with. */
export interface SiteContext {
  api: Api;
  types: TypeContext;
  links: Links;
  /** By the operation's id. */
  examples: ReadonlyMap<string, ShownExample>;
}

export function operationLink({ name }: Operation): SiteLink {
  return { name, href: `operations/${name}.html` };
}

/** The page of an operation. */
export function operationView(operation: Operation, context: SiteContext): object {
  const { api, types, links, examples } = context;
  const from = operationLink(operation);
  const { code, curl, beside = [], answer } = examples.get(operation.id) ?? {};
  const resource = api.resources.find(({ file }) => file === operation.resource);
  return {
    name: htmlText(operation.name),
    resource: { tag: htmlText(resource?.tag ?? ""), file: htmlText(operation.resource) },
    summary: htmlText(operation.summary),
    description: proseHtml(operation.description),
    request: htmlText(`${operation.method} ${operation.path}`),
    deprecated: operation.deprecated,
    scopes: scopesOf(operation).map(htmlText),
    evidence: evidenceOf(operation, api),
    functions: otherFunctions(operation).map(htmlText),
    parameters: fieldRows(parametersOf(operation, types), { links, from }),
    bodies: bodiesOf(operation, types).map(({ as, type, isOptional, fields }) => ({
      as: htmlText(as),
      type: links.type(type, from),
      isOptional,
      fields: fieldRows(fields, { links, from }),
    })),
    dataType: htmlText(operation.dataType),
    errorType: htmlText(operation.errorType),
    answers: answersOf(operation, types).map(({ status, description, types: shown }) => ({
      status: htmlText(status),
      isFailure: !/^2/.test(status),
      description: proseHtml(description),
      types: shown.map((type) => links.type(type, from)),
    })),
    code: code && codeHtml(code),
    curl: curl && codeHtml(curl),
    beside: beside.map((each) => ({
      companion: htmlText(each.companion),
      label: htmlText(each.label),
      code: codeHtml(each.code),
    })),
    answer: answer && { status: answer.status, text: codeHtml(answer.text) },
  };
}

/** What else the client has for an operation. */
function otherFunctions(operation: Operation): string[] {
  const { pagination, streamName } = operation;
  return [
    ...(pagination ? [pagination.name] : []),
    ...(streamName ? [streamName] : []),
    ...externalIdFunctions(operation),
  ];
}

/** How well it is known that the operation is as the page says, as HTML. */
function evidenceOf(operation: Operation, api: Api): string {
  const found = evidencePage(operation, api);
  const text = remark(operation.evidence);
  const link =
    found?.url === undefined
      ? htmlText(found?.page ?? "")
      : `<a href="${htmlText(found.url)}">${htmlText(found.page)}</a>`;
  return [link, ...(text === undefined ? [] : [htmlText(text)])].filter(Boolean).join(". ");
}
