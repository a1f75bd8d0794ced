import type { FileProblem } from "../../problems/problem-id.js";
import type { Explanations } from "./explanations.js";

export const fileProblems: Explanations<FileProblem> = {
  "file-empty": {
    title: "The file is empty",
    explain:
      "The file contains nothing but blanks. Usually a download, or the script that should have written the file, has failed.",
    example: {
      language: "sh",
      before: ["touch empty.yaml", "healos-codegen lint empty.yaml"],
      after: ["healos-codegen lint pets.yaml"],
    },
  },
  "file-is-folder": {
    title: "A file is needed, and this is a folder",
    explain: "Name the document itself. The files that it refers to are found from there.",
    example: {
      language: "sh",
      before: ["mkdir -p spec", "healos-codegen lint spec"],
      after: ["mkdir -p spec && cp pets.yaml spec/", "healos-codegen lint spec/pets.yaml"],
    },
  },
  "file-is-html": {
    title: "The file is a web page",
    explain:
      "The text begins like HTML or XML. It may be the page that shows a document, or the error page or login that was " +
      "downloaded in its place.",
    example: {
      language: "sh",
      before: [
        "echo '<!doctype html><title>Log in</title>' > api.yaml",
        "healos-codegen lint api.yaml",
      ],
      after: ["cp pets.yaml api.yaml", "healos-codegen lint api.yaml"],
    },
  },
  "file-missing": {
    title: "There is no such file",
    explain: "Paths are relative to the folder in which the command runs.",
    example: {
      language: "sh",
      before: ["healos-codegen lint pet.yaml"],
      after: ["healos-codegen lint pets.yaml"],
    },
  },
  "file-not-text": {
    title: "The file is not UTF-8",
    explain:
      "JSON is UTF-8 (RFC 8259, 8.1), and YAML is read as UTF-8, or as UTF-16 where it says so. In any other encoding, some names would be read wrongly. The line says where the first wrong byte is.",
    example: {
      language: "sh",
      before: [
        "printf 'openapi: 3.1.0\\ninfo: { title: Caf\\351, version: \"1\" }\\n' > api.yaml",
        "healos-codegen lint api.yaml",
      ],
      after: ["cp pets.yaml api.yaml", "healos-codegen lint api.yaml"],
    },
  },
  "file-too-large": {
    title: "The file is too large",
    explain:
      "Files of up to 64 MiB are read; the largest public descriptions have about 15. A larger file is most likely not a description of an API.",
    example: {
      language: "sh",
      before: ["truncate -s 1G dump.json", "healos-codegen lint dump.json"],
      after: ["healos-codegen lint pets.yaml"],
    },
  },
  "file-unreadable": {
    title: "The file cannot be read",
    explain:
      "It is there, but its permissions keep this user from reading it, its symbolic links go in a circle, or it is a " +
      "device or a pipe, which may never end.",
    example: {
      language: "sh",
      before: ["ln -sf api.yaml api.yaml", "healos-codegen lint api.yaml"],
      after: ["rm -f api.yaml && cp pets.yaml api.yaml", "healos-codegen lint api.yaml"],
    },
  },
};
