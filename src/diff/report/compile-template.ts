import Handlebars from "handlebars";

/** What fills in a template of a report. Nothing is escaped by it: the report escapes all that it shows. */
export function compileTemplate(template: string): (view: object) => string {
  return Handlebars.compile(template, { strict: true, knownHelpersOnly: true, noEscape: true });
}
