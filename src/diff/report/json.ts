import type { Report } from "../diff.js";

/** The report as JSON, as `templates/report/report.schema.json` describes it: the verdict first, then the findings. */
export function jsonText({ verdict, findings, documents }: Report): string {
  return `${JSON.stringify({ verdict, findings, documents }, undefined, 2)}\n`;
}
