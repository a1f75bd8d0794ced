/**
 * A string of one meaning, such as a patient's id. A plain string is accepted where it is asked for, a string of
 * another flavour is not. The flavour exists for the compiler only.
 */
export type Flavored<Base, Flavor extends string> = Base & { readonly __flavor?: Flavor };
