/** A statement that fails for each key that vanishes from what is read. */
export function lostToReaders(type: string): string {
  return `const lost: never = value<LostToReaders<${type}, ${ofHead(type)}>>();`;
}

/** A statement that fails for each key that vanishes from what is written. */
export function lostToWriters(type: string): string {
  return `const lost: never = value<LostToWriters<${type}, ${ofHead(type)}>>();`;
}

/** Writes a value of the old type into the place that it has in the new one. */
export function setting(type: string): string {
  return `{ const set: ${ofHead(type)} = value<Given<${type}>>(); ${lostToWriters(type)} }`;
}

/** The same type of the client of the head. */
export function ofHead(type: string): string {
  return type.replaceAll("Old.", "New.");
}

/**
 * What assignability does not see: an optional property that vanishes. `LostToReaders` and `LostToWriters` are the keys
 * that are somewhere in the old type and not in the same place of the new one; `never` where all are there.
 *
 * They look into each member of a union, the items of lists and tuples, and the values of maps. The members of the new
 * union that a member of the old one is held against are those that may take its place: so a tagged variant meets its
 * successor, even if another variant has the key. A reader who does not narrow has the keys that all members share.
 *
 * What is the same type on both sides is not looked into. The test is written out in place: two uses of an alias are
 * compared by the variance of its parameter, and types that can stand for each other would count as the same.
 *
 * Recursive types end at a depth that no written path exceeds.
 */
export const lostKeys = `
type Way = "read" | "write";
export type LostToReaders<From, To> = Lost<From, To, "read">;
export type LostToWriters<From, To> = Lost<From, To, "write">;
type Lost<From, To, How extends Way, Depth extends 0[] = []> =
  Depth["length"] extends 6 ? never
  : unknown extends From ? never
  : unknown extends To ? never
  : [To] extends [never] ? never
  : (<Any>() => Any extends From ? 1 : 2) extends (<Any>() => Any extends To ? 1 : 2) ? never
  : LostOf<Objects<From>, Objects<To>, How, Depth>;
type LostOf<From, To, How extends Way, Depth extends 0[]> =
  | (How extends "read" ? Shared<From, To> : never)
  | (From extends unknown ? LostIn<From, Successor<From, To, How>, How, [0, ...Depth]> : never);
type Objects<Type> = Type extends string | number | boolean | bigint | symbol | null | undefined | Date | ((...given: never) => unknown) ? never : Type;
/** Keys that every member had, and some member has no longer. */
type Shared<From, To> = [From] extends [never] ? never : [To] extends [never] ? never : [From | To] extends [readonly unknown[]] ? never : Exclude<Extract<keyof From, string>, keyof To>;
type Successor<Member, To, How extends Way> = OrAll<To extends unknown ? (How extends "read" ? To extends Member ? To : never : Member extends To ? To : never) : never, To>;
type OrAll<Some, All> = [Some] extends [never] ? All : Some;
type LostIn<From, To, How extends Way, Depth extends 0[]> = From extends readonly unknown[]
  ? Lost<From[number], Element<To, number>, How, Depth> | { [Key in Extract<keyof From, \`\${number}\`>]: Lost<From[Key], Element<To, Key>, How, Depth> }[Extract<keyof From, \`\${number}\`>]
  : Exclude<Named<From> | Index<From>, AllKeys<To>> | { [Key in Named<From> | Index<From>]: Key extends keyof From ? Lost<From[Key], At<To, Key>, How, Depth> : never }[Named<From> | Index<From>];
type Element<Type, Key> = Type extends readonly unknown[] ? Key extends keyof Type ? Type[Key] : number extends Type["length"] ? Type[number] : never : never;
/** The keys that are spelled out, beside an index signature too. */
type Named<Type> = Extract<keyof { [Key in keyof Type as string extends Key ? never : number extends Key ? never : Key]: 0 }, string>;
/** That of a map whose values say something; one of \`unknown\` or \`never\` stands for an object without properties. */
type Index<Type> = string extends keyof Type ? unknown extends Type[keyof Type] ? never : [Type[keyof Type]] extends [never] ? never : string : never;
type AllKeys<Type> = Type extends readonly unknown[] ? never : Type extends unknown ? keyof Type : never;
/** What stands at a key, in whichever members of a union have it. */
export type At<Type, Key> = Type extends unknown ? Key extends keyof Type ? Type[Key] : never : never;
`;
