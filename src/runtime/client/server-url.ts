import type { ServerVariableValues } from "../contract/operation.js";
import { Invalid } from "../failures/invalid.js";

/** What a value may be where it stands: in the scheme, in the host and port, in the path (RFC 3986, section 3). */
const parts = [/^[a-z\d+.-]*$/i, /^[\w.:[\]-]*$/, /^[^\0-\x20\x7f\\?#]*$/];

/** Directly behind the name of a host is its port: anything else would name another host. */
const port = /^(:\d*)?$/;

/**
 * The URL of a server whose template has variables, such as `https://{region}.example.com`. What is not given has its
 * default (OpenAPI 3.1, section 4.8.6). Secrets are sent there, so a value that is not in its enum, or that leads
 * elsewhere than the template does, throws `Invalid`.
 */
export function serverUrlOf(
  template: string,
  variables: Readonly<Record<string, ServerVariableValues>>,
  given: object,
): string {
  const values = new Map<string, string>();
  for (const [name, declared] of Object.entries(variables))
    values.set(name, `${[declared].flat()[0]}`);
  for (const [name, value] of Object.entries(given)) {
    if (value == null) continue;
    const declared = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (typeof declared === "object" && !declared.includes(`${value}`))
      throw new Invalid(name, "is none of its values");
    values.set(name, `${value}`);
  }
  const [, ...pieces] = /^([^/?#]*:(?=\/))?(\/\/[^/?#]*)?(.*)$/s.exec(template) ?? [];
  const [scheme = "", host = "", path = ""] = pieces.map((piece = "", index) =>
    piece.replace(/\{([^{}]+)\}/g, (whole, name: string, at: number) => {
      const value = values.get(name);
      const isPort = index === 1 && /[\w-]$/.test(piece.slice(0, at)) && piece.endsWith(whole);
      if (value !== undefined && !(isPort ? port : parts[index])?.test(value))
        throw new Invalid(name, "cannot stand in a server's URL");
      return value ?? whole;
    }),
  );
  if (!staysBelow(template, host, path)) throw new Invalid("server", "is not where it is declared");
  return scheme + host + path;
}

/**
 * Whether the host is one, and the path does not leave it, or begin where a variable has it not. Some servers take an
 * encoded slash for one.
 */
function staysBelow(template: string, host: string, path: string): boolean {
  const dots = (text: string): number =>
    text.split(/(?:^|\/|%2f|%5c)(?:\.|%2e){1,2}(?=\/|%2f|%5c|$)/i).length;
  if (dots(path) > dots(template)) return false;
  // A template that begins with a variable is the caller's as a whole.
  if (!host) return /^(\{|\/\/)/.test(template) || !path.startsWith("//");
  try {
    return new URL(`https:${host}`).host !== "" && host !== "//";
  } catch {
    return false;
  }
}
