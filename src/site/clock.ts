/** Get the moment of the build: `MIVENT_NOW` (with offset or Z), else the clock. */
export function readClock(): Temporal.Instant {
  const fixed = process.env.MIVENT_NOW;
  return fixed ? Temporal.Instant.from(fixed) : Temporal.Now.instant();
}
