/** Forms of texts that can be told without the text (OpenAPI's registry of formats). */
const observedFormats: readonly (readonly [name: string, form: RegExp])[] = [
  ["date", /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/],
  [
    "date-time",
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/,
  ],
  ["email", /^[^\s@]+@[^\s@]+$/],
  ["int64", /^-?\d{1,19}$/],
  ["ipv4", /^(\d{1,3}\.){3}\d{1,3}$/],
  ["time", /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/],
  ["uri", /^[A-Za-z][\w+.-]*:\S+$/],
  ["uuid", /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i],
];

/** The names of the formats that are told, sorted. */
export const observedFormatNames: readonly string[] = observedFormats.map(([name]) => name);

/** The formats that a text is of, sorted. */
export function formatsOfText(text: string): readonly string[] {
  return observedFormats.filter(([, form]) => form.test(text)).map(([name]) => name);
}
