import { posix } from "node:path";
import { topOf, type GuidePage } from "./guide-page.js";

/** What links of files lead to, beside pages. */
export interface GuideTargets {
  /** Files that stand beside the pages too, such as pictures: by their paths from the root, where on the site. */
  copied: ReadonlyMap<string, string>;
  /** Where the files of the repository can be read, with a slash at its end; undefined where that is not known. */
  sourceUrl?: string | undefined;
}

/** A link of a page's file as a link of the page; undefined where the site has nothing that it could lead to. */
export type GuideLinks = (link: string, page: GuidePage) => string | undefined;

/** The links between pages. What it returns throws an Error where a page has no such heading. */
export function createGuideLinks(
  pages: readonly GuidePage[],
  { copied, sourceUrl }: GuideTargets,
): GuideLinks {
  const places = new Map<string, string>();
  for (const { file, href, headings, isSection } of pages) {
    if (!isSection) places.set(file, href);
    for (const anchor of headings.keys()) places.set(`${file}#${anchor}`, `${href}#${anchor}`);
  }
  for (const { file, href, anchor } of pages) {
    if (!places.has(`${file}#${anchor}`)) places.set(`${file}#${anchor}`, href);
  }
  return (link, page) => {
    if (/^[a-z][a-z\d+.-]*:/i.test(link)) return link;
    const [path = "", anchor] = link.split("#");
    const target = path === "" ? page.file : posix.join(posix.dirname(page.file), path);
    const hash = anchor === undefined ? "" : `#${anchor}`;
    const place = places.get(target + hash) ?? copied.get(target);
    if (place !== undefined) return topOf(page) + place;
    if (places.has(target)) throw new Error(`${page.file}: ${target} has no heading ${hash}.`);
    return sourceUrl === undefined ? undefined : `${sourceUrl}${target}${hash}`;
  };
}
