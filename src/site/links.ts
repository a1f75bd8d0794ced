import type { Api, Model } from "../model/api.js";
import { htmlText } from "../text/html-text.js";

/** A page of the site: how it is called, and where it stands below the site's folder. */
export interface SiteLink {
  name: string;
  href: string;
}

/** The types that pages show, as links to the models that they name; who shows what is remembered for the way back. */
export interface Links {
  /** A type as HTML, on a page one folder below the top. */
  type(text: string, from: SiteLink): string;
  /** The pages that show a model, once each, by name. */
  usesOf(model: Model): SiteLink[];
}

export function modelLink({ name }: Model): SiteLink {
  return { name, href: `models/${name}.html` };
}

export function createLinks({ models }: Api): Links {
  const byName = new Map(
    models.flatMap((model) => [
      [model.name as string, model] as const,
      // What is sent of a model is shown on its page.
      ...(model.split ? [[model.inputName as string, model] as const] : []),
    ]),
  );
  const uses = new Map<Model, Map<string, SiteLink>>();
  return {
    type: (text, from) =>
      text
        .split(/("(?:[^"\\]|\\.)*"|[\p{ID_Start}$_][\p{ID_Continue}$]*)/u)
        .map((part) => {
          const model = byName.get(part);
          if (model === undefined) return htmlText(part);
          const { href } = modelLink(model);
          if (href !== from.href) {
            uses.set(model, (uses.get(model) ?? new Map<string, SiteLink>()).set(from.href, from));
          }
          return `<a href="../${encodeURI(href)}">${htmlText(part)}</a>`;
        })
        .join(""),
    usesOf: (model) =>
      [...(uses.get(model)?.values() ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}
