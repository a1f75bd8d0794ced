import type { DecodeContext } from "../contract/operation.js";
import { Unreadable } from "../failures/unreadable.js";
import { contentTypeOf } from "./content-type.js";
import { type OpenBody, openBody } from "./open-body.js";
import { refuseBody } from "./refuse-body.js";
import { type CharsetDecoder, strictDecoder } from "./read-body.js";
import { undecodable } from "./read-lines.js";

/** Cuts a body that is still arriving into the texts of its values. Leaving the loop gives the rest up. */
type Split = (
  body: OpenBody,
  decoder: CharsetDecoder,
  context: DecodeContext,
) => AsyncIterable<string>;

/** The JSON values of a body that is still arriving, one for each text that is not blank. */
export async function jsonValues(
  response: Response,
  context: DecodeContext,
  split: Split,
): Promise<AsyncIterable<unknown>> {
  // One value of JSON, or a page, is what a server says that has no values to give.
  if (/[/+]json *(;|$)|^text\/html\b/i.test(contentTypeOf(response))) refuseBody(response, context);
  const body = openBody(response, context);
  try {
    const decoder = strictDecoder(contentTypeOf(response));
    return valuesOf(split(body, decoder, context), context);
  } catch {
    body.close();
    throw new Unreadable("is not in its charset");
  }
}

async function* valuesOf(
  texts: AsyncIterable<string>,
  context: DecodeContext,
): AsyncGenerator<unknown> {
  for await (const text of texts) {
    if (text.trim() !== "") yield jsonValueOf(text, context);
  }
}

/** The value of a text in a body that is still arriving. */
export function jsonValueOf(text: string, context: DecodeContext): unknown {
  try {
    return context.operation.parse?.(text, context.info) ?? JSON.parse(text);
  } catch (thrown) {
    if (thrown instanceof Unreadable) throw undecodable(context, thrown);
    throw undecodable(context, `has a value (${text.length} characters) that is not JSON`, text);
  }
}
