/** The anchor of a heading, as GitHub makes it of the heading's text, so that a link leads to the same place on both. */
export function headingAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, "")
    .replaceAll(" ", "-");
}
