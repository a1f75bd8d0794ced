/** The path as Hono matches it: one name per segment, counted, since Hono's names may not have every character. */
export function patternOf(path: string): string {
  return path
    .split("/")
    .map((segment, index) => (segment.includes("{") ? `:s${index}` : segment))
    .join("/");
}

/** Reads the path parameters of a template from the values that {@link patternOf} gives its segments. */
export type PathReader = (segment: (name: string) => string | undefined) => Record<string, string>;

export function pathReader(template: string): PathReader {
  const readers = template.split("/").flatMap((segment, index) => {
    const names = [...segment.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? "");
    const words = segment
      .split(/\{[^{}]+\}/)
      .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const whole = new RegExp(`^${words.join("(.+?)")}$`, "s");
    return names.length === 0 ? [] : [{ key: `s${index}`, names, whole }];
  });
  return (segment) =>
    Object.fromEntries(
      readers.flatMap(({ key, names, whole }) => {
        const found = whole.exec(segment(key) ?? "") ?? [];
        return names.map((name, at): [string, string] => [name, found[at + 1] ?? ""]);
      }),
    );
}
