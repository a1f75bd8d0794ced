// One link-value: <target> and its parameters, whose values are tokens or quoted strings (RFC 8288, section 3).
const linkValue =
  /<([^<>]*)>((?:\s*;\s*[^\s=;,"<>]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s";,]*))?)*)/g;
const linkParameter = /;\s*([^\s=;,"<>]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s";,]*)))?/g;

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
    // Only the first `rel` of a link counts (section 3.3).
    if (name?.toLowerCase() === "rel") return (quoted ?? token ?? "").toLowerCase().split(/\s+/);
  }
  return [];
}
