/** What YAML allows and JSON has no value for: what to say of it. */
export const unknownTag = {
  what: "YAML: The tag is not one that JSON has a value for",
  todo: "Remove the tag; OpenAPI allows those of JSON only.",
};
export const complexKey = {
  what: "YAML: The key is no text",
  todo: "Write the key as a string.",
};
export const secondDocument = {
  what: "A second YAML document begins here",
  todo: "Keep one document in a file.",
};
