import { spellObject, stringLiteral } from "../../emit/literal.js";
import type { RuntimeSources } from "../../emit/runtime/declarations.js";
import type { Operation } from "../../model/api.js";
import { isSuccess } from "../../model/operations/payload.js";
import { carriedBy } from "../carried.js";
import type { Companion } from "../companion.js";
import { resourceName } from "../resource-name.js";
import type { TypeContext } from "../../emit/spell-type.js";

const exported = ["AnswerOf", "AnswerSettings", "Answering", "EmulatorLike", "emulatorHandlers"];
const values = ["HttpResponse", "bypass", "delay", "http"];
const typeNames = ["HttpHandler", "RequestHandlerOptions"];

/** `msw.ts`: a handler of Mock Service Worker for each operation, and the emulator as the network. */
export function msw(checks: RuntimeSources): Companion {
  return {
    name: "msw",
    peers: { msw: "^3.0.0" },
    emit: ({ operations }, { file }) =>
      file((types) => {
        for (const name of values) types.imports.value("msw" as string, name);
        for (const name of typeNames) types.imports.type("msw" as string, name);
        const carrying = { sources: checks, folders: ["msw"], exported };
        const names = ["Answering", "AnswerOf", "handler", "emulatorHandlers"];
        return [
          ...carriedBy(names, types, carrying),
          ...operations.map((operation) => handlerOf(operation, types)),
        ];
      }),
  };
}

function handlerOf(operation: Operation, { imports }: TypeContext): string {
  const { name, resource, method, responses, envelope } = operation;
  const call = imports.member(`./${resource}`, resourceName(resource), name);
  const status = responses.find(isSuccess)?.status ?? "200";
  const known = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];
  const answered = spellObject([
    ["method", stringLiteral(known.includes(method) ? method.toLowerCase() : "all")],
    ["path", stringLiteral(pathOf(operation.path))],
    ["status", /^\d+$/.test(status) ? status : "200"],
    ...(envelope === undefined ? [] : [["envelope", stringLiteral(envelope)] as [string, string]]),
  ]);
  return (
    `/** Answers {@link ${name}}. */\n` +
    `export function ${name}Handler(answer: Answering<AnswerOf<typeof ${call}>>, options?: RequestHandlerOptions): HttpHandler {\n` +
    `  return handler(${answered}, answer, options);\n}`
  );
}

/** A template as MSW has it: `/patients/{patientId}` is `/patients/:patientId`. */
function pathOf(path: string): string {
  const [plain = ""] = path.split(/[?#]/);
  return plain
    .split(/(\{[^}]*\})/)
    .map((part) =>
      part.startsWith("{")
        ? `:${part.slice(1, -1).replace(/\W/g, "_")}`
        : part.replace(/[:*+?()\\]/g, "\\$&"),
    )
    .join("");
}
