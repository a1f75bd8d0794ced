export function membersOf(body: ArrayBuffer): Members {
  try {
    return Object(JSON.parse(new TextDecoder().decode(body))) as Members;
  } catch {
    return {};
  }
}

type Members = Readonly<Record<string, unknown>>;
