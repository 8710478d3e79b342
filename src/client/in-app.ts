/** Tell whether the page is shown inside Telegram, whose browser may lose storage and refuse downloads. */
export function isInTelegram(): boolean {
  const marks = ['TelegramWebview', 'TelegramWebviewProxy', 'TelegramWebviewProxyProto'];
  return /\bTelegram\b/i.test(navigator.userAgent) || marks.some((mark) => mark in window);
}

/** Tell whether this is a phone, where GitHub's app takes its addresses over and drops what they carry. */
export function isPhone(): boolean {
  return matchMedia('(pointer: coarse) and (max-width: 52rem), (pointer: coarse) and (max-height: 30rem)').matches;
}

/** Copy a text; where the browser refuses, as those inside of apps do, the field it stands in is selected and the old command tried. */
export async function copyText(text: string, field?: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.select();
    return field !== undefined && document.execCommand('copy');
  }
}
