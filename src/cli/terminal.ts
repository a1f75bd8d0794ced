/** Where the program speaks: results go out, messages and errors to the other. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
  /** Says on the last line of the terminal what goes on, in the place of what it said before. */
  status(text: string): void;
  /** Whether to write in colour. */
  colors: { out: boolean; error: boolean };
  /** Whether somebody sits there and waits. */
  isInteractive: boolean;
}

/** Exit codes: everything is fine; there is a finding; the call or its input is wrong. */
export type ExitCode = 0 | 1 | 2;
