import type { OverlayProblem } from "../../problems/problem-id.js";
import type { Explanations } from "./explanations.js";

const head = ["overlay: 1.1.0", 'info: { title: Corrections, version: "1" }'];

export const overlayProblems: Explanations<OverlayProblem> = {
  "overlay-action-empty": {
    title: "An action of an overlay does nothing",
    explain:
      "An action has an `update`, a `copy` or `remove: true`. One that has only a target is allowed, but is probably unfinished.",
    example: {
      before: [...head, "actions:", "  - target: $.info"],
      after: [...head, "actions:", "  - target: $.info", "    update: { title: Pets and others }"],
    },
  },
  "overlay-action-refused": {
    title: "An action of an overlay cannot be carried out",
    explain:
      "An update merges an object into objects, or appends to lists, or replaces other values (Overlay 1.1, 4.4). One that would do something else, " +
      "remove the whole document, or copy several nodes at once is refused, and so is what does not fit to what stands there.",
    example: {
      before: [...head, "actions:", "  - target: $", "    remove: true"],
      after: [...head, "actions:", "  - target: $.info.description", "    remove: true"],
    },
  },
  "overlay-elsewhere": {
    title: "An overlay is written for another document",
    explain:
      "Its `extends` names a document, and it is applied to another one. With --strict-overlays this is refused.",
    example: {
      before: [
        "overlay: 1.1.0",
        'info: { title: Corrections, version: "1" }',
        "extends: cats.yaml",
        "actions: [{ target: $.info, update: { title: Pets } }]",
      ],
      after: [
        "overlay: 1.1.0",
        'info: { title: Corrections, version: "1" }',
        "extends: pets.yaml",
        "actions: [{ target: $.info, update: { title: Pets } }]",
      ],
    },
  },
  "overlay-invalid": {
    title: "The file is not an overlay",
    explain:
      "An overlay names its version, has an `info` with title and version, and a list of `actions` (Overlay 1.1, 4). A member that overlays do not have would be ignored silently, so it is refused.",
    example: {
      before: [...head, "action:", "  - target: $.info", "    update: { title: Pets }"],
      after: [...head, "actions:", "  - target: $.info", "    update: { title: Pets }"],
    },
  },
  "overlay-target-invalid": {
    title: "The target of an action is not a JSONPath",
    explain:
      "Targets are JSONPath (RFC 9535). Names with a slash or a hyphen stand in brackets and quotes.",
    example: {
      before: [...head, "actions:", "  - target: $.paths./pets", "    remove: true"],
      after: [
        ...head,
        "actions:",
        "  - target: $.paths['/pets'].get.deprecated",
        "    remove: true",
      ],
    },
  },
  "overlay-target-unmatched": {
    title: "The target of an action selects nothing",
    explain:
      "Either it is misspelt, or the document has changed and what was corrected is no longer there. With --strict-overlays this is refused, so that no correction is lost silently.",
    example: {
      before: [...head, "actions:", "  - target: $.paths['/cats']", "    remove: true"],
      after: [
        ...head,
        "actions:",
        "  - target: $.paths['/pets'].get",
        "    update: { deprecated: true }",
      ],
    },
  },
};
