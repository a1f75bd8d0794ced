import type { Api, Server } from "../model/api.js";

/** Where an API is: an origin, unless the document leaves it open, and the path that operations stand under. */
export interface Base {
  origin: string | undefined;
  path: string;
}

/** Where the document says that the API is, the longest path first. A variable may be anything within a name. */
export function basesOf({ servers, operations }: Api): Base[] {
  const all = [...servers, ...operations.flatMap((operation) => operation.servers ?? [])];
  const bases = all.flatMap(({ url }: Server): Base[] => {
    const placeholder = "http://relative.invalid";
    if (!URL.canParse(url, placeholder)) return [];
    const { origin, pathname } = new URL(url, placeholder);
    return [
      { origin: origin === placeholder ? undefined : origin, path: pathname.replace(/\/+$/, "") },
    ];
  });
  const distinct = new Map(bases.map((base) => [JSON.stringify(base), base]));
  const found = [...distinct.values()].sort((a, b) => b.path.length - a.path.length);
  return found.length > 0 ? found : [{ origin: undefined, path: "" }];
}
