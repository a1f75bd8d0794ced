const imfFixdate = /^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/;
const rfc850Date = /^\w+day, \d\d-\w{3}-\d\d [\d:]{8} GMT$/;
const asctimeDate = /^\w{3} \w{3} [\d ]\d [\d:]{8} \d{4}$/;

/**
 * Milliseconds since the epoch of an HTTP-date in any of its three forms (RFC 9110, section 5.6.7), NaN otherwise.
 * `Date.parse` alone takes "120" for a year, and reads the third form in the local time zone. Two-digit years are
 * its business: from 50 on they are of the last century.
 */
export function parseHttpDate(text: string): number {
  if (asctimeDate.test(text)) return Date.parse(`${text} GMT`);
  return imfFixdate.test(text) || rfc850Date.test(text) ? Date.parse(text) : NaN;
}
