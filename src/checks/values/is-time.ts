/** A time by RFC 3339, section 5.6: with seconds and a zone. The second 60 is the last one of a day in UTC. */
export function isTime(text: string): boolean {
  const parts = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-])(\d\d):(\d\d))$/i.exec(text);
  if (parts === null) return false;
  const [hour, minute, second, , zoneHour, zoneMinute] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const offset = (Number(zoneHour) * 60 + Number(zoneMinute)) * (parts[4] === "-" ? -1 : 1);
  const isLast = (Number(hour) * 60 + Number(minute) - offset + 2880) % 1440 === 1439;
  return (
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < (isLast ? 61 : 60) &&
    Number(zoneHour) < 24 &&
    Number(zoneMinute) < 60
  );
}
