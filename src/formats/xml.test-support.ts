import { XmlDocument } from 'libxml2-wasm';

/** List what libxml2, which is xmllint, finds wrong with a text as XML 1.0 with namespaces; nothing if it is well formed. */
export function xmlErrors(text: string): string[] {
  try {
    XmlDocument.fromString(text).dispose();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message.trim() : String(error)];
  }
}
