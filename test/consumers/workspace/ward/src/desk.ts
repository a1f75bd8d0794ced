import {
  isValue,
  type Answer,
  type NewPerson,
  type PersonView,
  type Records,
} from "@clinic/records";

export interface Form {
  first: string;
  last: string;
  number: string;
}

export function personOf({ first, last, number }: Form): NewPerson {
  return { name: `${first} ${last}`.trim(), ...(number && { number }) };
}

export function messageOf(answer: Answer<PersonView>): string {
  if (isValue(answer)) return `${answer.value.title} is registered.`;
  const { code, text, againInMs } = answer.reason;
  return code === "busy" ? `Try again in ${Math.ceil((againInMs ?? 1000) / 1000)} s.` : text;
}

export async function register(records: Records, form: Form): Promise<string> {
  return messageOf(await records.add(personOf(form)));
}

export async function consent(records: Records, id: string): Promise<boolean> {
  const answer = await records.change(id, { mayBeRecorded: true });
  return isValue(answer) && answer.value.mayBeRecorded;
}

export async function planFirst(
  records: Records,
  form: Form,
  begins: string,
): Promise<Answer<string>> {
  const added = await records.add(personOf(form));
  if (!isValue(added)) return added;
  return records.plan(added.value, begins, { duration_minutes: 45, visit_type: "In-Person" });
}
