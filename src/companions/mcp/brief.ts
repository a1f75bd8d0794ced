/** The beginning of a text of the document, at most so long, its words whole: agents pay for each of them. */
export function brief(text: string, most: number): string {
  const whole = text.trim().replace(/\s+/g, " ");
  if (whole.length <= most) return whole;
  return `${whole.slice(0, most).replace(/\s+\S*$/, "")} …`;
}
