/** What YAML allows and JSON has no value for: what to say of it. */
export const unknownTag = {
  id: "yaml-not-json" as const,
  what: "YAML: The tag is not one that JSON has a value for",
  todo: "Remove the tag; OpenAPI allows those of JSON only.",
};
export const complexKey = {
  id: "yaml-not-json" as const,
  what: "YAML: The key is no text",
  todo: "Write the key as a string.",
};
export const secondDocument = {
  id: "yaml-several-documents" as const,
  what: "A second YAML document begins here",
  todo: "Keep one document in a file.",
};
