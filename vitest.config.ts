import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/consumers/**", "test/bench/**", "**/node_modules/**"],
    globalSetup: ["test/build.ts"],
    reporters: process.env["VITEST_JSON"] ? ["default", "json"] : ["default"],
    ...(process.env["VITEST_JSON"] && { outputFile: { json: process.env["VITEST_JSON"] } }),
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

export default config;
