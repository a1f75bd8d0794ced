import type { InvalidError } from "./errors.js";

/** An argument that cannot be sent. The message names the parameter and does not quote its value. */
export class Invalid extends TypeError {
  readonly parameter: string;

  /** `problem` continues the sentence that the parameter begins: "is empty". */
  constructor(parameter: string, problem: string) {
    super(`${parameter} ${problem}.`);
    this.parameter = parameter;
  }
}

/** The failure that tells of it. */
export function invalidFailure({ parameter, message }: Invalid): InvalidError {
  return { kind: "invalid", parameter, message };
}
