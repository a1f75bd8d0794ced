import type { ReadBody } from "../contract/operation.js";
import { contentTypeOf } from "./content-type.js";
import { readByContentType } from "./read-by-content-type.js";

/** A body as its content type says, as text where the failure that it is of declares a page of HTML. */
export const readDeclaredPages: ReadBody = (response, context, anything) => {
  const { errors, pages = [] } = context.operation;
  const { status } = response;
  const names = [status, `${`${status}`[0]}XX`, "default"];
  const name = names.find((each) => errors.includes(each)) ?? "";
  const isPage = pages.includes(name) && /^text\/html\b/i.test(contentTypeOf(response));
  return readByContentType(response, context, anything || isPage);
};
