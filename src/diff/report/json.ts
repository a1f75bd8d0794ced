import type { Report } from "../diff.js";

/** The report as JSON, as `templates/report/report.schema.json` describes it: the verdict first, then the findings. */
export function jsonText({ verdict, findings }: Report): string {
  return `${JSON.stringify({ verdict, findings }, undefined, 2)}\n`;
}
