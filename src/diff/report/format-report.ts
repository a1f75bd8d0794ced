import type { Report } from "../diff.js";
import { reportChangelog } from "./changelog-file.js";
import type { Format } from "./formats.js";
import { reportAnnotations } from "./github.js";
import { htmlTemplate, reportHtml } from "./html.js";
import { jsonText } from "./json.js";
import { markdownTemplate, reportMarkdown } from "./markdown.js";
import { reportSarif } from "./sarif.js";
import { reportText } from "./text.js";

/** The texts of `templates/`, by their paths there. */
export type Templates = ReadonlyMap<string, string>;

/** Writes the report. */
export function formatReport(report: Report, format: Format, templates: Templates): string {
  switch (format) {
    case "text":
      return reportText(report);
    case "markdown":
      return reportMarkdown(report, templates.get(markdownTemplate) ?? "");
    case "changelog":
      return reportChangelog(report);
    case "html":
      return reportHtml(report, templates.get(htmlTemplate) ?? "");
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
