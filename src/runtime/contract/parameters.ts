/** A parameter that differs from the default of its place. */
export interface StyledParameter {
  /** The name on the wire. */
  readonly name: string;
  /** The request's member that holds the value; absent: the same as `name`. */
  readonly key?: string;
  /** How the value is spelled; absent: the default of the place. */
  readonly style?: ParameterStyle;
}

/**
 * Spells a parameter's value. In a query or a cookie the whole `name=value` (empty: nothing is sent), in a path the
 * segment's text, in a header the value.
 */
export type ParameterStyle = (name: string, value: unknown) => string;

/** The request's members by name. It inherits nothing, so that `constructor` is there only where it was given. */
export type Arguments = Readonly<Record<string, unknown>>;
