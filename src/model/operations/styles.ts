import type { Node } from "../../read/document.js";
import type { ParameterPlace, ParameterStyle } from "../api.js";
import { child, type Source } from "../source.js";

/** Styles that may be used in each place (OpenAPI 3.1, 4.8.12.3; 3.2 adds `cookie`); the first is the default. */
const stylesOf: Readonly<Record<ParameterPlace, readonly ParameterStyle[]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form", "cookie"],
};

/** The style of a parameter; one that its place does not have is a warning, and the default counts. */
export function readStyle(node: Node, place: ParameterPlace, source: Source): ParameterStyle {
  const allowed = stylesOf[place];
  const [standard] = allowed as [ParameterStyle];
  const declared = child(node, "style");
  if (declared === undefined) {
    return standard;
  }
  const style = allowed.find((candidate) => candidate === declared.value);
  if (style === undefined) {
    source.warnings.push({
      at: declared.at,
      id: "style-unsupported",
      what: `A parameter in ${place} has no style ${JSON.stringify(declared.value)}`,
      todo: `It is sent as \`${standard}\`; use one of ${allowed.join(", ")}.`,
    });
  }
  return style ?? standard;
}
