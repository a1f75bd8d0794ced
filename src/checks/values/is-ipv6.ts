import { isIpv4 } from "./is-ipv4.js";

/** An address by RFC 4291, section 2.2: eight groups, of which `::` leaves some out, the last two perhaps as IPv4. */
export function isIpv6(text: string): boolean {
  const last = text.slice(text.lastIndexOf(":") + 1);
  if (last.includes(".") && !isIpv4(last)) return false;
  const groups = last.includes(".") ? text.slice(0, -last.length) + "0:0" : text;
  const [before = "", after, ...more] = groups.split("::");
  const listed = [before, after ?? ""].flatMap((half) => (half === "" ? [] : half.split(":")));
  const isShort = after !== undefined;
  return (
    more.length === 0 &&
    (isShort ? listed.length < 8 : listed.length === 8) &&
    listed.every((group) => /^[\da-f]{1,4}$/i.test(group))
  );
}
