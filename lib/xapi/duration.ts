/**
 * A length of time as xAPI has it: ISO 8601 with hours, minutes and seconds, to a hundredth of a second
 * (xAPI 1.0.3, part 2, 4.6). Days are hours there is no doubt about: 36 hours are `PT36H`.
 * @param ms milliseconds; what is no length of time is none
 */
export function durationOf(ms: number): string {
  const hundredths = ms > 0 ? Math.round(ms / 10) : 0;
  const hours = Math.floor(hundredths / 360_000);
  const minutes = Math.floor((hundredths % 360_000) / 6_000);
  const seconds = (hundredths % 6_000) / 100;
  const parts = [hours > 0 && `${hours}H`, minutes > 0 && `${minutes}M`, seconds > 0 && `${seconds}S`].filter(Boolean);
  return `PT${parts.join('') || '0S'}`;
}
