/** An address of mail by RFC 5321, section 4.1.2: a dot-string, and a domain of two labels or more. */
export function isEmail(text: string): boolean {
  const [local = "", domain = "", ...others] = text.split("@");
  const labels = domain.split(".");
  return (
    others.length === 0 &&
    /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(local) &&
    labels.length > 1 &&
    labels.every((label) => /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/i.test(label))
  );
}
