import type { OperationProblem } from "../../problems/problem-id.js";
import type { Explanations } from "./explanations.js";

type ParameterProblem = Extract<
  OperationProblem,
  "header-name-invalid" | `parameter-${string}` | `path-parameter-${string}` | "style-unsupported"
>;

export const parameterProblems: Explanations<ParameterProblem> = {
  "header-name-invalid": {
    title: "A header cannot have this name",
    explain:
      "Names of headers are letters, digits and a few signs such as the hyphen (RFC 9110, 5.1). fetch refuses any other.",
    example: {
      before: [
        "paths:",
        '  /pets: { get: { parameters: [{ name: "X Trace", in: header, schema: { type: string } }] } }',
      ],
      after: [
        "paths:",
        "  /pets: { get: { parameters: [{ name: X-Trace, in: header, schema: { type: string } }] } }",
      ],
    },
  },
  "parameter-ambiguous": {
    title: "A parameter is described twice",
    explain:
      "An operation has one parameter of a name and a place, and a parameter has either a schema or a content of one media type. What comes first counts.",
    example: {
      before: [
        "paths:",
        "  /pets:",
        "    get:",
        "      parameters:",
        "        - { name: limit, in: query, schema: { type: integer } }",
        "        - { name: limit, in: query, schema: { type: string } }",
      ],
      after: [
        "paths:",
        "  /pets:",
        "    get:",
        "      parameters:",
        "        - { name: limit, in: query, schema: { type: integer } }",
      ],
    },
  },
  "parameter-incomplete": {
    title: "A parameter does not say what it is called, or where it goes",
    explain:
      "It has a `name`, and its `in` is path, query, header or cookie. Without them nothing can be sent, and it is left out.",
    example: {
      before: [
        "paths:",
        "  /pets: { get: { parameters: [{ name: limit, schema: { type: integer } }] } }",
      ],
      after: [
        "paths:",
        "  /pets: { get: { parameters: [{ name: limit, in: query, schema: { type: integer } }] } }",
      ],
    },
  },
  "style-unsupported": {
    title: "A parameter cannot be written in this style",
    explain:
      "OpenAPI has a few styles for each place (3.1, 4.8.12.2), and most of them cannot write objects within objects. What else there is, is sent in the style that is " +
      "standard for the place.",
    example: {
      before: [
        "paths:",
        "  /pets: { get: { parameters: [{ name: sort, in: query, style: simple, schema: { type: string } }] } }",
      ],
      after: [
        "paths:",
        "  /pets: { get: { parameters: [{ name: sort, in: query, style: form, schema: { type: string } }] } }",
      ],
    },
  },
  "path-parameter-undeclared": {
    title: "A path has a parameter that is not declared",
    explain:
      "Each {name} of a path is declared as a parameter in path, which says its type. Until then it is treated as a text.",
    example: {
      before: ["paths:", "  /pets/{petId}: { get: { operationId: getPet } }"],
      after: [
        "paths:",
        "  /pets/{petId}:",
        "    get:",
        "      operationId: getPet",
        "      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]",
      ],
    },
  },
  "path-parameter-unused": {
    title: "A parameter in path is not in the path",
    explain:
      "There is no place to put it, so it is left out. Often it is spelled differently in the two.",
    example: {
      before: [
        "paths:",
        "  /pets/{petId}:",
        "    get:",
        "      parameters: [{ name: pet_id, in: path, required: true, schema: { type: string } }]",
      ],
      after: [
        "paths:",
        "  /pets/{petId}:",
        "    get:",
        "      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]",
      ],
    },
  },
};
