/** Whether an object has so many properties. */
export function hasProperties(least: number, most: number = Infinity): (value: object) => boolean {
  return (value) => {
    const { length } = Object.keys(value);
    return length >= least && length <= most;
  };
}
