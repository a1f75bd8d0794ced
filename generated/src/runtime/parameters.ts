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
 * Spells a parameter's value. In a query the whole `name=value` (empty: nothing is sent), in a path the segment's
 * text, in a header or cookie the value.
 */
export type ParameterStyle = (name: string, value: unknown) => string;

/** The request's members by name. It inherits nothing, so that `constructor` is there only where it was given. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A request while it is written. */
export interface Draft {
  url: string;
  /** Header names are lower case. */
  readonly headers: Record<string, string>;
}

/** Adds parameters to a request: `inQuery`, `inHeader`, `inCookie` or `inPath`. */
export type AddParameters = (
  draft: Draft,
  request: Arguments,
  parameters: readonly (string | StyledParameter)[],
) => void;

/** A parameter that was given. */
interface GivenParameter {
  readonly name: string;
  readonly value: unknown;
  readonly style: ParameterStyle | undefined;
}

/** The parameters that were given, null and undefined left out. */
export function givenOf(
  request: Arguments,
  parameters: readonly (string | StyledParameter)[],
): GivenParameter[] {
  const given: GivenParameter[] = [];
  for (const parameter of parameters) {
    const { name, key = name, style } = styled(parameter);
    const value = request[key];
    if (value != null) given.push({ name, value, style });
  }
  return given;
}

function styled(parameter: string | StyledParameter): StyledParameter {
  return typeof parameter === "string" ? { name: parameter } : parameter;
}
