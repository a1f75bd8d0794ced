const httpDate =
  /^(\w{3}, \d\d \w{3} \d{4}|\w+day, \d\d-\w{3}-\d\d) [\d:]{8} GMT$|^\w{3} \w{3} [\d ]\d [\d:]{8} \d{4}$/;

/**
 * Milliseconds since the epoch of an HTTP-date in any of its three forms (RFC 9110, section 5.6.7), NaN otherwise.
 * `Date.parse` alone takes "120" for a year, and reads the third form, which names no zone, as local time. Two-digit
 * years are its business: from 50 on they are of the last century.
 */
export function parseHttpDate(text: string): number {
  return httpDate.test(text) ? Date.parse(text.replace(/( GMT)?$/, " GMT")) : NaN;
}
