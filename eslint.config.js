import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/", "generated/", "test/consumers/", "test/bench/", "coverage/"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { project: "tsconfig.json" } },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Exports have names." },
      ],
      "max-params": "off",
      "@typescript-eslint/max-params": ["error", { max: 3 }],
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 400 }],
      "no-console": "error",
      "no-control-regex": "off",
    },
  },
  {
    // Runs in Node, Bun and Deno.
    files: ["test/runtimes/*.mjs"],
    languageOptions: {
      globals: {
        Bun: "readonly",
        clearInterval: "readonly",
        console: "readonly",
        process: "readonly",
        setInterval: "readonly",
      },
    },
  },
  {
    files: [".ci/*.js", ".scripts/*.js"],
    languageOptions: { globals: { URL: "readonly", console: "readonly", process: "readonly" } },
  },
  {
    // Runs in pages of a site.
    files: ["templates/site/*.js"],
    languageOptions: { globals: { document: "readonly", window: "readonly" } },
  },
  {
    // They warn of keys. A directive in the file would reach the linters of the client's users.
    files: ["src/runtime/client/warn-in-page.ts", "src/runtime/call/warn-keyless.ts"],
    rules: { "no-console": "off" },
  },
  {
    // What is a configuration file to a tool must be its default export.
    files: ["*.config.{js,ts}"],
    rules: { "no-restricted-syntax": "off" },
  },
);
