import Handlebars from "handlebars";
import type { PageOutput } from "../emit/output.js";

/** Fills a template in. A blank that the view does not have is an error, and only known helpers exist. */
export function printPage(output: PageOutput, templates: ReadonlyMap<string, string>): string {
  const source = templates.get(output.template);
  if (source === undefined) {
    throw new Error(`There is no template ${output.template}.`);
  }
  return compiled(source)(output.view);
}

/** What was compiled, by its source: a template makes many pages. */
const known = new Map<string, Handlebars.TemplateDelegate>();

function compiled(source: string): Handlebars.TemplateDelegate {
  const before = known.get(source);
  if (before !== undefined) return before;
  const template = Handlebars.compile(source, {
    strict: true,
    knownHelpersOnly: true,
    noEscape: true,
    preventIndent: true,
  });
  known.set(source, template);
  return template;
}
