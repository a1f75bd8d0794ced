import { Refusal } from "./refusal.js";

/** An argument that cannot be sent. The message names the parameter and does not quote its value. */
export class Invalid extends Refusal {
  /** `problem` continues the sentence that the parameter begins: "is empty". */
  constructor(parameter: string, problem: string) {
    super({ kind: "invalid", parameter, message: `${parameter} ${problem}.` });
  }
}
