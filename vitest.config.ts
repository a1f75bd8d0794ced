import { availableParallelism } from "node:os";
import { defineConfig, type ViteUserConfig } from "vitest/config";

/**
 * Slow by nature: what they try are packages, installs, whole processes or documents by the hundred. They run with
 * CHECK_ALL=1, as `npm run check:all` and CI do, and where they are named on the command line.
 */
export const slow: readonly string[] = [
  "test/consumers.test.ts",
  "test/demo/demo.test.ts",
  "test/documents.test.ts",
  "test/fuzz.test.ts",
  "test/generation-ratio.test.ts",
  "test/hostile.test.ts",
  "test/package.test.ts",
  "test/published-client.test.ts",
  "test/runtimes/runtimes.test.ts",
];

const isNamed = (file: string): boolean =>
  process.argv.slice(2).some((argument) => argument.includes("test/") && file.includes(argument));
const leftOut = process.env["CHECK_ALL"] === "1" ? [] : slow.filter((file) => !isNamed(file));

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/consumers/**", "test/bench/**", "**/node_modules/**", ...leftOut],
    globalSetup: ["test/build.ts"],
    setupFiles: ["test/restore.ts"],
    // Files share processes, so that the compiler is loaded and its library read once for all of them.
    isolate: false,
    pool: "forks",
    maxWorkers: availableParallelism(),
    provide: { leftOut },
    reporters: process.env["VITEST_JSON"] ? ["default", "json"] : ["default"],
    ...(process.env["VITEST_JSON"] && { outputFile: { json: process.env["VITEST_JSON"] } }),
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

export default config;
