import type { InvalidError } from "./errors.js";

/** An argument that cannot be sent. The message names the parameter and does not quote its value. */
export class Invalid extends TypeError {
  /** The failure that tells of it. */
  readonly failure: InvalidError;

  /** `problem` continues the sentence that the parameter begins: "is empty". */
  constructor(parameter: string, problem: string) {
    super(`${parameter} ${problem}.`);
    this.failure = { kind: "invalid", parameter, message: this.message };
  }
}
