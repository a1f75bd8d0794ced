import type { UsageProblem } from "../../problems/problem-id.js";
import type { Explanations } from "./explanations.js";

export const usageProblems: Explanations<UsageProblem> = {
  "address-unavailable": {
    title: "The emulator cannot listen at this address",
    explain:
      "Another program listens on the port, it is one that only the system may use, or the host is not this machine.",
    example: {
      language: "sh",
      before: ["healos-codegen emulate --spec pets.yaml --host 192.0.2.1"],
      after: ["healos-codegen emulate --spec pets.yaml --port 0"],
    },
  },
  "argument-missing": {
    title: "The command needs something more",
    explain:
      "An argument, or the value of an option, is missing. In a script, the cause is often a variable that is not set.",
    example: {
      language: "sh",
      before: ["healos-codegen diff pets.yaml"],
      after: ["healos-codegen diff pets.yaml pets.yaml"],
    },
  },
  "argument-unexpected": {
    title: "The command does not take that many arguments",
    explain:
      "Usually the hyphens before an option are missing, or a path with blanks has no quotes.",
    example: {
      language: "sh",
      before: ["healos-codegen lint pets.yaml format json"],
      after: ["healos-codegen lint pets.yaml --format json"],
    },
  },
  "command-unknown": {
    title: "There is no such command",
    explain: "healos-codegen --help lists the commands.",
    example: {
      language: "sh",
      before: ["healos-codegen check pets.yaml"],
      after: ["healos-codegen lint pets.yaml"],
    },
  },
  "option-unknown": {
    title: "The command has no such option",
    explain: "Options belong to a command and come after it. --help of the command lists them.",
    example: {
      language: "sh",
      before: ["healos-codegen lint pets.yaml --fail-on risky"],
      after: ["healos-codegen lint pets.yaml --max-warnings 5"],
    },
  },
  "option-value": {
    title: "An option cannot have this value",
    explain: "The line says which values are allowed, or how to write one.",
    example: {
      language: "sh",
      before: ["healos-codegen lint pets.yaml --format xml"],
      after: ["healos-codegen lint pets.yaml --format sarif"],
    },
  },
  "options-conflict": {
    title: "Options contradict each other",
    explain: "Each of them works, but not together, or one needs another that is missing.",
    example: {
      language: "sh",
      before: ["healos-codegen diff pets.yaml pets.yaml --fix"],
      after: ["healos-codegen diff pets.yaml pets.yaml"],
    },
  },
  "rule-unknown": {
    title: "There is no such rule or problem",
    explain:
      "--rule and --explain take the ids of docs/findings.md, and --explain those of docs/problems.md too.",
    example: {
      language: "sh",
      before: ["healos-codegen lint --explain int64-unsave"],
      after: ["healos-codegen lint --explain int64-unsafe"],
    },
  },
  "setting-unknown": {
    title: "healos-codegen.json sets an option that does not exist",
    explain:
      "It has a member for each command, and in it the options by their long names in camelCase.",
    example: {
      language: "json",
      before: ['{ "generate": { "import-extension": "ts" } }'],
      after: ['{ "generate": { "importExtension": "ts" } }'],
    },
  },
  "setting-value": {
    title: "A setting cannot have this value",
    explain:
      "Settings take what the option takes on the command line: a text, a number, true or false, or a list where the option can be repeated.",
    example: {
      language: "json",
      before: ['{ "generate": { "out": true } }'],
      after: ['{ "generate": { "out": "client" } }'],
    },
  },
  "slice-unknown": {
    title: "--include and --exclude leave nothing, or name nothing",
    explain:
      "They take a tag, an operationId, the beginning of a path, or a glob of these. What no operation has is refused, since the client would silently lack what was meant.",
    example: {
      language: "sh",
      before: ["healos-codegen generate --spec pets.yaml --dry-run --include cats"],
      after: ["healos-codegen generate --spec pets.yaml --dry-run --include listPets"],
    },
  },
  "version-step-missing": {
    title: "The version does not say how large the change is",
    explain:
      "diff --check-version compares info.version with what has changed, after Semantic Versioning: a breaking change needs a new major version.",
    example: {
      language: "sh",
      before: [
        "sed 's/listPets/allPets/; s#/pets#/animals#' pets.yaml > next.yaml",
        "healos-codegen diff pets.yaml next.yaml --check-version --fail-on never",
      ],
      after: [
        "sed 's/listPets/allPets/; s#/pets#/animals#; s/1.0.0/2.0.0/' pets.yaml > next.yaml",
        "healos-codegen diff pets.yaml next.yaml --check-version --fail-on never",
      ],
    },
  },
};
