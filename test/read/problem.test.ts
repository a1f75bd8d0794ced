import { describe, expect, it } from "vitest";
import { formatProblem, quote } from "../../src/read/problem.js";

describe("a problem", () => {
  const problem = { file: "a.yaml", line: 3, column: 7, what: "It is wrong", todo: "Correct it." };

  it("is one line: the place, what is wrong, what to do", () => {
    expect(formatProblem(problem)).toBe("a.yaml:3:7: It is wrong. Correct it.");
    expect(formatProblem({ ...problem, todo: "Did you mean b?" })).toMatch(
      /wrong\. Did you mean b\?$/,
    );
    expect(formatProblem({ file: "out/a.ts", what: "It is there", todo: "Move it" })).toBe(
      "out/a.ts: It is there. Move it.",
    );
  });

  it("stays one line, and shows what would be unseen, whatever the document says", () => {
    const what = `Not ${quote("a\nb\r\u2028c\u001b[31m\u202ed\0\ufeff")}`;
    const line = formatProblem({ ...problem, what });
    expect(line).toContain('"a\\u000ab\\u000d\\u2028c\\u001b[31m\\u202ed\\u0000\\ufeff"');
  });

  it("is cut where it is very long", () => {
    expect(formatProblem({ ...problem, what: quote("x".repeat(1e6)) }).length).toBeLessThan(200);
    expect(formatProblem({ ...problem, what: "x".repeat(1e6) }).length).toBeLessThan(1_000);
  });
});
