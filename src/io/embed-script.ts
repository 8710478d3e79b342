import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const SOURCE = fileURLToPath(new URL('../client/mivent-events.ts', import.meta.url));

/** The name of the script in the folder of the site: other sites have it in their pages. */
export const EMBED_SCRIPT = 'embed.js';

/**
 * Bundle the script that shows events on other sites: one classic script that needs nothing else and leaves no names
 * behind. `home` is the site's own address with its base path; it ends with a slash.
 */
export async function bundleEmbedScript(home: string): Promise<string> {
  const { output } = await build({
    input: SOURCE,
    platform: 'browser',
    write: false,
    logLevel: 'warn',
    transform: { target: 'es2022', define: { MIVENT_HOME: JSON.stringify(home) } },
    output: { format: 'iife', minify: true },
  });
  return output[0].code;
}

/** Write the script into the folder of a built site. */
export async function writeEmbedScript(outDir: string, home: string): Promise<void> {
  await writeFile(join(outDir, EMBED_SCRIPT), await bundleEmbedScript(home));
}
