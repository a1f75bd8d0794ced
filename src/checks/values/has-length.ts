/** Whether a text has so many characters; what JavaScript counts as two may be one (JSON Schema, Validation, 6.3.1). */
export function hasLength(least: number, most: number = Infinity): (text: string) => boolean {
  return (text) => {
    const { length } = [...text];
    return length >= least && length <= most;
  };
}
