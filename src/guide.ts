import { basename } from "node:path";
import { createSitePrinter } from "./print/site-page.js";
import { readSiteAssets } from "./read/assets.js";
import { readGuideFiles } from "./read/guide-files.js";
import { guide } from "./site/guide/guide.js";
import { write, type WriteResult } from "./write/write.js";

/** What the site of the tool's own documentation is made of, and where. */
export interface GuideSiteOptions {
  /** The repository. */
  root: string;
  /** The folder of the site. The site of the Healos API is expected in its folder `healos`. */
  out: string;
  /** Where files of the repository can be read, with a slash at its end. Default: nothing leads to them. */
  sourceUrl?: string | undefined;
}

/** Makes a site of the README and of `docs/`, with the templates of the sites of documents. */
export async function guideSite({ root, out, sourceUrl }: GuideSiteOptions): Promise<WriteResult> {
  const { files, pictures } = readGuideFiles(root);
  const { templates, files: assets } = readSiteAssets();
  const printPage = createSitePrinter(templates);
  const pages = guide(files, {
    split: ["docs/findings.md", "docs/problems.md"],
    copied: new Map(pictures.map(({ path }) => [path, basename(path)])),
    sourceUrl,
    beside: {
      title: "A site of a document",
      links: [{ name: "Healos External API", href: "healos/index.html" }],
    },
  });
  return write(
    [
      ...pages.map(({ path, template, view }) => ({ path, text: printPage(template, view) })),
      ...[...assets].map(([path, text]) => ({ path, text })),
      ...pictures.map(({ path, text }) => ({ path: basename(path), text })),
    ],
    out,
  );
}
