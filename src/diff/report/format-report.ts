import type { Report } from "../diff.js";
import type { Format } from "./formats.js";
import { reportAnnotations } from "./github.js";
import { jsonText } from "./json.js";
import { reportMarkdown } from "./markdown.js";
import { reportSarif } from "./sarif.js";
import { reportText } from "./text.js";

/** Writes the report. `template` is the text of `templates/report/pull-request.md.hbs`, for Markdown. */
export function formatReport(report: Report, format: Format, template: string): string {
  switch (format) {
    case "text":
      return reportText(report);
    case "markdown":
      return reportMarkdown(report, template);
    case "json":
      return jsonText(report);
    case "sarif":
      return reportSarif(report);
    case "github":
      return reportAnnotations(report);
    default:
      return format satisfies never;
  }
}
