import type { Model } from "../model/api.js";
import { remark } from "../emit/comment.js";
import { fieldsOf } from "../emit/documents/described.js";
import { shownType } from "../emit/documents/shown-type.js";
import { literalType } from "../emit/literal.js";
import type { Direction } from "../emit/output.js";
import { listedValues } from "../model/schema/listed-values.js";
import { propertiesOf } from "../model/schema/properties.js";
import { htmlText } from "../text/html-text.js";
import { fieldRows } from "./field-rows.js";
import { modelLink } from "./links.js";
import type { SiteContext } from "./operation-view.js";
import { proseHtml } from "./prose.js";

/** The page of a model, but for the pages that show it: they are known when all pages are made. */
export function modelView(model: Model, context: SiteContext): object {
  const { name, inputName, read, split, written, schema, evidence } = model;
  const forms: [name: string, direction: Direction][] = split
    ? [
        [name, "read"],
        [inputName, "write"],
      ]
    : [[name, read || !written ? "read" : "write"]];
  return {
    name: htmlText(name),
    description: proseHtml(model.description),
    evidence: htmlText(remark(evidence) ?? ""),
    isObject: propertiesOf(schema, context.types.models).size > 0,
    isSplit: split,
    forms: forms.map(([form, direction]) => formOf(model, form, { direction, context })),
    values: listedValues(schema).map(({ value, description = "" }) => ({
      value: htmlText(literalType(value)),
      description: proseHtml(description),
    })),
  };
}

interface Shown {
  direction: Direction;
  context: SiteContext;
}

/** A model as it is read, or as it is written. */
function formOf(model: Model, name: string, { direction, context }: Shown): object {
  const { types, links } = context;
  const from = modelLink(model);
  return {
    name: htmlText(name),
    use: direction === "read" ? "read" : "sent",
    type: links.type(shownType(model.schema, direction, types), from),
    fields: fieldRows(fieldsOf(model.schema, direction, types), { links, from }),
  };
}
