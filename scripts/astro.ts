// Astro's own command line with its telemetry off: node scripts/astro.ts dev | preview | check | sync | …
// A variable set before the start is the only way that works on every system and before Astro's first notice.
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

await import('../node_modules/astro/bin/astro.mjs');
