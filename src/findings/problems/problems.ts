import type { ProblemId } from "../../problems/problem-id.js";
import type { Explained } from "../explained.js";
import { documentProblems } from "./documents.js";
import type { Explanations } from "./explanations.js";
import { extensionProblems } from "./extensions.js";
import { fileProblems } from "./files.js";
import { inputProblems } from "./inputs.js";
import { operationProblems } from "./operations.js";
import { originProblems } from "./origins.js";
import { outputProblems } from "./outputs.js";
import { overlayProblems } from "./overlays.js";
import { schemaProblems } from "./schemas.js";
import { syntaxProblems } from "./syntax.js";
import { usageProblems } from "./usage.js";

/** A problem as it is explained. */
export interface ExplainedProblem extends Required<Explained> {
  id: ProblemId;
}

/** The problems of a kind. */
export interface ProblemGroup {
  title: string;
  problems: readonly ExplainedProblem[];
}

/** Every problem that a command can tell of, by kind, in the order in which a document meets them. */
export const problemGroups: readonly ProblemGroup[] = [
  { title: "Command lines and settings", problems: listed(usageProblems) },
  { title: "Files", problems: listed(fileProblems) },
  { title: "YAML and JSON", problems: listed(syntaxProblems) },
  { title: "Documents from git and from a URL", problems: listed(originProblems) },
  { title: "Overlays", problems: listed(overlayProblems) },
  { title: "Documents and references", problems: listed(documentProblems) },
  { title: "Schemas", problems: listed(schemaProblems) },
  { title: "Operations", problems: listed(operationProblems) },
  { title: "Extensions", problems: listed(extensionProblems) },
  { title: "Output", problems: listed(outputProblems) },
  { title: "What else a command reads", problems: listed(inputProblems) },
];

/** All of them: the compiler sees that none is without an explanation. */
const explained: Explanations<ProblemId> = {
  ...documentProblems,
  ...extensionProblems,
  ...fileProblems,
  ...inputProblems,
  ...operationProblems,
  ...originProblems,
  ...outputProblems,
  ...overlayProblems,
  ...schemaProblems,
  ...syntaxProblems,
  ...usageProblems,
};

export const problems: readonly ExplainedProblem[] = listed(explained);

function listed<Id extends ProblemId>(group: Explanations<Id>): ExplainedProblem[] {
  return (Object.keys(group) as Id[]).sort().map((id) => ({ id, ...group[id] }));
}
