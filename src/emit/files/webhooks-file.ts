import type { StatementStructures } from "ts-morph";
import type { Api, MediaType, Webhook } from "../../model/api.js";
import { essenceOf, readingOf } from "../../model/operations/reading.js";
import { codeFile, type EmitContext } from "../code-file.js";
import { code, comment } from "../comment.js";
import { runtime } from "../imports.js";
import { propertyKey, spellLiteral, type Literal } from "../literal.js";
import { webhookPlaces } from "../operation/format-places.js";
import type { CodeOutput } from "../output.js";
import { StructureKind, VariableDeclarationKind } from "../structures.js";
import { handlerNames } from "../webhooks/handler-names.js";
import { marksOf } from "../webhooks/marks.js";
import type { TypeContext } from "../spell-type.js";

/** `webhooks.ts`: what takes in the requests that the API sends. No other file imports it but the index. */
export function webhooksFile(context: EmitContext): CodeOutput {
  const { webhooks } = context.api;
  const names = handlerNames(webhooks);
  return codeFile("webhooks", context, (types) => [
    bodies(webhooks, names, types),
    descriptions(context.api, names, types),
    handlers(types),
    handler(webhooks, types),
  ]);
}

function bodies(
  webhooks: readonly Webhook[],
  names: ReadonlyMap<Webhook, string>,
  { imports }: TypeContext,
): StatementStructures {
  return {
    kind: StructureKind.Interface,
    name: "WebhookBodies",
    isExported: true,
    docs: comment("The body of each webhook, by the name of its handler."),
    properties: webhooks.map((webhook) => ({
      name: propertyKey(names.get(webhook) ?? ""),
      type: imports.type("./webhook-bodies", webhook.name),
      docs: comment(webhook.description, `The webhook ${code(webhook.key)}.`),
    })),
  };
}

function descriptions(
  api: Api,
  names: ReadonlyMap<Webhook, string>,
  types: TypeContext,
): StatementStructures {
  const { webhooks } = api;
  const { imports, models } = types;
  const marks = marksOf(webhooks, models);
  const literal = Object.fromEntries(
    webhooks.map((webhook): [string, Literal] => {
      const formats = webhookPlaces(webhook, api, types);
      const literal = {
        method: webhook.method,
        marks: listed(marks.get(webhook)?.map(({ place, values }) => ({ ...place, is: values }))),
        status: statusOf(webhook),
        signed: webhook.signature && true,
        content: contentOf(webhook.body?.content ?? []),
        parse: formats && { expression: imports.value(runtime, "parseFormats") },
        formats,
      };
      return [names.get(webhook) ?? "", literal];
    }),
  );
  return {
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    isExported: true,
    docs: comment(
      "How a request is told to be of a webhook, and answered: what {@link webhookHandler} goes by.",
    ),
    declarations: [
      {
        name: "webhooks",
        type: `${imports.type(runtime, "WebhookDescriptions")}<WebhookBodies>`,
        initializer: spellLiteral(literal),
      },
    ],
  };
}

function handlers({ imports }: TypeContext): StatementStructures {
  return {
    kind: StructureKind.TypeAlias,
    name: "WebhookHandlers",
    isExported: true,
    docs: comment("A handler for each webhook that is of interest."),
    type: `${imports.type(runtime, "HandleWebhooks")}<WebhookBodies>`,
  };
}

function handler(webhooks: readonly Webhook[], { imports }: TypeContext): StatementStructures {
  const isSigned = webhooks.some(({ signature }) => signature);
  const options = imports.type(runtime, isSigned ? "SignedWebhookOptions" : "WebhookOptions");
  return {
    kind: StructureKind.Function,
    name: "webhookHandler",
    isExported: true,
    docs: comment(
      "Makes what takes in the requests that the API sends: a function from a `Request` to its `Response`, which never rejects.",
      isSigned
        ? "Requests are verified as the [Standard Webhooks](https://www.standardwebhooks.com) specification says: those that are not signed with the secret, or not now, are answered with 401."
        : "Anybody can send a request: the document does not say how they are signed (`x-webhook-signature`).",
      "Throws a `TypeError` on handlers that nothing tells apart" +
        (isSigned ? ", and on a secret that is none." : "."),
    ),
    parameters: [
      { name: "handlers", type: "WebhookHandlers" },
      { name: "options", type: options, hasQuestionToken: !isSigned },
    ],
    returnType: "(request: Request) => Promise<Response>",
    statements: [
      `return ${imports.value(runtime, "receiveWebhooks")}(webhooks, handlers, options);`,
    ],
  };
}

/** The first success that is declared; undefined where it is the runtime's own. */
function statusOf({ responses }: Webhook): number | undefined {
  const status = Number(responses.find((each) => /^2\d\d$/.test(each.status))?.status ?? 204);
  return status === 204 ? undefined : status;
}

/** How bodies are read that are not JSON. */
function contentOf(content: readonly MediaType[]): Literal | undefined {
  const others = content.flatMap((mediaType): [string, string][] => {
    const reading = readingOf(mediaType);
    if (reading === "json" || reading === "unknown") return [];
    return [[essenceOf(mediaType.type), reading === "binary" ? "blob" : "text"]];
  });
  return others.length === 0 ? undefined : Object.fromEntries(others);
}

function listed(literals: readonly Literal[] | undefined): Literal | undefined {
  return literals && literals.length > 0 ? literals : undefined;
}
