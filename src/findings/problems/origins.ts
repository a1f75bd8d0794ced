import type { OriginProblem } from "../../problems/problem-id.js";
import type { Explanations } from "./explanations.js";

const locked = ['{ "version": 1, "documents": {} }'];

export const originProblems: Explanations<OriginProblem> = {
  "git-file-missing": {
    title: "git has no such file at that commit",
    explain:
      "After the colon comes the path at that commit, from the root of the repository, or from this folder if it begins with ./.",
    example: {
      language: "sh",
      before: ["healos-codegen diff HEAD:pet.yaml pets.yaml"],
      after: ["healos-codegen diff HEAD:pets.yaml pets.yaml"],
    },
  },
  "git-path-invalid": {
    title: "This is not how a file in git is named",
    explain:
      "A file in git is named ref:path, such as main:spec/healos.yaml. Refs that begin with a hyphen would be options of git, and are refused.",
    example: {
      language: "sh",
      before: ["healos-codegen diff -- --all:pets.yaml pets.yaml"],
      after: ["healos-codegen diff HEAD:pets.yaml pets.yaml"],
    },
  },
  "git-ref-unknown": {
    title: "git has no such branch, tag or commit",
    explain:
      "In CI, only the newest commit is there unless the checkout fetches more (fetch-depth: 0 of actions/checkout).",
    example: {
      language: "sh",
      before: ["healos-codegen diff v9:pets.yaml pets.yaml"],
      after: ["healos-codegen diff HEAD:pets.yaml pets.yaml"],
    },
  },
  "git-unavailable": {
    title: "git cannot be used",
    explain:
      "A document was given as ref:path, but git is not installed, this folder is not in a repository, or the repository belongs to another user.",
    example: {
      language: "sh",
      before: ["healos-codegen diff main:pets.yaml pets.yaml"],
      after: [
        "git init -q -b main && git add pets.yaml && git commit -qm Pets",
        "healos-codegen diff main:pets.yaml pets.yaml",
      ],
    },
  },
  "lock-invalid": {
    title: "The lock of fetched documents cannot be read",
    explain:
      "The lock says which text of a document that is named by URL was used. The program writes it; after a merge you may have to let it be written again.",
    example: {
      language: "json",
      before: ['{ "documents": { "https://api.example.com/openapi.yaml": { "file": 1 } } }'],
      after: locked,
    },
  },
  "lock-mismatch": {
    title: "A document is not the one that was locked",
    explain:
      "The text has changed since it was fetched: somebody edited the copy, or the server published something new. Nothing is generated from a text that nobody has reviewed.",
    example: {
      language: "sh",
      before: [
        "healos-codegen generate --dry-run --spec https://api.example.com/openapi.yaml",
        'for copy in .openapi/*/*; do echo "# by hand" >> "$copy"; done',
        "healos-codegen generate --dry-run --spec https://api.example.com/openapi.yaml",
      ],
      after: [
        "rm -rf .openapi",
        "healos-codegen generate --dry-run --update --spec https://api.example.com/openapi.yaml",
      ],
    },
  },
  "lock-missing": {
    title: "A document is not in the lock, and is not fetched here",
    explain:
      "In CI, only documents that somebody has fetched and committed are used, so that two runs of one commit give the same result.",
    example: {
      language: "sh",
      before: [
        "CI=true healos-codegen generate --dry-run --spec https://api.example.com/openapi.yaml",
      ],
      after: ["healos-codegen generate --dry-run --spec https://api.example.com/openapi.yaml"],
    },
  },
  "url-refused": {
    title: "This URL is not fetched",
    explain:
      "Documents are fetched over https, or over http from this machine, and without a password in the URL, which would be kept in the lock.",
    example: {
      language: "sh",
      before: ["healos-codegen lint http://api.example.com/openapi.yaml"],
      after: ["healos-codegen lint https://api.example.com/openapi.yaml"],
    },
  },
  "url-unanswered": {
    title: "The server does not give the document",
    explain:
      "It cannot be reached, does not answer in time, answers with an error, or redirects to another host, which is not followed.",
    example: {
      language: "sh",
      before: ["healos-codegen lint https://api.example.com/gone.yaml"],
      after: ["healos-codegen lint https://api.example.com/openapi.yaml"],
    },
  },
};
