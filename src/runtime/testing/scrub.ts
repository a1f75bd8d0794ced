import {
  isToldMember,
  outlinedMember,
  outlinedPlaces,
  type Outline,
  type OutlinedPlace,
} from "../observe/outline.js";

/** Replaces what a recording holds by made-up values of the same shape. */
export interface Scrubber {
  text(text: string): string;
  /** A JSON value: texts that the document lists stay, and so do names of members that it declares. */
  json(value: unknown, places: readonly OutlinedPlace[]): unknown;
}

/** A scrubber that makes the same of the same text each time, so that ids lead to the same records. */
export function createScrubber({ models }: Pick<Outline, "models">): Scrubber {
  const made = new Map<string, string>();
  const taken = new Set<string>();
  const text = (original: string): string => {
    const known = made.get(original);
    if (known !== undefined) return known;
    let other = madeUpText(original);
    // A text of few letters has few others; what has none at all says nothing.
    for (let tries = 0; tries < 50 && (other === original || taken.has(other)); tries += 1) {
      other = madeUpText(original);
    }
    made.set(original, other);
    taken.add(other);
    return other;
  };
  const json = (value: unknown, places: readonly OutlinedPlace[]): unknown => {
    if (typeof value === "string") {
      return places.some(({ words }) => words?.includes(value)) ? value : text(value);
    }
    if (typeof value === "number") return madeUpNumber(value, text);
    if (Array.isArray(value)) {
      const items = outlinedPlaces(
        places.map((place) => place.items),
        models,
      );
      return value.map((each) => json(each, items));
    }
    if (typeof value !== "object" || value === null) return value;
    const members = Object.entries(value).map(([name, member]) => [
      isToldMember(places, name) ? name : text(name),
      json(member, outlinedPlaces(outlinedMember(places, name), models)),
    ]);
    return Object.fromEntries(members) as unknown;
  };
  return { text, json };
}

/** Ids and amounts are replaced digit by digit; small numbers, such as those of pages, stay. */
function madeUpNumber(value: number, text: (original: string) => string): number {
  const written = String(value);
  return /^-?\d{1,4}$|e/.test(written) ? value : Number(text(written));
}

const letters = "abcdefghijklmnopqrstuvwxyz";
const moment = /^(\d{4})-(\d\d)-(\d\d)([Tt]\d\d:\d\d.*)?$/;

/** Another text with letters where this one has letters and digits where it has digits; a date stays a date. */
function madeUpText(text: string): string {
  const [, , , , time = ""] = moment.exec(text) ?? [];
  if (moment.test(text)) {
    const date = `${1950 + below(70)}-${two(1 + below(12))}-${two(1 + below(28))}`;
    const clock = time.replace(/\d\d:\d\d(:\d\d)?/, (own) =>
      own.length > 5
        ? `${two(below(24))}:${two(below(60))}:${two(below(60))}`
        : `${two(below(24))}:${two(below(60))}`,
    );
    return date + clock;
  }
  const isUuid = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i.test(text);
  const [scheme = ""] = /^https?:\/\//.exec(text) ?? [];
  const rest = text.slice(scheme.length).replace(/\p{L}|\p{N}/gu, (sign) => {
    // A number does not begin with a zero, and a UUID keeps to its digits.
    if (/\p{N}/u.test(sign)) return String(isUuid ? below(10) : 1 + below(9));
    const letter = isUuid ? "abcdef".charAt(below(6)) : letters.charAt(below(26));
    return sign === sign.toLowerCase() ? letter : letter.toUpperCase();
  });
  return scheme + rest;
}

function below(count: number): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return random % count;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
