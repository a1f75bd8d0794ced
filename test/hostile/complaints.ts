import ts from "typescript";

/** Characters that a reviewer does not see, or that end a line for some readers (CVE-2021-42574). */
const unseen =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;

/** What a file of a client made from a hostile document must not hold. */
export function complaintsOf(path: string, text: string): string[] {
  const complaints = unseen.test(text) ? ["it has characters that nobody sees"] : [];
  if (path.endsWith(".json")) {
    const { scripts } = JSON.parse(text) as { scripts?: Record<string, string> };
    const hooks = Object.keys(scripts ?? {}).filter((name) => /install$|^prepare$/.test(name));
    return [...complaints, ...hooks.map((name) => `it has the script ${name}`)];
  }
  return path.endsWith(".ts") && !path.includes("runtime/")
    ? [...complaints, ...codeComplaints(path, text)]
    : complaints;
}

/**
 * Code that no generated file has: anything but declarations whose values are data, and functions of one statement.
 * What a document says is in comments, strings and names only.
 */
function codeComplaints(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const complaints: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isKey(node) && dangerous.test(node.text)) {
      complaints.push(`it names ${node.text}: ${node.parent.getText().slice(0, 80)}`);
    }
    if (isComputed(node)) {
      complaints.push(`it computes: ${node.getText().slice(0, 80)}`);
    }
    ts.forEachChild(node, visit);
  };
  for (const statement of file.statements) {
    if (!isDeclaration(statement)) {
      complaints.push(`it runs: ${statement.getText().slice(0, 80)}`);
    }
    visit(statement);
  }
  return complaints;
}

const dangerous = /^(globalThis|PWNED|eval|Function|process|require)$/;

/** A property may have any name. */
function isKey(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertySignature(parent) || ts.isPropertyAssignment(parent)) && parent.name === node
  );
}

function isDeclaration(statement: ts.Statement): boolean {
  return (
    ts.isImportDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    (ts.isVariableStatement(statement) &&
      (statement.declarationList.flags & ts.NodeFlags.Const) !== 0)
  );
}

function isComputed(node: ts.Node): boolean {
  return (
    ts.isTemplateExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isDeleteExpression(node) ||
    ts.isAwaitExpression(node) ||
    (ts.isBinaryExpression(node) && node.operatorToken.kind !== ts.SyntaxKind.BarToken)
  );
}
