import { spellLiteral, type Literal } from "../../emit/literal.js";
import { successShapes } from "../../emit/operation/answers.js";
import { shownTypes } from "../../emit/documents/shown-type.js";
import type { CarriedSources } from "../../text/declarations.js";
import type { Operation } from "../../model/api.js";
import type { TypeContext } from "../../emit/spell-type.js";
import { carriedBy } from "../carried.js";
import type { Companion } from "../companion.js";
import { resourceModule } from "../resource-module.js";
import { othersOf, plainPath } from "./others-of.js";

const exported = ["AnswerOf", "AnswerSettings", "Answering", "EmulatorLike", "emulatorHandlers"];

/** `msw.ts`: a handler of Mock Service Worker for each operation, and the emulator as the network. */
export function msw(checks: CarriedSources): Companion {
  return {
    name: "msw",
    peers: { msw: "^3.0.0" },
    emit: ({ operations }, { file }) =>
      file((types) => {
        types.imports.namespace("msw", "msw");
        const others = othersOf(operations);
        const carrying = { sources: checks, folders: ["msw"], exported };
        const used = [
          ...(operations.length > 0 ? ["Answering", "handlerOf"] : []),
          "emulatorHandlers",
        ];
        return [
          ...carriedBy(used, types, carrying),
          ...operations.map((operation) => handler(operation, others.get(operation) ?? [], types)),
        ];
      }),
  };
}

function handler(operation: Operation, others: string[], types: TypeContext): string {
  const { name, method, envelope } = operation;
  const call = resourceModule(operation, types).value(name);
  return (
    `/** Answers {@link ${name}}. */\n` +
    `export function ${name}Handler(answer: Answering<typeof ${call}>, options?: msw.RequestHandlerOptions): msw.HttpHandler {\n` +
    `  return handlerOf(${spellLiteral({
      method,
      path: plainPath(operation),
      ...(others.length > 0 && { others }),
      ...written(operation, types),
      ...(envelope !== undefined && { envelope }),
    })}, answer, options);\n}`
  );
}

/** The first of its successes, as far as it is not 200 with JSON. */
function written(operation: Operation, types: TypeContext): { [key: string]: Literal } {
  const [first] = successShapes(operation, shownTypes(types.models));
  const { reading = "json", contentType = "application/json", statuses = [] } = first ?? {};
  const status = statuses.find((each) => /^\d+$/.test(each)) ?? "200";
  const isPlain = reading === "json" || reading === "unknown";
  return {
    ...(status !== "200" && { status: Number(status) }),
    ...(!isPlain && { reading }),
    ...(!isPlain && !contentType.includes("*") && { type: contentType }),
  };
}
