// Prints `N passed, N failed` from the test runner's report; a step that failed before the tests counts as one.
import { readFileSync } from "node:fs";

const [report, status] = process.argv.slice(2);
let passed = 0;
let failed = 0;
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  passed = numPassedTests;
  failed = numFailedTests || numFailedTestSuites;
} catch {
  // No report: the tests were not reached.
}
if (status !== "0" && failed === 0) {
  failed = 1;
}
console.log(`${passed} passed, ${failed} failed`);
