import type { DescribedField } from "../emit/documents/described.js";
import { htmlText } from "../text/html-text.js";
import type { Links, SiteLink } from "./links.js";
import { proseHtml } from "./prose.js";

/** Rows of a table of parameters or of members, as HTML. */
export function fieldRows(
  fields: readonly (DescribedField & { place?: string })[],
  { links, from }: { links: Links; from: SiteLink },
): object[] {
  return fields.map(({ name, place = "", type, format = "", required, description }) => ({
    name: htmlText(name),
    place: htmlText(place),
    type: links.type(type, from),
    format: htmlText(format),
    required,
    description: proseHtml(description),
  }));
}
