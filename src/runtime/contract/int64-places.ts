/** Where the 64-bit integers of a JSON value are, as its schema says: here, or below. */
export type Int64Places = true | Int64Parts | (() => Int64Places);

/** Where they are below a value, or in what else is said of the value itself. */
export interface Int64Parts {
  /** In the properties of an object, by name. */
  readonly properties?: Readonly<Record<string, Int64Places>>;
  /** In all of its other properties. */
  readonly others?: Int64Places;
  /** In the items of a list, behind those that `first` names one by one. */
  readonly items?: Int64Places;
  /** In the first items of a list; `{}` where there is none. */
  readonly first?: readonly Int64Places[];
  /** Said of the same value: the parts of a composition, the variants of a union. */
  readonly also?: readonly Int64Places[];
}

/** Where they are in the bodies of an operation. */
export interface Int64Bodies {
  /** In the body of the request. */
  readonly body?: Int64Places;
  /** In the body of a success; of a stream, in one of its values. */
  readonly success?: Int64Places;
  /** In the body of a failure, by its status, its range such as `4XX`, or `default`. */
  readonly failures?: Readonly<Record<string, Int64Places>>;
}
