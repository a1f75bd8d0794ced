import type { StatementStructures } from "ts-morph";
import { codeFile, noteNames, type EmitContext } from "../code-file.js";
import { comment } from "../comment.js";
import { specifier, testing, type Imports } from "../imports.js";
import { propertyKey, stringLiteral } from "../literal.js";
import type { CodeOutput } from "../output.js";
import { StructureKind } from "../structures.js";
import type { TestingType } from "../runtime/names.js";

/** `testing.ts`: a fake client whose answers have the operations' types. No other file imports it. */
export function testingFile(context: EmitContext): CodeOutput {
  return codeFile("testing", context, ({ imports }) => [
    types(context),
    operations(context),
    fakeClient(imports),
    ...cassettes(imports),
    ...(context.api.webhooks.length > 0 ? [webhookRequest(imports)] : []),
  ]);
}

/** What {@link fakeClient} takes and gives, and the types in these, so that those who wrap it can name them. */
function types(context: EmitContext): StatementStructures {
  const namedExports = [
    ...["FailureOf", "FakeAnswer", "FakeAnswering", "FakeAnswers", "FakeCall", "FakeClient"],
    ...["OperationFunction", "RequestOf", "ResultOf", "SendRequest"],
    ...(context.api.webhooks.length > 0 ? ["WebhookRequestOptions"] : []),
    "WithoutResponse",
  ];
  noteNames(context, testing, namedExports);
  return {
    kind: StructureKind.ExportDeclaration,
    isTypeOnly: true,
    namedExports,
    moduleSpecifier: specifier(testing, context.extension),
  };
}

/** Import types, so that no function can have the name of something here. */
function operations({ api, extension }: EmitContext): StatementStructures {
  return {
    kind: StructureKind.Interface,
    name: "Operations",
    isExported: true,
    docs: comment("The function of each operation, by the operation's id."),
    properties: api.operations.map(({ id, name, resource }) => ({
      name: propertyKey(id),
      type: `typeof import(${stringLiteral(specifier(`./${resource}`, extension))}).${name}`,
    })),
  };
}

function fakeClient(imports: Imports): StatementStructures {
  const type = (name: TestingType): string => `${imports.type(testing, name)}<Operations>`;
  return {
    kind: StructureKind.Function,
    name: "fakeClient",
    isExported: true,
    docs: comment(
      "A client for tests: it sends nothing, answers as it is told, and keeps its `calls`.",
      "An operation is answered by `{ data }` or `{ error }`, by a list of them in turn, or by a function of the\n" +
        "request. A call that has no answer rejects with an `Error` that names the operation.",
    ),
    parameters: [{ name: "answers", type: type("FakeAnswers"), initializer: "{}" }],
    returnType: type("FakeClient"),
    statements: [`return ${imports.value(testing, "fakeClientOf")}<Operations>(answers);`],
  };
}

/** Functions in the place of `fetch` that record and replay. */
function cassettes(imports: Imports): StatementStructures[] {
  const outline = imports.value("./observe", "outline");
  return [
    {
      kind: StructureKind.Function,
      name: "record",
      isExported: true,
      docs: comment(
        "A `fetch` that sends, and writes to a file what it sent and got.",
        "Texts are replaced by made-up ones of the same shape, the same text by the same one, but for those that the\n" +
          "document lists; numbers of five digits and more, too. The file is written anew.",
      ),
      parameters: [
        { name: "file", type: "string" },
        { name: "send", type: imports.type(testing, "SendRequest"), initializer: "fetch" },
      ],
      returnType: imports.type(testing, "SendRequest"),
      statements: [`return ${imports.value(testing, "recordTo")}(${outline}, file, send);`],
    },
    {
      kind: StructureKind.Function,
      name: "replay",
      isExported: true,
      docs: comment(
        "A `fetch` that answers from what {@link record} has written, without a network.",
        "A request gets the answer to the same one, or else the next of the same operation.",
      ),
      parameters: [{ name: "file", type: "string" }],
      returnType: imports.type(testing, "SendRequest"),
      statements: [`return ${imports.value(testing, "replayFrom")}(${outline}, file);`],
    },
  ];
}

function webhookRequest(imports: Imports): StatementStructures {
  return {
    kind: StructureKind.Function,
    name: "webhookRequest",
    isExported: true,
    docs: comment(
      "A request as the API sends it, for tests of what {@link webhookHandler} made. With a `secret` it is signed.",
    ),
    typeParameters: [`Name extends keyof ${imports.type("./webhooks", "WebhookBodies")}`],
    parameters: [
      { name: "name", type: "Name" },
      { name: "body", type: "WebhookBodies[Name]" },
      {
        name: "options",
        type: imports.type(testing, "WebhookRequestOptions"),
        hasQuestionToken: true,
      },
    ],
    returnType: "Promise<Request>",
    statements: [
      `return ${imports.value(testing, "webhookRequestOf")}(${imports.value("./webhooks", "webhooks")}[name], body, options);`,
    ],
  };
}
