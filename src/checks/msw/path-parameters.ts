/** The parameters of a path that ends as a template says; undefined for any other. */
export function pathParameters(
  template: string,
  pathname: string,
): Record<string, string> | undefined {
  const names: string[] = [];
  const pattern = template.replace(/\{[^}]*\}|[^{]+/g, (part) => {
    if (!part.startsWith("{")) return part.replace(/[^\w/-]/g, "\\$&");
    names.push(part.slice(1, -1));
    return "([^/]+)";
  });
  const found = new RegExp(`${pattern}$`).exec(decoded(pathname));
  return found
    ? Object.fromEntries(
        names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? "")]),
      )
    : undefined;
}

/** A path with all but what would change its segments decoded. */
function decoded(pathname: string): string {
  return pathname.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped).replace(/[%/?#]/g, encodeURIComponent);
    } catch {
      return escaped.replaceAll("%", "%25");
    }
  });
}
