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
    const needed = ["contents", "id-token", "pages", "pull-requests"];
    // A job that may publish has no code of other packages beside it.
    const publishing = jobs.filter(({ permissions }) => permissions?.["id-token"] === "write");
    for (const { steps } of publishing) {
      const text = JSON.stringify(steps);
      expect(text).not.toMatch(/actions\/checkout|npm (ci|install|run|exec|pack)|npx/);
    }
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

describe("a release", () => {
  const { jobs } = parse(readFileSync(join(folder, "release.yml"), "utf8")) as Workflow;

  test("publishes the tarballs that were built and tried without the right to publish", () => {
    const published = (jobs["publish"]?.steps ?? []).flatMap(({ run = [] }) => run);
    const how = "--ignore-scripts --provenance --access public";
    expect(published).toEqual([
      `npm publish ./healos-codegen-*.tgz ${how}`,
      `npm publish ./healos-client-*.tgz ${how}`,
    ]);
    expect(jobs["publish"]?.permissions).toEqual({ "id-token": "write" });
    expect(jobs["build"]?.permissions).toEqual({ contents: "read", pages: "read" });
    expect(JSON.stringify(jobs["build"]?.steps)).toContain("npm sbom --sbom-format cyclonedx");
  });

  test("makes its tags on their own, so that a run after a failed one makes them", () => {
    const text = JSON.stringify(jobs["tag"]?.steps);
    expect(jobs["tag"]?.permissions).toEqual({ contents: "write" });
    for (const name of ["healos-codegen v", "healos-client client-v"]) {
      expect(text).toContain(`release ${name}`);
    }
  });
});

describe("the site", () => {
  const text = readFileSync(join(folder, "site.yml"), "utf8");
  const { jobs } = parse(text) as Workflow;

  test("is built with every change, and published from main", () => {
    expect(Object.keys((parse(text) as { on: object }).on)).toContain("pull_request");
    expect(jobs["build"]?.steps.map(({ run }) => run)).toContain("npm run docs");
    expect(jobs["build"]?.permissions).toEqual({ contents: "read", pages: "read" });
    expect(jobs["publish"]?.permissions).toEqual({ pages: "write", "id-token": "write" });
    expect(jobs["publish"]?.steps).toHaveLength(1);
  });

  test("is the homepage of what is published, where it is", () => {
    const release = readFileSync(join(folder, "release.yml"), "utf8");
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const script = readFileSync(join(root, ".scripts", "docs.js"), "utf8");
    expect(scripts["docs"]).toContain("node .scripts/docs.js");
    expect(script).toContain('"site/healos"');
    expect(release).toContain('npm pkg set --prefix generated "homepage=${site%/}/healos/"');
  });
});

test("what is shipped is looked at for known holes every week", () => {
  const text = readFileSync(join(folder, "dependencies.yml"), "utf8");
  expect(text).toContain("schedule:");
  expect(text).toMatch(/npm audit --omit dev --audit-level low/);
});
