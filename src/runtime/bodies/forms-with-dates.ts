import type { BodySettings, EncodedBody } from "../contract/body.js";
import { datesAsText } from "../parameters/dates-as-text.js";
import { form } from "./body-form.js";
import { multipart } from "./body-multipart.js";

/** {@link form}, of Dates too. */
export function formWithDates(body: unknown, settings: BodySettings): EncodedBody {
  return form(datesAsText("body", body), settings);
}

/** {@link multipart}, of Dates too. */
export function multipartWithDates(body: unknown, settings: BodySettings): EncodedBody {
  return multipart(datesAsText("body", body), settings);
}
