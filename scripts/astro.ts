// Astro's own command line with its telemetry off: node scripts/astro.ts dev | preview | check | sync | …
// A variable set before the start works on every system, and before Astro's first notice.
process.env.ASTRO_TELEMETRY_DISABLED = '1';

// @ts-expect-error Astro's command line has no types, and exports nothing.
await import('../node_modules/astro/bin/astro.mjs');

export {};
