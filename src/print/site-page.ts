import Handlebars from "handlebars";

/** Fills in the templates of a site, by their names below `templates/site/`. Views hold HTML: nothing is escaped here. */
export function createSitePrinter(
  templates: ReadonlyMap<string, string>,
): (template: string, view: object) => string {
  const handlebars = Handlebars.create();
  const options = { strict: true, knownHelpersOnly: true, noEscape: true, preventIndent: true };
  const compiled = new Map(
    [...templates].map(([name, text]) => [name, handlebars.compile(text, options)] as const),
  );
  for (const [name, template] of compiled) {
    handlebars.registerPartial(name.replace(/\.html\.hbs$/, ""), template);
  }
  return (name, view) => {
    const template = compiled.get(name);
    if (template === undefined) throw new Error(`There is no template ${name}.`);
    return template(view);
  };
}
