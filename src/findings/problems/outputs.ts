import type { OutputProblem } from "../../problems/problem-id.js";
import type { Explanations } from "./explanations.js";

const generate = "healos-codegen generate --spec pets.yaml --layout source --out client";

export const outputProblems: Explanations<OutputProblem> = {
  "output-blocked": {
    title: "Something else stands where the output belongs",
    explain:
      "A file stands where a folder must be made, or the other way round. Nothing of yours is moved away for it.",
    example: {
      language: "sh",
      before: ["touch client", generate],
      after: ["rm -rf client", generate],
    },
  },
  "output-edited": {
    title: "A generated file was edited by hand",
    explain:
      "The edit would be lost. What you need beyond the client belongs into a file of your own; what is wrong in the document is corrected by an " +
      "overlay. --force overwrites it all the same.",
    example: {
      language: "sh",
      before: [generate, "echo '// mine' >> client/index.ts", generate],
      after: [`${generate} --force`],
    },
  },
  "output-forbidden": {
    title: "The output may not be written",
    explain:
      "The permissions of the folder or of a file in it do not allow it, or the file system is read-only.",
    example: {
      language: "sh",
      before: ["mkdir client && chmod a-w client", generate],
      after: ["chmod u+w client", generate],
    },
  },
  "output-foreign": {
    title: "A file that the generator did not write would be overwritten",
    explain:
      "Generated files and your own do not share a name. A folder of its own for the client avoids this.",
    example: {
      language: "sh",
      before: ["mkdir client && echo 'export {};' > client/index.ts", generate],
      after: ["rm client/index.ts", generate],
    },
  },
  "output-full": {
    title: "There is no space left",
    explain:
      "The disk, or your share of it, is full. Until everything is written beside it, the old output stays as it was.",
    example: {
      language: "sh",
      before: ["healos-codegen generate --out /full/client"],
      after: ["healos-codegen generate --dry-run --out client"],
    },
  },
  "output-link": {
    title: "A symbolic link leads out of the output folder",
    explain:
      "What is written through it would stand somewhere else, where it is nobody's to write.",
    example: {
      language: "sh",
      before: ["mkdir elsewhere client && ln -s ../elsewhere client/runtime", generate],
      after: ["rm client/runtime", generate],
    },
  },
  "output-name": {
    title: "A file would have a name that it cannot have",
    explain:
      "Two files would differ by case only, a name is kept for the generator, or a path is longer than the file system allows. Files are named after the " +
      "resources and models of the document.",
    example: {
      language: "sh",
      before: ["healos-codegen generate --spec pets.yaml --out $(printf 'x%.0s' $(seq 300))"],
      after: ["healos-codegen generate --spec pets.yaml --dry-run --out client"],
    },
  },
  "package-name-invalid": {
    title: "npm takes no package of this name",
    explain:
      "Names are lower case, of letters, digits, hyphens, dots and underscores, and may have a scope before a slash.",
    example: {
      language: "sh",
      before: ['healos-codegen generate --spec pets.yaml --dry-run --package-name "Our Pets"'],
      after: ["healos-codegen generate --spec pets.yaml --dry-run --package-name @ours/pets"],
    },
  },
  "package-name-unscoped": {
    title: "A document names a package without a scope",
    explain:
      "x-package-name of somebody else's document could name a package that is theirs, or that anybody can publish. A scope that you own is safe.",
    example: {
      before: [
        'info: { title: Pets, version: "1", x-package-name: pets-client }',
        "paths: { /pets: { get: {} } }",
      ],
      after: [
        'info: { title: Pets, version: "1", x-package-name: "@ours/pets" }',
        "paths: { /pets: { get: {} } }",
      ],
    },
  },
};
