/**
 * Makes the icons that devices ask for out of public/favicon.svg: public/icon-*.png and public/apple-touch-icon.png.
 * The outputs are committed; run this again after changing the mark.
 *
 *   node scripts/icons.ts
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const PUBLIC = 'public';

/** How much of an icon's width the mark takes. Devices cut a `maskable` one to whatever shape they like, down to four fifths. */
const ICONS = [
  { file: 'icon-192.png', size: 192, mark: 1 },
  { file: 'icon-512.png', size: 512, mark: 1 },
  { file: 'icon-maskable-512.png', size: 512, mark: 0.66 },
  { file: 'apple-touch-icon.png', size: 180, mark: 0.86 },
];

if (process.argv.includes('--help')) {
  console.log(
    'Usage: node scripts/icons.ts\nReads public/favicon.svg, writes public/icon-*.png and public/apple-touch-icon.png.',
  );
} else {
  const [, ground = '', mark = ''] =
    /<rect [^>]*fill="(#\w+)"\/>(<path .*\/>)<\/svg>/.exec(readFileSync(join(PUBLIC, 'favicon.svg'), 'utf8')) ?? [];
  for (const { file, size, mark: share } of ICONS) {
    const edge = (64 * (1 - share)) / 2;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 64 64"><rect width="64" height="64" fill="${ground}"/><g transform="translate(${edge} ${edge}) scale(${share})">${mark}</g></svg>`;
    const { size: bytes } = await sharp(Buffer.from(svg))
      .removeAlpha()
      .png({ palette: true, colours: 32, dither: 0, compressionLevel: 9 })
      .toFile(join(PUBLIC, file));
    console.log(`${file}  ${bytes} bytes`);
  }
}
