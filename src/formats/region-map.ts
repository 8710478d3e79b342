import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { formatCount } from './human.ts';
import type { Sheet } from './topology.ts';

/** A country as its regions lie in it. */
export interface Atlas {
  /** ISO 3166-1, in lower case. */
  readonly country: string;
  readonly sheet: Sheet;
  /** Ids of regions by those of the sheet's shapes. */
  readonly ids: Readonly<Record<string, string>>;
  /** Regions that are younger than the sheet's boundaries: they are drawn as a dot. */
  readonly seats: Readonly<Record<string, readonly [lat: number, lon: number]>>;
  /** Where a name stands that would not fit at the middle of its shape; beside it, it ends there. */
  readonly labels: Readonly<Record<string, LabelPlace>>;
}

/** Where a name stands on a map: with its middle there, or, beside a shape, with its end. */
export interface LabelPlace {
  readonly x: number;
  readonly y: number;
  readonly isBeside: boolean;
}

/** A region of the registry on the map. */
export interface MapRegion {
  readonly id: string;
  readonly name: string;
  /** «Будва: 5 событий впереди». */
  readonly title: string;
  readonly count: number;
  readonly step: MapStep;
  /** Outline, or nothing for a dot. */
  readonly path?: string | undefined;
  readonly dot?: readonly [x: number, y: number] | undefined;
  readonly label: LabelPlace;
}

/** How much is on in a region, as grounds of a map tell it. */
export const MAP_STEPS = ['none', 'few', 'some', 'many'] as const;
export type MapStep = (typeof MAP_STEPS)[number];

/** A map of the regions of one country. */
export interface RegionMap {
  /** «0 0 600 720». */
  readonly viewBox: string;
  /** Outlines of what is no region of the registry. */
  readonly others: readonly string[];
  readonly regions: readonly MapRegion[];
}

/** Room for names beside the coast. */
const MARGIN = { left: 168, right: 12, top: 8, bottom: 8 };

/** Draw the regions of a registry, given with their events ahead; nothing where none of them is on the map. */
export function toRegionMap(
  { sheet, ids, seats, labels }: Atlas,
  regions: readonly { readonly id: string; readonly name: string; readonly count: number }[],
  locale: Locale,
): RegionMap | undefined {
  const shapes = new Map(sheet.shapes.map((shape) => [ids[shape.id] ?? shape.id, shape]));
  const drawn: MapRegion[] = [];
  for (const { id, name, count } of regions) {
    const shape = shapes.get(id);
    const seat = seats[id];
    const dot = shape || !seat ? undefined : sheet.place(...seat);
    const center = shape?.center ?? dot;
    if (!center) continue;
    const [x, y] = dot ? [dot[0] + 13, dot[1] + 8] : center;
    const { counts } = wordsOf(locale);
    drawn.push({
      id,
      name,
      title: `${name}: ${formatCount(count, counts.upcoming, locale)}`,
      count,
      step: stepOf(count),
      path: shape?.path,
      dot,
      label: labels[id] ?? { x, y, isBeside: false },
    });
  }
  if (drawn.length === 0) return undefined;
  const known = new Set(drawn.map(({ id }) => id));
  return {
    viewBox: [
      -MARGIN.left,
      -MARGIN.top,
      sheet.width + MARGIN.left + MARGIN.right,
      sheet.height + MARGIN.top + MARGIN.bottom,
    ].join(' '),
    others: [...shapes].filter(([id]) => !known.has(id)).map(([, { path }]) => path),
    regions: drawn,
  };
}

function stepOf(count: number): MapStep {
  if (count === 0) return 'none';
  return count < 3 ? 'few' : count < 10 ? 'some' : 'many';
}
