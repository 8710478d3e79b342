/** Give the browser a Temporal where it has none yet: whatever computes with time is imported after this has come. */
export async function provideTemporal(): Promise<void> {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
}
