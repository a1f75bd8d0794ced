// One link-value: <target> and its parameters, read as RFC 8288 has it in appendix B.3: a value goes as far as the next
// semicolon or comma, and a parameter may be empty.
const linkValue = /<([^<>]*)>((?:\s*;\s*[^\s=;,<>]*(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^;,<>]*))?)*)/g;
const linkParameter = /;\s*([^\s=;,<>]*)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;,<>]*)))?/g;

/**
 * The target of the first link with a relation type, from a `Link` header (RFC 8288), as it stands there: it may
 * be relative.
 */
export function linkTarget(header: string, type: string): string | undefined {
  for (const [, target, parameters = ""] of header.matchAll(linkValue)) {
    if (relationTypes(parameters).includes(type)) return target;
  }
  return undefined;
}

function relationTypes(parameters: string): string[] {
  for (const [, name, quoted, token] of parameters.matchAll(linkParameter)) {
    // Only the first `rel` of a link counts (section 3.3). Some servers quote as JavaScript does, too.
    if (name?.toLowerCase() === "rel") return (quoted ?? token ?? "").toLowerCase().split(/[\s']+/);
  }
  return [];
}
