/** Whether a text is an integer between two others, by its digits. */
export function isDigits(least?: bigint, most?: bigint): (text: string) => boolean {
  return (text) => {
    if (!/^-?(?:0|[1-9]\d*)$/.test(text)) return false;
    const value = BigInt(text);
    return (least === undefined || value >= least) && (most === undefined || value <= most);
  };
}
