/** The rules of verify, by id. */
export type VerifyRuleId =
  | "answer-invalid"
  | "broken-accepted"
  | "server-failed"
  | "valid-refused"
  | "format-differs"
  | "header-missing"
  | "media-type-undeclared"
  | "missing-after-all"
  | "never-documented"
  | "never-seen"
  | "null-after-all"
  | "status-undeclared"
  | "type-differs"
  | "value-new";
