import { type Badge, capitalize } from './listing.ts';
import { breakLines, DISPLAY, drawable, drawText, TEXT, type Typeface, widthOf, wordsFit } from './outlined-text.ts';

/** What the picture of an event says, in words; see `EventView` for the date. */
export interface PicturedEvent {
  readonly numeral: string;
  readonly month: string;
  readonly dayAndHours: string;
  readonly title: string;
  readonly where: string;
  /** Stands instead of a place whose letters cannot be drawn. */
  readonly region: string;
  readonly badge?: Badge | undefined;
  /** The name of the site. */
  readonly site: string;
}

/** What an event's page tells of its picture to those who show links. */
export interface PageImage {
  /** A path that begins with BASE_PATH. */
  readonly src: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** The size that link previews ask for (ogp.me, 1.91:1). */
export const PICTURE = { width: 1200, height: 630 } as const;

/** The colours of tokens.css by day, as drawing programs know them. */
export const PICTURE_COLORS = {
  paper: '#f9f6ef',
  ink: '#1a1511',
  soft: '#59524c',
  gold: '#fab91c',
  stop: '#b7191c',
  onMountain: '#f0ece5',
} as const;

const { paper, ink, soft, gold, stop, onMountain } = PICTURE_COLORS;
const MARGIN = 64;
const RIGHT = PICTURE.width - MARGIN;
const TOP = 56;
/** Where the place stands at the latest: under it the mountain begins. */
const BOTTOM = 462;
const COLUMN_GAP = 52;
/** What is left for the title beside a numeral, at least. */
const LEAST_COLUMN = 570;
/** Of the size: how high capitals and figures of the display face are, how far letters go below, and how far apart lines stand. */
const CAPITALS = 0.655;
const DESCENT = 0.2;
const TITLE_LINE = 0.94;
const TITLE_SIZES = [190, 168, 148, 132, 120, 108, 98, 88, 78, 70, 62, 56, 50];
const DATE_SIZE = 50;
const PLACE_SIZE = 36;
const PLACE_LINE = 46;
const TITLE_GAP = 18;

/** Say in words what the picture shows, for who cannot see it. */
export function describePicture({ numeral, month, dayAndHours, title, where, badge }: PicturedEvent): string {
  // A range over months names its days or months itself.
  const days = month.includes('–') ? month : `${numeral} ${month}`.trim();
  const date = badge?.kind === 'postponed' ? '' : [days, dayAndHours].filter(Boolean).join(', ');
  const state = badge && badge.text !== dayAndHours ? capitalize(badge.text) : '';
  return [title, date, state, where].filter(Boolean).join('. ').replaceAll('\u00a0', ' ').replaceAll('..', '.');
}

/**
 * Draw an event for previews of links, as SVG: its date is the picture. The same words give the same text, on every machine: letters
 * are outlines. Nothing when the typefaces lack a letter of the title, as of a Georgian one.
 */
export function drawEventPicture(event: PicturedEvent): string | undefined {
  const title = drawable(event.title, DISPLAY);
  if (!title) return undefined;
  const numeral = event.badge?.kind === 'postponed' ? '' : (drawable(event.numeral, DISPLAY) ?? '');
  const size = numeralSize(numeral);
  const column = numeral === '' ? MARGIN : MARGIN + widthOf(numeral, DISPLAY, size) + COLUMN_GAP;
  const parts = [
    `<rect width="${PICTURE.width}" height="${PICTURE.height}" fill="${paper}"/>`,
    drawMountain(drawable(event.site, DISPLAY) ?? ''),
    numeral === '' ? '' : drawText(numeral, DISPLAY, { x: MARGIN, y: TOP + size * CAPITALS, size, fill: ink }),
    drawColumn(event, title, column),
    event.badge?.kind === 'hold' ? HOLD_FRAME : '',
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE.width}" height="${PICTURE.height}">${parts.join('')}</svg>`;
}

/** One or two figures fill the height; more are as wide as the title beside them allows. */
function numeralSize(numeral: string): number {
  const widest = RIGHT - MARGIN - COLUMN_GAP - LEAST_COLUMN;
  return Math.min(560, widest / Math.max(0.001, widthOf(numeral, DISPLAY, 1)));
}

function drawColumn(event: PicturedEvent, title: string, x: number): string {
  const width = RIGHT - x;
  const date = drawDate(event, x, width);
  const places = placeLines(event, width);
  const top = date.bottom + 36;
  const { size, lines } = fitTitle(title, width, BOTTOM - places.length * PLACE_LINE - TITLE_GAP - top);
  const isOff = event.badge?.kind === 'cancelled';
  const parts = lines.map((line, index) => {
    const y = top + size * CAPITALS + index * size * TITLE_LINE;
    const text = drawText(line, DISPLAY, { x, y, size, fill: isOff ? soft : ink });
    return isOff ? text + drawStrike(x, y - size * 0.26, widthOf(line, DISPLAY, size), size) : text;
  });
  const under = top + size * (CAPITALS + (lines.length - 1) * TITLE_LINE + DESCENT) + TITLE_GAP;
  places.forEach((line, index) => {
    const y = under + PLACE_SIZE * 0.7 + index * PLACE_LINE;
    parts.push(drawText(line, TEXT, { x, y, size: PLACE_SIZE, fill: ink }));
  });
  return date.svg + parts.join('');
}

/** The month, the day with its hours beside or below it, the state below both. */
function drawDate({ month, dayAndHours, badge }: PicturedEvent, x: number, width: number) {
  const parts: string[] = [];
  let y = TOP + DATE_SIZE * CAPITALS;
  const isPostponed = badge?.kind === 'postponed';
  const named = isPostponed ? '' : (drawable(month, DISPLAY) ?? '');
  const rest = isPostponed || dayAndHours === badge?.text ? '' : (drawable(dayAndHours, DISPLAY) ?? '');
  if (named !== '') parts.push(drawText(named, DISPLAY, { x, y, size: DATE_SIZE, fill: ink }));
  if (rest !== '') {
    const after = widthOf(`${named}  `, DISPLAY, DATE_SIZE);
    const isBeside = after + widthOf(rest, DISPLAY, DATE_SIZE) <= width;
    if (!isBeside) y += DATE_SIZE;
    parts.push(drawText(rest, DISPLAY, { x: isBeside ? x + after : x, y, size: DATE_SIZE, fill: soft }));
  }
  if (badge) {
    if (named !== '') y += DATE_SIZE * 1.36;
    parts.push(drawBadge(badge, x, y));
  }
  return { svg: parts.join(''), bottom: badge ? y + 8 : y };
}

function placeLines({ where, region }: PicturedEvent, width: number): readonly string[] {
  const place = drawable(where, TEXT) || drawable(region, TEXT) || '';
  return shorten(breakLines(place, TEXT, PLACE_SIZE, width), 2, TEXT, PLACE_SIZE, width);
}

/** The largest size at which a title fits; one that is too long at the smallest ends in dots. */
function fitTitle(title: string, width: number, height: number): { size: number; lines: readonly string[] } {
  for (const size of TITLE_SIZES) {
    if (!wordsFit(title, DISPLAY, size, width)) continue;
    const lines = breakLines(title, DISPLAY, size, width);
    if (lines.length * size * TITLE_LINE <= height) return { size, lines };
  }
  const size = TITLE_SIZES.at(-1) ?? 50;
  const most = Math.max(1, Math.floor(height / (size * TITLE_LINE)));
  return { size, lines: shorten(breakLines(title, DISPLAY, size, width), most, DISPLAY, size, width) };
}

function shorten(
  lines: readonly string[],
  most: number,
  typeface: Typeface,
  size: number,
  width: number,
): readonly string[] {
  if (lines.length <= most) return lines;
  let last = lines[most - 1] ?? '';
  while (last !== '' && widthOf(`${last}…`, typeface, size) > width) last = last.slice(0, -1);
  return [...lines.slice(0, most - 1), `${last.replace(/[\s,.:;–—-]+$/, '')}…`];
}

const BADGE_SIZE = 30;
const BADGE_PADDING = 16;

function badgeWidth({ text }: Badge): number {
  return widthOf(drawable(text, TEXT) ?? '', TEXT, BADGE_SIZE) + 2 * BADGE_PADDING;
}

/** A state is told by its line as on the site: dashed for what is not agreed yet, red for what is off. */
function drawBadge(badge: Badge, x: number, y: number): string {
  const color = badge.kind === 'cancelled' ? stop : ink;
  const dashes = badge.kind === 'hold' ? ' stroke-dasharray="9 6"' : '';
  const box = `<rect x="${x + 2}" y="${y - 38}" width="${Math.round(badgeWidth(badge))}" height="50" fill="${paper}" stroke="${color}" stroke-width="3"${dashes}/>`;
  const text = drawable(badge.text, TEXT) ?? '';
  return box + drawText(text, TEXT, { x: x + 2 + BADGE_PADDING, y: y - 2.5, size: BADGE_SIZE, fill: color });
}

function drawStrike(x: number, y: number, width: number, size: number): string {
  const height = Math.max(5, size * 0.07);
  return `<rect x="${x - 4}" y="${y - height / 2}" width="${width + 8}" height="${height}" fill="${stop}"/>`;
}

const HOLD_FRAME = `<rect x="16" y="16" width="${PICTURE.width - 32}" height="${PICTURE.height - 32}" fill="none" stroke="${gold}" stroke-width="4" stroke-dasharray="20 12"/>`;

/** The ridge of the site's footer with the sun behind it, and the name at its foot. */
function drawMountain(site: string): string {
  const ridge = RIDGE.map(([x, y]) => `${(x * PICTURE.width) / 100} ${484 + y * 0.98}`).join('L');
  return (
    `<circle cx="690" cy="541" r="44" fill="${gold}"/>` +
    `<path fill="${ink}" d="M0 630L${ridge}L1200 630Z"/>` +
    `<path fill="${onMountain}" transform="translate(${MARGIN - 2} 569) scale(0.62)" d="M29 3 24 31 3 49ZM31 2 38 27 27 32ZM27 35l9 14H6ZM39 30l18 19H39L29 34Z"/>` +
    drawText(site, DISPLAY, { x: MARGIN + 44, y: 600, size: 44, fill: onMountain })
  );
}

/** Percent of the width, and of the height of the ridge. */
const RIDGE: readonly (readonly [x: number, y: number])[] = [
  [0, 82],
  [7, 68],
  [12, 76],
  [21, 40],
  [25, 51],
  [29, 44],
  [38, 88],
  [46, 72],
  [52, 84],
  [63, 28],
  [66, 37],
  [70, 10],
  [75, 41],
  [79, 34],
  [88, 79],
  [93, 70],
  [100, 90],
];
