import type { Format, FormatParts, FormatPlaces } from "../contract/format-places.js";

/** What is said of one value: the formats that it has, and where those of the values below it are. */
export interface Said {
  readonly formats: readonly Format[];
  readonly parts: readonly FormatParts[];
}

/**
 * What places say of a value. Each thing once: the variants of a union that contain the union would double what is said
 * with every level of the value.
 */
export function saidOf(places: readonly FormatPlaces[]): Said {
  const said = [...new Set(places.flatMap(flat))];
  const isFormat = (each: Format | FormatParts): each is Format => "read" in each;
  return {
    formats: said.filter(isFormat),
    parts: said.filter((each): each is FormatParts => !isFormat(each)),
  };
}

/** The same of the item of a list. */
export function saidOfItem({ parts }: Said, index: number): Said {
  return saidOf(
    parts.flatMap(({ first = [], items }) => given(index < first.length ? first[index] : items)),
  );
}

/** The same of a property. */
export function saidOfProperty({ parts }: Said, name: string): Said {
  return saidOf(
    parts.flatMap(({ properties = {}, others }) =>
      given(Object.hasOwn(properties, name) ? properties[name] : others),
    ),
  );
}

function given(places: FormatPlaces | undefined): FormatPlaces[] {
  return places ? [places] : [];
}

function flat(places: FormatPlaces): (Format | FormatParts)[] {
  if (typeof places === "function") return flat(places());
  if ("read" in places) return [places];
  return [places, ...(places.also ?? []).flatMap(flat)];
}
