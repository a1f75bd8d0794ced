import { basename } from "node:path";
import { headingAnchor } from "../../text/markdown/heading-anchor.js";

/** A Markdown file of the repository, by its path from the root, with forward slashes. */
export interface GuideFile {
  path: string;
  text: string;
}

/** A page of the guide: a file, or a section of a file that has a page for each of its ids. */
export interface GuidePage {
  file: string;
  isSection: boolean;
  /** Below the site's folder. */
  href: string;
  title: string;
  /** The title's anchor in the file. */
  anchor: string;
  markdown: string;
  /** The headings below the title, by anchor. */
  headings: ReadonlyMap<string, string>;
}

/** The pages of a file: its own, and with `isSplit` one for each of its third headings. */
export function guidePagesOf({ path, text }: GuideFile, isSplit: boolean): GuidePage[] {
  const name = basename(path, ".md").toLowerCase();
  const href = path === "README.md" ? "index.html" : `${folderOf(path)}${name}.html`;
  if (!isSplit) return [pageOf({ file: path, href, isSection: false }, text)];
  const parts = text.split(/^(?=#{1,3} )/m);
  const own = parts.filter((part) => !part.startsWith("### ")).join("");
  const sections = parts.filter((part) => part.startsWith("### "));
  return [
    pageOf({ file: path, href, isSection: false }, own),
    ...sections.map((section) => {
      const [heading = ""] = section.slice("### ".length).split("\n");
      const place = `${name}/${headingAnchor(heading)}.html`;
      return pageOf({ file: path, href: place, isSection: true }, section.replace("### ", "# "));
    }),
  ];
}

/** What stands beside the README has a folder: `SECURITY.md` is not `docs/security.md`. */
function folderOf(path: string): string {
  return path.includes("/") ? "" : "project/";
}

/** The way from a page to the top of the site. */
export function topOf({ href }: Pick<GuidePage, "href">): string {
  return href.includes("/") ? "../" : "";
}

function pageOf(
  place: Pick<GuidePage, "file" | "href" | "isSection">,
  markdown: string,
): GuidePage {
  // In a piece of code, a comment of a shell begins like a heading.
  const prose = markdown.replace(/^```.*?^```$/gms, "");
  const [title = "", ...others] = [...prose.matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = ""]) =>
    heading.replaceAll("`", ""),
  );
  const headings = new Map(others.map((heading) => [headingAnchor(heading), heading]));
  return { ...place, title, anchor: headingAnchor(title), markdown, headings };
}
