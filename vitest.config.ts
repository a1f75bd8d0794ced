import { availableParallelism, tmpdir } from "node:os";
import { defineConfig, type ViteUserConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Slow by nature: what they try are packages, installs, whole processes, browsers or documents by the hundred. They run with
 * CHECK_ALL=1, as `npm run check:all` and CI do, and where they are named on the command line.
 */
export const slow: readonly string[] = [
  "test/cli/story.test.ts",
  "test/consumer-projects.test.ts",
  "test/consumers.test.ts",
  "test/demo/demo.test.ts",
  "test/demo/page.test.ts",
  "test/diff/action.test.ts",
  "test/documents.test.ts",
  "test/emulate/every-operation.test.ts",
  "test/fuzz.test.ts",
  "test/generation-ratio.test.ts",
  "test/hostile.test.ts",
  "test/hostile/bounds.test.ts",
  "test/hostile/outputs.test.ts",
  "test/lint/shared-documents.test.ts",
  "test/moving/generated.test.ts",
  "test/package.test.ts",
  "test/print/layout.test.ts",
  "test/published-client.test.ts",
  "test/read/yaml-agreement.test.ts",
  "test/reception.test.ts",
  "test/runtime/soak.test.ts",
  "test/runtimes/facts.test.ts",
  "test/runtimes/large-uploads.test.ts",
  "test/runtimes/runtimes.test.ts",
  "test/site/guide.test.ts",
  "test/type-libraries/type-libraries.test.ts",
  "test/uses/adopt.test.ts",
  "test/uses/keys.test.ts",
  "test/uses/mend.test.ts",
  "test/uses/moved.test.ts",
  "test/uses/reached.test.ts",
  "test/uses/seeded.test.ts",
  "test/verify/prism.test.ts",
];

/** What takes longest is begun first, so that no worker is left with it while the others have ended. */
const longest: readonly string[] = [
  "test/documents.test.ts",
  "test/diff/action.test.ts",
  "test/uses/seeded.test.ts",
  "test/package.test.ts",
  "test/consumers.test.ts",
  "test/fuzz.test.ts",
  "test/verify/drift.test.ts",
  "test/diff/types.test.ts",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const index = longest.findIndex((file) => moduleId.endsWith(file));
      return index === -1 ? longest.length : index;
    };
    return others.toSorted((one, other) => rank(one) - rank(other));
  }
}

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
    // Clients that tests write are JavaScript already, and Node takes them as they are. The project is TypeScript, also
    // where it is a clone in that folder.
    server: {
      deps: { external: [new RegExp(`^(file://)?(?!${import.meta.dirname}/)${tmpdir()}/`)] },
    },
    pool: "forks",
    // One more than there are cores: many tests wait, for a server's answer, for a process or for a time to pass.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    provide: { leftOut },
    reporters: process.env["VITEST_JSON"] ? ["default", "json"] : ["default"],
    ...(process.env["VITEST_JSON"] && { outputFile: { json: process.env["VITEST_JSON"] } }),
    // For more workers than cores: what hangs is seen a little later.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

export default config;
