import type { Schema } from "../../model/schema/schema.js";
import type { At } from "../../json/pointer.js";
import { lostKeys } from "./lost-keys.js";
import { presence } from "./presence.js";

/** A line of code that uses the client as its users do, and where in the base it comes from. */
export interface ProbeLine {
  code: string;
  /** What it does, after the name of who does it: `reads \`Patient.email\``. */
  use: string;
  /** The node of the base that the line is about. */
  at: At;
  /** What the line belongs to: `operation listPatients`, `model Patient`, `webhook patient.created`. */
  owner: string;
  /** Where that stands in the base, of a model. */
  ownerAt?: At;
  /** The models that the types of the line are made of. */
  models: string[];
  /** Whether it is no break if it fails: it switches over all that may be sent, or makes up what is only read. */
  minor?: true;
  /** Whether the property that it is about is not there any more. */
  isGone?: boolean;
  /** Whether other lines of the owner look closer at the same thing. */
  coarse: boolean;
  /** The property that the line is about: `Patient.address.city`. */
  path?: string;
  /** What stands at the node, where the line looks at no more than that. */
  schema?: Schema;
}

/** The file that {@link preamble} takes its types from. */
export const probeTypes: { path: string; text: string } = {
  path: "/probe-types.ts",
  text: `
/** Every key of every member of a union. */
export type Keys<Type> = Type extends unknown ? keyof Type : never;
export type Given<Type> = Exclude<Type, undefined>;
export type None<Type> = Extract<Type, null | undefined>;
export type Status<Failure> = Failure extends { kind: "http"; status: infer Code } ? Code : Failure extends { kind: "default"; range: infer Range } ? Range : never;
export type Body<Failure, Code> = Extract<Failure, { kind: "http"; status: Code } | { kind: "default"; range: Code }> extends { body: infer Content } ? Content : never;
export type Data<Call extends (...given: never) => unknown> = Extract<Awaited<ReturnType<Call>>, { ok: true }>["data"];
/** What an envelope holds beside the payload. */
export type Siblings<Call extends (...given: never) => unknown> = Omit<Extract<Awaited<ReturnType<Call>>, { ok: true }>, "data" | "ok" | "response">;
${lostKeys}${presence}`,
};

/** The lines that every file of probes begins with. `Old` is the client of the base, `New` that of the head. */
export const preamble: string = `import * as Old from "./old/index.js";
import * as New from "./new/index.js";
import type { At, Body, Data, Given, Keys, LostToReaders, LostToWriters, None, Presence, Siblings, Some, Status } from "./probe-types.js";
declare function value<Type>(): Type;
declare const client: Old.Client;
`;
