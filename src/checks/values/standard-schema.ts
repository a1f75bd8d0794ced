/** What every schema has that follows Standard Schema, as far as it is asked here. */
export interface StandardSchema {
  readonly "~standard": { validate(value: unknown): Verdict | Promise<Verdict> };
}

/** What a schema says of a value. */
export interface Verdict {
  readonly issues?: readonly Issue[] | undefined;
}

/** Something that is wrong with a value. Its message may quote the value. */
export interface Issue {
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  /** Which rule it breaks, as the library calls it. */
  readonly code?: string;
  readonly type?: string;
}
