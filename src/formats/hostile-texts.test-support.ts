const FAMILY = '👨‍👩‍👧‍👦';

/** Texts that have broken feeds somewhere, by what they are. */
export const HOSTILE_TEXTS = {
  'CR LF and a property': 'Вечер\r\nATTENDEE:mailto:a@example.org\r\nEND:VEVENT',
  'LF and an alarm': 'Вечер\nBEGIN:VALARM',
  'CR alone': 'Вечер\rX-EVIL:1',
  'U+2028': 'Вечер\u2028X-EVIL:1',
  'U+2029 and NEL': 'Вечер\u2029X-EVIL:1\u0085X-EVIL:2',
  'VT and FF': 'Вечер\u000bX-EVIL:1\u000cX-EVIL:2',
  NUL: 'ноль\u0000байт',
  ESC: 'крас\u001b[31mный',
  DEL: 'уда\u007fлено',
  'letters turned round': 'абв\u202eгде',
  'an isolate': 'абв\u2066где\u2069жз',
  'a byte order mark': '\ufeffВечер\ufeff',
  'half a pair of surrogates': '\ud83d оборванная пара',
  'the other half': 'пара \udc69 оборванная',
  'a non-character': 'Вечер\uffff\ufffe',
  'a tab': 'Вечер\tкино',
  'the end of CDATA': 'Вечер ]]> и ещё ]]&gt;',
  'a script': '</script><script>alert(1)</script>',
  'a comment': '<!-- Вечер --> <![CDATA[x]]>',
  'entities of XML and HTML': 'AT&amp;T &#0; &nbsp; &lt;b&gt; &copy &mdash;',
  'quotes of all kinds': '«а» "б" \'в\' „г“ `д`',
  'escapes as they are written': 'a\\nb\\,c\\;d\\\\e\\',
  'separators of RFC 5545': 'а;б,в:г="д";BEGIN:VALARM',
  'a parameter': ';TZID=Europe/Moscow:20260101T000000',
  'a title with a colon': 'SUMMARY;LANGUAGE=ru:Вечер',
  'an encoded word of mail': '=?utf-8?B?0JLQtdGH0LXRgA==?=',
  'percent and plus': '100%25 + 50 %0D%0AX-EVIL:1',
  'a formula': '=HYPERLINK("https://example.org")',
  'a number': '007',
  'a number with a point': '1.10',
  'a word of YAML': 'null',
  'й of two characters': 'Чай и йога'.normalize('NFD'),
  'a tower of accents': `а${'\u0301\u0308'.repeat(30)}`,
  'a tower higher than a line': `а${'\u0301'.repeat(60)}`,
  'families at every place of a fold': `${FAMILY.repeat(5)} и друзья`,
  'families after one letter': `а${FAMILY.repeat(4)}`,
  'families after an odd number of letters': `abc ${FAMILY.repeat(4)}`,
  'flags, skins and keycaps': '🇲🇪🇷🇸🇺🇦 👍🏽👋🏿 1️⃣2️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'scripts that run to the left': 'עברית و العربية и по-русски',
  'letters of India and Thailand': 'नमस्ते क्षत्रिय สวัสดีครับ ก็ น้ำ',
  'joiners and nothing else': '\u200d\u200c\u200d',
  'hard and thin spaces': 'Вечер\u00a0в\u202fБаре\u2009—\u2003да',
  '140 letters': 'Ж'.repeat(140),
  'emoji, 140 characters with a word': `Ура!${'👍🏽'.repeat(34)}`,
} satisfies Readonly<Record<string, string>>;

/** The text as a feed may show it: on one line, composed, with nothing invisible that does harm. */
export function shownOnLine(text: string): string {
  return shown(text).replace(/[\n\t]+/g, ' ');
}

/** The title of a news item: readers break it as they like, so that a hard space may be a plain one. */
export function plainSpaced(title: string): string {
  return title.replaceAll('\u00a0', ' ');
}

export function shown(text: string): string {
  return [...text.toWellFormed().normalize('NFC').replaceAll('\r\n', '\n')]
    .map((character) => (/[\r\v\f\u0085\u2028\u2029]/.test(character) ? '\n' : character))
    .filter((character) => !isHarmful(character.codePointAt(0)!))
    .join('')
    .trim();
}

function isHarmful(point: number): boolean {
  if (point < 0x20) return point !== 0x09 && point !== 0x0a;
  const isControl = point >= 0x7f && point <= 0x9f;
  const isBidi = (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
  return isControl || isBidi || point === 0xfeff || point === 0xfffe || point === 0xffff;
}
