/** A format whose values are something else in the program than in JSON. */
export interface Format {
  /**
   * What the program gets for a value of JSON that is no list and no object; what is not of the format's kind stays as it
   * is. `digits`: those of an integer, all of them. `place`: where it stands, for what is thrown.
   */
  readonly read: (value: unknown, digits: string | undefined, place: string) => unknown;
  /** What goes into JSON for a value of the program; absent: the value itself. A bigint goes as its digits. */
  readonly write?: (value: unknown) => unknown;
}

/** Where the values of such formats are in a JSON value, as its schema says: here, or below. */
export type FormatPlaces = Format | FormatParts | (() => FormatPlaces);

/** Where they are below a value, or in what else is said of the value itself. */
export interface FormatParts {
  /** In the properties of an object, by name. */
  readonly properties?: Readonly<Record<string, FormatPlaces>>;
  /** In all of its other properties. */
  readonly others?: FormatPlaces;
  /** In the items of a list, behind those that `first` names one by one. */
  readonly items?: FormatPlaces;
  /** In the first items of a list; `{}` where there is none. */
  readonly first?: readonly FormatPlaces[];
  /** Said of the same value: the parts of a composition, the variants of a union. */
  readonly also?: readonly FormatPlaces[];
}

/** Where they are in the bodies of an operation. */
export interface FormatBodies {
  /** In the body of the request; of a stream, in one of its values. */
  readonly body?: FormatPlaces;
  /** In the body of a success; of a stream, in one of its values. */
  readonly success?: FormatPlaces;
  /** In the body of a failure, by its status, its range such as `4XX`, or `default`. */
  readonly failures?: Readonly<Record<string, FormatPlaces>>;
}
