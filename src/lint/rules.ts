import { componentUnused } from "./rules/component-unused.js";
import { documentIncomplete } from "./rules/document-incomplete.js";
import { errorUndeclared } from "./rules/error-undeclared.js";
import { evidenceForm } from "./rules/evidence-form.js";
import { evidenceMissing } from "./rules/evidence-missing.js";
import { evidenceNote } from "./rules/evidence-note.js";
import { exampleInvalid } from "./rules/example-invalid.js";
import { extensionMisplaced } from "./rules/extension-misplaced.js";
import { int64Unsafe } from "./rules/int64-unsafe.js";
import { leftOut } from "./rules/left-out.js";
import { mended } from "./rules/mended.js";
import { notGeneratable } from "./rules/not-generatable.js";
import { operationIdMissing } from "./rules/operation-id-missing.js";
import { operationName } from "./rules/operation-name.js";
import { paginationUndeclared } from "./rules/pagination-undeclared.js";
import { patternUnchecked } from "./rules/pattern-unchecked.js";
import { requestComposed } from "./rules/request-composed.js";
import { requestOpen } from "./rules/request-open.js";
import { schemaName } from "./rules/schema-name.js";
import { scopeMissing } from "./rules/scope-missing.js";
import { scopeUnknown } from "./rules/scope-unknown.js";
import { serverElsewhere } from "./rules/server-elsewhere.js";
import type { Rule } from "./rule.js";

/** Every rule, by its id. */
export const rules: readonly Rule[] = [
  componentUnused,
  documentIncomplete,
  errorUndeclared,
  evidenceForm,
  evidenceMissing,
  evidenceNote,
  exampleInvalid,
  extensionMisplaced,
  int64Unsafe,
  leftOut,
  mended,
  notGeneratable,
  operationIdMissing,
  operationName,
  paginationUndeclared,
  patternUnchecked,
  requestComposed,
  requestOpen,
  schemaName,
  scopeMissing,
  scopeUnknown,
  serverElsewhere,
];
