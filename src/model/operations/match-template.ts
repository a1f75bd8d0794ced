import type { At } from "../../json/pointer.js";
import type { Operation, Parameter } from "../api.js";
import { noDoc } from "../docs.js";
import { unnamed, type Draft } from "../draft.js";
import type { Source } from "../source.js";
import { templateNames } from "./paths.js";

/**
 * Every name in the path has a parameter, and every path parameter a name in the path (4.8.12). A name without one is a
 * text. Takes the parameters out that have no name there, and returns them.
 */
export function matchTemplate(
  operation: Draft<Operation>,
  greedy: readonly string[],
  source: Source,
): Draft<Parameter>[] {
  const names = templateNames(operation.path);
  const declared = operation.parameters.filter((parameter) => parameter.in === "path");
  const stray = declared.filter(({ name }) => !names.includes(name));
  for (const { at, name } of stray) {
    source.warnings.push({
      at,
      id: "path-parameter-unused",
      what: `The path ${operation.path} has no {${name}}`,
      todo: "The parameter is left out.",
    });
  }
  const missing = [...new Set(names)].filter(
    (name) => !declared.some((each) => each.name === name),
  );
  for (const name of missing) {
    source.warnings.push({
      at: operation.at,
      id: "path-parameter-undeclared",
      what: `The path has {${name}}, but no path parameter of that name is declared`,
      todo: `It is taken for a text; declare it: - { name: ${name}, in: path, required: true, schema: { type: string } }.`,
      isFault: true,
    });
  }
  operation.parameters = [
    ...missing.map((name) => textParameter(name, operation.at)),
    ...operation.parameters.filter((parameter) => !stray.includes(parameter)),
  ];
  for (const parameter of operation.parameters) {
    if (parameter.in === "path" && greedy.includes(parameter.name)) parameter.allowReserved = true;
  }
  return stray;
}

function textParameter(name: string, at: At): Draft<Parameter> {
  return {
    in: "path",
    name,
    key: name,
    required: true,
    deprecated: false,
    description: noDoc,
    schema: { type: "string" },
    typeName: unnamed,
    style: "simple",
    explode: false,
    allowReserved: false,
    allowEmptyValue: false,
    examples: [],
    at,
  };
}
