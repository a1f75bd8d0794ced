import { byCodeUnit } from "../../json/by-code-unit.js";
import { createHash } from "node:crypto";
import { camelCase, pascalCase } from "./camel-case.js";
import { reservedNames } from "./reserved-names.js";

/** A valid, unreserved identifier that stands for one thing in the whole client. Only this file makes one. */
export type Name = string & { readonly __name: true };

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** What asks for a name. */
export interface Claim {
  /** The name as the document has it, or as it was put together from other names. */
  wanted: string;
  /** What is put behind the name where it is taken, such as `Model`; from the claimant's own place. */
  suffix: string;
  /** What its place says of it, the shortest first: goes behind the name before anything else does. */
  placeWords?: readonly string[];
  /** Whether it is spelled as the document has it, wherever that is no change. Default: true. */
  isExact?: boolean | undefined;
  /** Where the claimant stands: the last resort, which nothing else has. */
  at: string;
}

/** The names of one client. A name, once given, is given to nobody else. */
export interface Names {
  /**
   * Gives each claim a name, in the claims' order. Names that need no change go first, then the others by code unit,
   * so that the order of the document decides nothing and a transformed name never takes an exact one.
   */
  claim(claims: Claim[], spell: (wanted: string) => string): Name[];
  /** Claims that would have had another name if no other claim had it already. */
  readonly collisions: readonly { claim: Claim; name: Name }[];
}

export function createNames(): Names {
  const reserved = new Set<string>(reservedNames);
  const taken = new Set<string>(reservedNames);
  const collisions: { claim: Claim; name: Name }[] = [];
  function take(claim: Claim, spelled: string, hasRivals: boolean): Name {
    const free = taken.has(spelled) ? otherName(claim, spelled, hasRivals) : spelled;
    taken.add(free);
    if (free !== spelled && !reserved.has(spelled)) {
      collisions.push({ claim, name: free as Name });
    }
    return free as Name;
  }
  function otherName(claim: Claim, spelled: string, hasRivals: boolean): string {
    // Among several that are spelled alike only the place is a claim's own: the suffix would go from one to the next.
    const suffixed = hasRivals ? [] : [spelled + claim.suffix];
    const qualified = (claim.placeWords ?? []).map((words) => spelled + words);
    const placed = `${spelled}_${shortHash(claim.at)}`;
    return (
      [...qualified, ...suffixed, placed].find((candidate) => !taken.has(candidate)) ?? `${placed}_`
    );
  }
  return {
    collisions,
    claim(claims, spell) {
      const spelled = claims.map((claim) => {
        return { claim, name: spell(claim.wanted), order: claim.wanted + claim.at };
      });
      const given = new Map<Claim, Name>();
      const isExact = ({ claim, name }: { claim: Claim; name: string }): boolean =>
        claim.wanted === name && claim.isExact !== false;
      const exact = spelled.filter(isExact);
      const changed = spelled.filter((each) => !isExact(each));
      const rivals = new Map<string, number>();
      for (const { name } of changed) {
        rivals.set(name, (rivals.get(name) ?? 0) + 1);
      }
      for (const group of [exact, changed]) {
        group.sort((a, b) => byCodeUnit(a.order, b.order));
        for (const { claim, name } of group) {
          const hasRivals = group === changed && (rivals.get(name) ?? 0) > 1;
          given.set(claim, take(claim, name, hasRivals));
        }
      }
      return claims.map((claim) => given.get(claim) as Name);
    },
  };
}

/** How names are spelled: as camelCase and PascalCase by their words, or kept where they are identifiers. */
export type Naming = "camel" | "keep";

/** Spells the names of functions and of types. */
export interface Spelling {
  functionName(wanted: string): string;
  typeName(wanted: string): string;
}

/**
 * Spells a function's name by its words, as camelCase: `PostCharges` → `postCharges`, `get-user` → `getUser`,
 * `GET /users` → `getUsers`.
 */
export function functionName(wanted: string): string {
  return legalStart(camelCase(wanted));
}

/** Spells a type's name by its words, as PascalCase. */
export function typeName(wanted: string): string {
  return legalStart(pascalCase(wanted));
}

/** The spelling that changes no identifier: what is put together of names that are spelled already. */
export const kept: Spelling = {
  functionName: (wanted) => (identifier.test(wanted) ? wanted : functionName(wanted)),
  typeName: (wanted) =>
    identifier.test(wanted) && wanted[0] !== wanted[0]?.toLowerCase() ? wanted : typeName(wanted),
};

/** How the names of a document are spelled. */
export function spellingOf(naming: Naming): Spelling {
  return naming === "keep" ? kept : { functionName, typeName };
}

/** Eight hexadecimal digits that tell one place or tag from another, the same in every run. */
export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/** True where the text can stand as an identifier (as a property name, too, without quotes). */
export function isIdentifier(text: string): boolean {
  return identifier.test(text);
}

function legalStart(text: string): string {
  if (text === "") {
    return "unnamed";
  }
  return identifier.test(text) ? text : `_${text}`;
}
