import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default [
  js.configs.all,
  ...tseslint.configs.all.map((config) => ({ ...config, files: ["**/*.ts"] })),
  { files: ["**/*.ts"], languageOptions: { parserOptions: { project: "tsconfig.json" } } },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
];
