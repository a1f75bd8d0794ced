import type { InputProblem } from "../../problems/problem-id.js";
import type { Explanations } from "./explanations.js";

export const inputProblems: Explanations<InputProblem> = {
  "accepted-unreadable": {
    title: "accepted.yaml does not say what was agreed to",
    explain:
      "Each entry has the fingerprint that the report of `diff` gives, the reason, and a day on which it ends, so that nothing is agreed to for ever. In the example it stands " +
      "beside the documents that are compared.",
    example: {
      before: ["- { fingerprint: 0123456789abcdef, reason: Nobody uses it. }"],
      after: [
        '- { fingerprint: 0123456789abcdef, reason: Nobody uses it., expires: "2030-01-31" }',
      ],
    },
  },
  "baseline-invalid": {
    title: "The baseline is no report of lint",
    explain: "A baseline is an earlier report, whose findings are not told again.",
    example: {
      language: "sh",
      before: ["healos-codegen lint pets.yaml --baseline pets.yaml"],
      after: [
        "healos-codegen lint pets.yaml --format json > baseline.json",
        "healos-codegen lint pets.yaml --baseline baseline.json",
      ],
    },
  },
  "behaviour-invalid": {
    title: "The file of behaviour says what the emulator cannot do",
    explain:
      "Beside api.yaml, api.emulator.yaml says what the emulator does that a description has no words for: seeds, filters, resources. What it names must be in the " +
      "document.",
    example: {
      before: ["operations:", "  listCats: { filters: {} }"],
      after: ["operations:", "  listPets: { filters: {} }"],
    },
  },
  "client-not-imported": {
    title: "A project does not use a client of this document",
    explain:
      "`uses` looks for imports of the package, or of the folder, that was generated from the document, and `adopt` for calls of the other generator's client. None was found.",
    example: {
      language: "sh",
      before: ["healos-codegen uses --project app --spec pets.yaml"],
      after: [
        "healos-codegen generate --spec pets.yaml --layout source --out app/client",
        "echo 'export { listPets } from \"./client/index.js\";' > app/index.ts",
        "healos-codegen uses --project app --spec pets.yaml",
      ],
    },
  },
  "companion-invalid": {
    title: "A companion cannot be used",
    explain:
      "A companion of your own is a module that exports `companion`, with a `name`, `peers` and `emit`. Some of ours need a package that is installed only where it is " +
      "asked for.",
    example: {
      language: "sh",
      before: [
        "echo 'export default 1;' > mine.mjs",
        "healos-codegen generate --spec pets.yaml --dry-run --with ./mine.mjs",
      ],
      after: [
        "echo 'export const companion = { name: \"mine\", peers: {}, emit: (api, { file }) => file(() => []) };' > ours.mjs",
        "healos-codegen generate --spec pets.yaml --dry-run --with ./ours.mjs",
      ],
    },
  },
  "observations-unusable": {
    title: "The file has no observations",
    explain:
      "`verify` takes what observe() of a client has written (--observed), or an HTTP archive of a browser or a proxy (--har).",
    example: {
      language: "sh",
      before: ["healos-codegen verify pets.yaml --har pets.yaml"],
      after: [
        `echo '{ "log": { "entries": [{ "request": { "method": "GET", "url": "https://pets.example/pets" }, "response": { "status": 200 } }] } }' > pets.har`,
        "healos-codegen verify pets.yaml --har pets.har",
      ],
    },
  },
  "package-json-invalid": {
    title: "package.json has a member of another kind",
    explain: "`init` adds a script to it, and to add to what is not an object would damage it.",
    example: {
      language: "sh",
      before: [`echo '{ "name": "app", "scripts": [] }' > package.json`, "healos-codegen init"],
      after: [`echo '{ "name": "app", "scripts": {} }' > package.json`, "healos-codegen init"],
    },
  },
  "project-invalid": {
    title: "A project of TypeScript cannot be read",
    explain: "Its tsconfig.json has a mistake, or names no files that are there.",
    example: {
      language: "sh",
      before: [
        `echo '{ "include": ["none"] }' > app/tsconfig.json`,
        "healos-codegen uses --project app --spec pets.yaml",
      ],
      after: [
        "healos-codegen generate --spec pets.yaml --layout source --out app/client",
        "echo 'export { listPets } from \"./client/index.js\";' > app/index.ts",
        `echo '{ "include": ["*.ts"] }' > app/tsconfig.json`,
        "healos-codegen uses --project app --spec pets.yaml",
      ],
    },
  },
  "project-missing": {
    title: "There is no project in this folder",
    explain:
      "`uses` and `diff --project` need the folder of a tsconfig.json, and `init` that of a package.json.",
    example: {
      language: "sh",
      before: ["mkdir -p empty", "healos-codegen uses --project empty --spec pets.yaml"],
      after: [
        "healos-codegen generate --spec pets.yaml --layout source --out app/client",
        "echo 'export { listPets } from \"./client/index.js\";' > app/index.ts",
        "healos-codegen uses --project app --spec pets.yaml",
      ],
    },
  },
  "project-uncommitted": {
    title: "Code that would be mended has changes that git does not have",
    explain:
      "`diff --fix` writes only where git can bring back what was there. Commit first, or write all the same with --force.",
    example: {
      language: "sh",
      before: [
        "healos-codegen generate --spec pets.yaml --layout source --out app/client",
        `echo 'import { listPets } from "./client/index.js"; export const list = listPets;' > app/index.ts`,
        "sed 's/listPets/allPets/' pets.yaml > next.yaml",
        "healos-codegen diff pets.yaml next.yaml --project app --fix --fail-on never",
      ],
      after: [
        "git init -q && git add . && git commit -qm All",
        "healos-codegen diff pets.yaml next.yaml --project app --fix --fail-on never",
      ],
    },
  },
  "recording-invalid": {
    title: "The file is no recording",
    explain: "Recordings are what record() of the client's testing has written.",
    example: {
      language: "sh",
      before: [
        "mkdir -p cassettes && echo '{}' > cassettes/pets.json",
        "healos-codegen diff pets.yaml pets.yaml --cassettes cassettes",
      ],
      after: [
        `echo '{ "cassette": 1, "exchanges": [] }' > cassettes/pets.json`,
        "healos-codegen diff pets.yaml pets.yaml --cassettes cassettes",
      ],
    },
  },
};
