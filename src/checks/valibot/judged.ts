import * as v from "valibot";
import type { Checked } from "./hold.js";

/** A schema that a function is: it says what is wrong with a value. */
export function judged(judge: (context: Checked) => void): v.GenericSchema {
  return v.pipe(v.unknown(), v.rawCheck(judge));
}
