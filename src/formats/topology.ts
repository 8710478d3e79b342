/** As much of TopoJSON as a map of areas has: quantized arcs that neighbours share, and areas made of them. */
export interface Topology {
  readonly transform: { readonly scale: readonly number[]; readonly translate: readonly number[] };
  readonly arcs: readonly (readonly (readonly number[])[])[];
  readonly objects: Readonly<Record<string, { readonly geometries: readonly Geometry[] }>>;
}

/** An area; of a multipolygon each part has its rings. Rings name arcs by number, `~n` runs arc n backwards. */
interface Geometry {
  readonly id?: string;
  readonly type: string;
  readonly arcs?: readonly (readonly (number | readonly number[])[] | readonly number[])[];
}

/** An area as SVG draws it. */
export interface Shape {
  readonly id: string;
  /** For `<path d>`, in whole units. */
  readonly path: string;
  /** The middle of its largest part. */
  readonly center: Point;
}

/** Areas on a sheet of some width and height, north up. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  /** Where a place lies on the sheet. */
  readonly place: (lat: number, lon: number) => Point;
}

type Point = readonly [x: number, y: number];

/** Draw a topology on a sheet of a width: a degree of longitude as short as it is in the middle of the map. */
export function drawTopology(topology: Topology, width: number): Sheet {
  const arcs = topology.arcs.map((arc) => toDegrees(arc, topology.transform));
  const points = arcs.flat();
  const [west, east] = extent(points.map(([lon]) => lon));
  const [south, north] = extent(points.map(([, lat]) => lat));
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const unit = width / ((east - west) * shrink);
  const place = (lat: number, lon: number): Point => [
    Math.round((lon - west) * shrink * unit),
    Math.round((north - lat) * unit),
  ];
  const drawn = arcs.map((arc) => arc.map(([lon, lat]) => place(lat, lon)));
  const geometries = Object.values(topology.objects).flatMap((object) => object.geometries);
  return {
    width,
    height: Math.round((north - south) * unit),
    place,
    shapes: geometries.map((geometry) => toShape(geometry, drawn)),
  };
}

/** Arcs are written as whole steps from point to point. */
function toDegrees(arc: Topology['arcs'][number], { scale, translate }: Topology['transform']): Point[] {
  let [x, y] = [0, 0];
  return arc.map(([stepX = 0, stepY = 0]) => {
    x += stepX;
    y += stepY;
    return [x * (scale[0] ?? 1) + (translate[0] ?? 0), y * (scale[1] ?? 1) + (translate[1] ?? 0)];
  });
}

function extent(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function toShape({ id = '', type, arcs = [] }: Geometry, drawn: readonly (readonly Point[])[]): Shape {
  // The type says how deep the rings lie, which the compiler cannot follow.
  const rings = (type === 'MultiPolygon' ? arcs.flat() : arcs) as readonly (readonly number[])[];
  const outlines = rings.map((ring) => toOutline(ring, drawn));
  const [largest = []] = outlines.toSorted((a, b) => Math.abs(areaOf(b)) - Math.abs(areaOf(a)));
  return { id, path: outlines.map(toPath).join(''), center: centerOf(largest) };
}

function toOutline(ring: readonly number[], drawn: readonly (readonly Point[])[]): readonly Point[] {
  // Each arc begins where the one before has ended.
  const points = ring.flatMap((index) => (index < 0 ? (drawn[~index] ?? []).toReversed() : (drawn[index] ?? [])));
  return points.filter(([x, y], index) => x !== points[index - 1]?.[0] || y !== points[index - 1]?.[1]);
}

function toPath(outline: readonly Point[]): string {
  const steps = outline.map(([x, y], index) => {
    const before = outline[index - 1];
    return before ? `${x - before[0]} ${y - before[1]}` : `M${x} ${y}l`;
  });
  return `${steps.join(' ').replace('l ', 'l').replaceAll(' -', '-')}z`;
}

/** Twice the area, signed by the direction (the shoelace formula). */
function areaOf(outline: readonly Point[]): number {
  return outline.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = outline[(index + 1) % outline.length] ?? [0, 0];
    return sum + x * nextY - nextX * y;
  }, 0);
}

function centerOf(outline: readonly Point[]): Point {
  const area = areaOf(outline);
  const sum = outline.reduce<Point>(
    ([sumX, sumY], [x, y], index) => {
      const [nextX, nextY] = outline[(index + 1) % outline.length] ?? [0, 0];
      const cross = x * nextY - nextX * y;
      return [sumX + (x + nextX) * cross, sumY + (y + nextY) * cross];
    },
    [0, 0],
  );
  return [Math.round(sum[0] / (3 * area)), Math.round(sum[1] / (3 * area))];
}
