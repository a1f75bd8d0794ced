/** A path template in OpenAPI's spelling. */
export interface PlainTemplate {
  path: string;
  /** The names that may stand for several segments, slashes and all. */
  greedy: string[];
}

/**
 * Templates of gateways and frameworks say more of a variable than its name: `{proxy+}` and `{*rest}` stand for several
 * segments, `{id:[0-9]+}` and `{id:int}` for one that matches. A parameter that is called so, signs and all, is meant.
 */
export function plainTemplate(path: string, declared: ReadonlySet<string>): PlainTemplate {
  const greedy: string[] = [];
  let plain = "";
  let rest = path;
  for (let start = rest.indexOf("{"); start >= 0; start = rest.indexOf("{")) {
    const end = closing(rest, start);
    if (end === undefined) break;
    const variable = rest.slice(start + 1, end);
    const [, star, name, pattern, sign] = foreign.exec(variable) ?? [];
    const isForeign = name !== undefined && !declared.has(variable);
    if (isForeign && (star ?? sign ?? pattern === ".*")) greedy.push(name);
    plain += `${rest.slice(0, start)}{${isForeign ? name : variable}}`;
    rest = rest.slice(end + 1);
  }
  return { path: plain + rest, greedy };
}

/** A name with a star before it, or a pattern, a plus or a star behind it. */
const foreign = /^(?:(\*\*?))?([\w.-]+)(?::(.*)|([+*]))?$/;

/** Where the brace is closed that opens here: a pattern may have braces of its own. */
function closing(text: string, start: number): number | undefined {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === "{") depth += 1;
    else if (text[index] === "}" && --depth === 0) return index;
  }
  return undefined;
}
