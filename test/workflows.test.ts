import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "./program.js";

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { permissions?: Record<string, string>; steps: Step[] }>;
}

const folder = join(root, ".github", "workflows");

describe.each(readdirSync(folder))("%s", (name) => {
  const text = readFileSync(join(folder, name), "utf8");
  const workflow = parse(text) as Workflow;
  const jobs = Object.values(workflow.jobs);

  test("every action is pinned to a commit, and says which version that is", () => {
    const uses = text.split("\n").filter((line) => /\buses: (?!\.\/)/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    expect(
      uses.filter((line) => !/uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
    ).toEqual([]);
  });

  test("it may read the repository, and a job says what more it needs", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    const granted = jobs.flatMap(({ permissions = {} }) => Object.keys(permissions));
    const needed = ["contents", "id-token", "pull-requests"];
    expect(granted.filter((each) => !needed.includes(each))).toEqual([]);
  });

  test("no checkout leaves a token behind, and no step reads a secret", () => {
    const checkouts = jobs
      .flatMap(({ steps }) => steps)
      .filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.filter((step) => step.with?.["persist-credentials"] !== false)).toEqual([]);
    expect(text).not.toMatch(/secrets\.|NODE_AUTH_TOKEN|NPM_TOKEN/);
  });
});

test("every package is published with provenance", () => {
  const release = readFileSync(join(folder, "release.yml"), "utf8");
  const published = release.match(/npm publish.*/g) ?? [];
  expect(published).toEqual(Array(2).fill("npm publish --provenance --access public"));
});
