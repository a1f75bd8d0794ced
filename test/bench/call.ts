/** A GET that every tool's output can make. */
export interface Call {
  document: string;
  operationId: string;
  /** The operation's id in camel case, as all tools but the ones that go by paths name it. */
  name: string;
  path: string;
  /** In the order of the path. */
  pathParameters: Readonly<Record<string, string>>;
  /** The text between the braces of the query's object, or of the place where query parameters go. */
  query: string;
  /** An expression for the signal that ends the call, where the caller gives one. */
  signal?: string;
}

export const museumHours: Call = {
  document: "museum",
  operationId: "getMuseumHours",
  name: "getMuseumHours",
  path: "/museum-hours",
  pathParameters: {},
  query: `startDate: "2026-02-23", page: 2, limit: 10`,
};

export const healosPatient: Call = {
  document: "healos",
  operationId: "getPatient",
  name: "getPatient",
  path: "/patients/{patientId}",
  pathParameters: { patientId: "1743552000000000001" },
  query: "",
};

export const healosPatients: Call = {
  document: "healos",
  operationId: "listPatients",
  name: "listPatients",
  path: "/patients",
  pathParameters: {},
  query: "page, limit: 100",
};

/** Calls in whose query an editor is asked what may stand there; `member` is one of that. */
export const completions: readonly { call: Call; member: string }[] = [
  { call: museumHours, member: "startDate" },
  {
    call: {
      document: "github",
      operationId: "issues/list-for-repo",
      name: "issuesListForRepo",
      path: "/repos/{owner}/{repo}/issues",
      pathParameters: { owner: "octocat", repo: "hello" },
      query: "",
    },
    member: "milestone",
  },
];

/** The path parameters as members of an object literal. */
export function pathMembers({ pathParameters }: Call): string {
  return Object.entries(pathParameters)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}, `)
    .join("");
}

/** The path parameters as a member of their own, if there are any. */
export function pathObject(call: Call): string {
  const members = pathMembers(call);
  return members === "" ? "" : `path: { ${members}}, `;
}

/** The signal as one more member of an object literal, if there is one. */
export function signalMember({ signal }: Call): string {
  return signal === undefined ? "" : `, signal: ${signal}`;
}

/** The path parameters as arguments in front of others. */
export function pathArguments({ pathParameters }: Call): string {
  return Object.values(pathParameters)
    .map((value) => `${JSON.stringify(value)}, `)
    .join("");
}
