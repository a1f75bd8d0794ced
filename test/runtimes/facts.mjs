// What a runtime does where good guesses fail: each fact as a short text. Plain JavaScript, for every runtime.

/** What a call came to: what `tell` makes of it, or what it threw. */
async function outcome(act, tell = String) {
  try {
    return tell(await act());
  } catch (error) {
    return error?.name === "TimeoutError" ? "hangs" : `throws ${error?.name ?? typeof error}`;
  }
}

/** The codes along the chain of causes, or where there is none, the names. */
function codesOf(error) {
  const chain = [];
  for (let each = error; each && chain.length < 5; each = each.errors?.[0] ?? each.cause)
    chain.push(each.code ?? each.name);
  return chain.join(", then ");
}

/** The parts of a form as the server saw them: names of files and types. */
function partOf(body) {
  const name = /filename="([^"]*)"/.exec(body)?.[1];
  const type = /content-type: *([^\r\n]*)/i.exec(body)?.[1];
  return `name ${JSON.stringify(name ?? null)}, type ${JSON.stringify(type ?? null)}`;
}

/**
 * @param {string} origin a server that tells what it was sent
 * @param {string} closed an origin where nothing listens
 * @param {{ file?: () => Promise<Blob> }} [own] what this runtime alone can do
 * @returns {Promise<Record<string, string>>}
 */
export async function measureFacts(origin, closed, { file } = {}) {
  const echo = async (init, path = "/echo") => {
    const answer = await fetch(origin + path, { signal: AbortSignal.timeout(1000), ...init });
    return answer.status === 400
      ? { method: "as it is, which Node's server refuses" }
      : answer.json();
  };
  // The first call takes longer.
  await echo({});
  const sent = (method) =>
    outcome(
      () => echo({ method }),
      (told) => told.method,
    );
  const formOf = (blob, ...name) => {
    const form = new FormData();
    form.append("file", blob, ...name);
    return outcome(
      () => echo({ method: "POST", body: form }),
      (told) => partOf(told.body),
    );
  };
  const abortedWith = (reason) =>
    outcome(async () => {
      const controller = new AbortController();
      const call = fetch(`${origin}/silent`, { signal: controller.signal });
      setTimeout(() => controller.abort(reason), 20);
      return call.then(
        () => "answered",
        (error) => (error === reason ? "the reason itself" : `another ${error?.name}`),
      );
    });
  const [address] = origin.split("//").slice(-1);
  return {
    file: file
      ? await outcome(
          async () => new Blob([await file(), "end"]).size - 3,
          (size) => (size > 0 ? "is there" : "counts 0 bytes"),
        )
      : "has no Blob of a file",
    own: await sent("LISTEN"),
    delete: await sent("Delete"),
    patch: await sent("patch"),
    query: await sent("QUERY"),
    queryInLowerCase: await sent("query"),
    unnamed: await formOf(new Blob(["a"], { type: "application/pdf" })),
    textual: await formOf(new Blob(["a"], { type: "text/csv" }), "a.csv"),
    redirect: await outcome(
      () => fetch(`${origin}/redirect`, { redirect: "manual" }),
      ({ type, status }) => `${type}, ${status}`,
    ),
    refused: await fetch(closed).then(() => "answered", codesOf),
    abortedWithText: await abortedWith("enough"),
    abortedWithError: await abortedWith(new Error("enough")),
    shortLength: await outcome(
      () => echo({ method: "POST", body: "abcdef", headers: { "content-length": "3" } }),
      ({ body }) => `${body.length} of 6 bytes arrive`,
    ),
    host: await outcome(
      () => echo({ headers: { host: "other.example" } }),
      ({ host }) => (host === "other.example" ? "is sent" : "is left out in silence"),
    ),
    emptyJson: await outcome(() => echo({}, "/empty"), JSON.stringify),
    credentials: await outcome(
      () => echo({ credentials: "include" }),
      () => "is taken",
    ),
    userInUrl: await outcome(
      async () => {
        const headers = { authorization: "Bearer own" };
        return (await fetch(`http://user:pass@${address}/echo`, { headers })).json();
      },
      ({ authorization = "nothing" }) => `sends ${authorization.replace(/ .*/, "")}`,
    ),
    groups: await outcome(
      () => new URLPattern({ pathname: "/:z/:a/:m" }).exec(`${origin}/1/2/3`).pathname.groups,
      (groups) => Object.keys(groups).join(", "),
    ),
  };
}
