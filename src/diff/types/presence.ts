import { ofHead } from "./lost-keys.js";

/** A statement that leaves a key out where that was allowed, and fails where it no longer is. */
export function leavingOut(type: string, key: string): string {
  const name = JSON.stringify(key);
  return `{ const left: Presence<${ofHead(type)}, ${name}> = value<Presence<${type}, ${name}>>(); }`;
}

/** A statement that leaves out a key which was not there, and fails where it is required. */
export function creating(type: string, key: string): string {
  return `{ const left: Presence<${ofHead(type)}, ${JSON.stringify(key)}> = {}; }`;
}

/** Whether keys have to be given, whatever their values are; a key that is not there need not be. */
export const presence = `
export type Some<Type> = Partial<NonNullable<Type>>;
export type Presence<Type, Key> = Shape<Pick<NonNullable<Type>, Extract<keyof NonNullable<Type>, Key>>>;
type Shape<Type> = { [Key in keyof Type]: unknown };
`;
