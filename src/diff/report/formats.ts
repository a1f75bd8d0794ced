/** How a report can be written. */
export const formats = [
  "text",
  "markdown",
  "json",
  "sarif",
  "github",
  "changelog",
  "html",
] as const;

export type Format = (typeof formats)[number];
