import type { CopiedDeclaration, CopyOutput } from "../emit/output.js";

/** A longer line is broken, as formatters do it. */
const lineWidth = 100;

/** A file of the runtime as the client gets it: its declarations as they are written, below the imports they need. */
export function printCopy({ imports, declarations }: CopyOutput): string {
  const head = imports.map(importText).join("");
  return `${head}${head && "\n"}${declarations.map(declarationText).join("\n\n")}\n`;
}

function importText({
  isTypeOnly,
  namedImports,
  moduleSpecifier,
}: CopyOutput["imports"][0]): string {
  const names = (Array.isArray(namedImports) ? namedImports : []).map((each) =>
    typeof each === "object" ? `${each.isTypeOnly ? "type " : ""}${each.name}` : "",
  );
  const keyword = isTypeOnly ? "import type" : "import";
  const line = `${keyword} { ${names.join(", ")} } from "${moduleSpecifier}";\n`;
  return line.length <= lineWidth + 1
    ? line
    : `${keyword} {\n${names.map((name) => `  ${name},\n`).join("")}} from "${moduleSpecifier}";\n`;
}

/** All overloads of a function are exported, or none. */
function declarationText({ text, isExported, preamble }: CopiedDeclaration): string {
  const above = preamble && `${preamble}\n\n`;
  const beginning = /^(abstract |async )?(function|class|const|let|interface|type)\b/gm;
  return above + (isExported ? text.replace(beginning, "export $&") : text);
}
