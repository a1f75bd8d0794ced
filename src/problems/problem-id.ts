/* What every problem is called, for good: reports name it, and `--explain` and docs/problems.md explain it. */

/** A file that is no text of the kind that is wanted. */
export type FileProblem =
  | "file-empty"
  | "file-is-folder"
  | "file-is-html"
  | "file-missing"
  | "file-not-text"
  | "file-too-large"
  | "file-unreadable";

/** What YAML or JSON does not allow, or cannot say exactly. */
export type SyntaxProblem =
  | "document-too-deep"
  | "document-too-large"
  | "duplicate-key"
  | "json-syntax"
  | "number-not-json"
  | "number-rounded"
  | "yaml-alias"
  | "yaml-not-json"
  | "yaml-several-documents"
  | "yaml-syntax";

/** A document that is another one than is read, and references in it. */
export type DocumentProblem =
  | "field-shape"
  | "field-unknown"
  | "not-openapi"
  | "nothing-described"
  | "reference-cycle"
  | "reference-dangling"
  | "reference-malformed"
  | "reference-outside"
  | "reference-unreadable"
  | "version-unsupported";

/** Schemas that allow nothing that could be typed. */
export type SchemaProblem =
  "discriminator-unusable" | "pattern-unused" | "schema-cycle" | "type-unknown";

/** Operations that cannot be called as they are described. */
export type OperationProblem =
  | "body-unsendable"
  | "form-without-fields"
  | "header-name-invalid"
  | "media-type-invalid"
  | "method-invalid"
  | "method-unsendable"
  | "name-taken"
  | "operation-id-twice"
  | "operation-not-object"
  | "parameter-ambiguous"
  | "parameter-incomplete"
  | "style-unsupported"
  | "part-unsupported"
  | "path-invalid"
  | "path-item-ambiguous"
  | "path-parameter-undeclared"
  | "path-parameter-unused"
  | "paths-alike"
  | "security-incomplete"
  | "security-unknown"
  | "security-unsent"
  | "server-unusable"
  | "status-invalid";

/** Extensions that say what the document does not have. */
export type ExtensionProblem =
  | "envelope-invalid"
  | "envelope-partial"
  | "extension-member"
  | "external-id-invalid"
  | "flavor-invalid"
  | "given-name-invalid"
  | "idempotency-key-invalid"
  | "pagination-invalid"
  | "webhook-signature-invalid";

/** Overlays that cannot be applied. */
export type OverlayProblem =
  | "overlay-action-empty"
  | "overlay-action-refused"
  | "overlay-elsewhere"
  | "overlay-invalid"
  | "overlay-target-invalid"
  | "overlay-target-unmatched";

/** Documents that git or a server keeps. */
export type OriginProblem =
  | "git-file-missing"
  | "git-path-invalid"
  | "git-ref-unknown"
  | "git-unavailable"
  | "lock-invalid"
  | "lock-mismatch"
  | "lock-missing"
  | "url-refused"
  | "url-unanswered";

/** An output that cannot be written. */
export type OutputProblem =
  | "output-blocked"
  | "output-edited"
  | "output-foreign"
  | "output-forbidden"
  | "output-full"
  | "output-link"
  | "output-name"
  | "package-name-invalid"
  | "package-name-unscoped";

/** Other files that a command reads. */
export type InputProblem =
  | "accepted-unreadable"
  | "baseline-invalid"
  | "behaviour-invalid"
  | "client-not-imported"
  | "companion-invalid"
  | "observations-unusable"
  | "package-json-invalid"
  | "project-invalid"
  | "project-missing"
  | "project-uncommitted"
  | "recording-invalid";

/** Command lines and settings that cannot be carried out. */
export type UsageProblem =
  | "address-unavailable"
  | "argument-missing"
  | "argument-unexpected"
  | "command-unknown"
  | "option-unknown"
  | "option-value"
  | "options-conflict"
  | "rule-unknown"
  | "setting-unknown"
  | "setting-value"
  | "slice-unknown"
  | "version-step-missing";

export type ProblemId =
  | DocumentProblem
  | ExtensionProblem
  | FileProblem
  | InputProblem
  | OperationProblem
  | OriginProblem
  | OutputProblem
  | OverlayProblem
  | SchemaProblem
  | SyntaxProblem
  | UsageProblem;
