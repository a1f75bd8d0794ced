import { htmlText } from "../../text/html-text.js";
import type { SiteLink } from "../links.js";
import { entriesOf } from "../search-entries.js";
import type { SitePage } from "../site.js";
import { guideHtml } from "./guide-html.js";
import { createGuideLinks, type GuideTargets } from "./guide-links.js";
import { guidePagesOf, topOf, type GuideFile, type GuidePage } from "./guide-page.js";

/** What the site of a guide is made with. */
export interface GuideOptions extends GuideTargets {
  /** Files whose third headings are pages of their own. */
  split: readonly string[];
  /** What stands on the site beside the guide. */
  beside: SiteGroup;
}

/** Some links with a heading. */
export interface SiteGroup {
  title: string;
  links: readonly SiteLink[];
}

/**
 * Markdown files → the pages of their site. The first file is the first page; what its section "Where to go" lists
 * stands beside every page.
 *
 * @throws Error where a link leads to a heading that its page does not have
 */
export function guide(files: readonly GuideFile[], options: GuideOptions): SitePage[] {
  const pages = files.flatMap((file) => guidePagesOf(file, options.split.includes(file.path)));
  const links = createGuideLinks(pages, options);
  const [first] = pages;
  if (first === undefined) return [];
  const groups = [...groupsOf(first, pages), options.beside];
  const shown = pages.map((page) => ({
    path: page.href,
    template: "guide.html.hbs",
    view: {
      title: htmlText(page.title),
      api: htmlText(first.title),
      top: topOf(page),
      parents: parentsOf(page, pages).map((link) => linkView(link, page)),
      content: guideHtml(page.markdown, (href) => links(href, page)),
      groups: groups.map((group) => ({
        title: htmlText(group.title),
        links: group.links.map((link) => linkView(link, page)),
      })),
    },
  }));
  const view = entriesOf(pages.flatMap(entriesOfPage));
  return [...shown, { path: "search-entries.js", template: "search-entries.js.hbs", view }];
}

/** What the first page lists: each group has a name in bold, and links. */
function groupsOf(first: GuidePage, pages: readonly GuidePage[]): SiteGroup[] {
  const [, list = ""] = first.markdown.split(/^## Where to go$/m);
  const byFile = new Map(
    pages.filter(({ isSection }) => !isSection).map((each) => [each.file, each]),
  );
  return list
    .split(/^- /m)
    .slice(1)
    .map((item) => {
      const [, title = ""] = /^\*\*(.*?)\*\*/.exec(item) ?? [];
      const listed = [...item.matchAll(/\]\(([^)#]+)\)/g)].flatMap(([, path = ""]) => {
        const page = byFile.get(path);
        return page ? [linkTo(page)] : [];
      });
      return { title, links: listed };
    });
}

function linkTo({ title, href }: GuidePage): SiteLink {
  return { name: title, href };
}

function linkView({ name, href }: SiteLink, page: GuidePage): object {
  return { name: htmlText(name), href: `${topOf(page)}${href}`, isHere: href === page.href };
}

/** The way to a page from the first one. */
function parentsOf(page: GuidePage, pages: readonly GuidePage[]): SiteLink[] {
  const [first] = pages;
  const whole = pages.find(({ file }) => file === page.file);
  return [first, whole].flatMap((each) => (each && each !== page ? [linkTo(each)] : []));
}

/** A page is found by its title and its words, and each of its second headings by its own. */
function entriesOfPage(page: GuidePage): string[][] {
  const { title, href, headings, markdown } = page;
  const [, summary = ""] = /^#.*\n+(?:\*\*)?([^#|`\-\n][^\n]*)/.exec(markdown) ?? [];
  return [
    [title, href, "", summary],
    ...[...headings].map(([anchor, heading]) => [heading, `${href}#${anchor}`, title, title]),
  ];
}
