import type { ts } from "ts-morph";
import type { Compiler } from "../../compiler/load-compiler.js";
import type { Api, Operation } from "../../model/api.js";

/** The generators whose clients are adopted. */
export const originNames = ["openapi-fetch", "hey-api", "orval"] as const;

export type OriginName = (typeof originNames)[number];

/** What is asked while a program on another client is read. */
export interface Reading {
  compiler: Compiler;
  checker: ts.TypeChecker;
  api: Api;
}

/** A piece of a request or of the options of a call, as it stands in the old code. */
export interface Given {
  /** `path`, `query`, `header`, `cookie`: members of it are parameters; `body`; `option`: an option of the call. */
  part: "body" | "cookie" | "header" | "option" | "path" | "query";
  /** The member, as it is called on the wire; undefined: all members of what stands there. */
  name: string | undefined;
  /** What stands there. */
  value: ts.Expression;
  /** The member of it that is meant; absent: all of it. */
  member?: string;
  /** The member of an object that says so. */
  node: ts.Node;
  /** The comments that stand beside it, which go with it. */
  comments?: string[];
}

/** A call of an operation by another client. */
export interface CallSite {
  /** What becomes another call. */
  node: ts.CallExpression;
  operation: Operation;
  /** The expression that is the client; undefined: the functions know theirs. */
  client: ClientSource;
  given: Given[];
  /** Whether it throws what failed, and gives the rest. */
  isThrowing: boolean;
}

/** Where the client of a call comes from: an expression, a declaration that takes it apart, or the origin's own one. */
export type ClientSource = { expression: ts.Expression } | { taken: ts.BindingElement } | "own";

/** A place at which a client is created, or told its options. */
export interface Creation {
  node: ts.CallExpression;
  /** The options, if any. */
  options: ts.Expression | undefined;
  /** Whether it tells options to the one client that the functions know: ours is declared there. */
  isOwn?: boolean;
}

/** What another client answers with. */
export interface AnswerShape {
  /** Whether a type is that of an answer. */
  isAnswer(type: ts.Type): boolean;
  /** Whether it is told apart by `error` and `response`, or by its `status` alone. */
  members: "error" | "status";
}

/** How one generator's clients are read. */
export interface Origin {
  answers: AnswerShape;
  /** What a call calls; a text says why it cannot be told. */
  readCall(node: ts.CallExpression): CallSite | string | undefined;
  readCreation(node: ts.CallExpression): Creation | undefined;
  /** Whether a module is one of the old client's: its imports go where nothing needs them any more. */
  isOld(declaration: ts.Node): boolean;
  /** The call that creates the client whose address the functions know by themselves; known once they are read. */
  ownCreation?(): string | undefined;
  /** The model that a type of the old client is, such as `components["schemas"]["Pet"]`. */
  readModel(node: ts.TypeNode): string | undefined;
}
