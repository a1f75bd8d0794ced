import type { FormatPlaces } from "../contract/format-places.js";

/** What a generated `webhookHandler` knows of a webhook: data, no code of its own. */
export interface WebhookDescription {
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** By what a request is told from those of other webhooks: all of it holds. Absent: nothing tells. */
  readonly marks?: readonly WebhookMark[];
  /** What a request is answered with that was handled; 204 by default. */
  readonly status?: number;
  /** True where it is signed as the Standard Webhooks specification says. */
  readonly signed?: true;
  /** How its body is read, by media types in lower case; as JSON by default. */
  readonly content?: Readonly<Record<string, "blob" | "json" | "text">>;
  /** How its handler gets what the JSON of the body says: `parseFormats`, which is told the places; by default as it is. */
  readonly parse?: (text: string, places: FormatPlaces) => unknown;
  /** Where the body has values of formats that are something else in the program. */
  readonly formats?: FormatPlaces;
}

/** A place that holds one of some values. */
export interface WebhookMark {
  /** A property of the body, by the names that lead to it. */
  readonly at?: readonly string[];
  /** The name of a header, in lower case. */
  readonly header?: string;
  readonly is: readonly (boolean | number | string)[];
}

/** The webhooks of a document by their names, which are those of `Bodies`. */
export type WebhookDescriptions<Bodies> = {
  readonly [Name in keyof Bodies]: WebhookDescription;
};
