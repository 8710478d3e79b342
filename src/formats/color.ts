/** A colour as tokens.css writes it: OKLCH, lightness 0–1, hue in degrees. */
export interface Color {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

/** A colour by day and by night. */
export interface ColorPair {
  readonly light: Color;
  readonly dark: Color;
}

/** Read the colours of a stylesheet's custom properties, by their names: those that are an `oklch()` or two in `light-dark()`. The first of a name counts. */
export function readColors(css: string): ReadonlyMap<string, ColorPair> {
  const colors = new Map<string, ColorPair>();
  for (const [, name = '', value = ''] of css.matchAll(/--([\w-]+):\s*([^;]*oklch\([^;]*);/g)) {
    const [light, dark = light] = [...value.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)].map(
      ([, lightness, chroma, hue]) => ({ lightness: Number(lightness), chroma: Number(chroma), hue: Number(hue) }),
    );
    if (light && dark && !colors.has(name)) colors.set(name, { light, dark });
  }
  return colors;
}

/** Write a colour as screens show it: `#f9f6ef`. What sRGB does not have is clipped. */
export function toHex(color: Color): string {
  const channel = (value: number) => {
    const shown = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
    return Math.round(shown * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${toLinear(color).map(channel).join('')}`;
}

/** Get the contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrastOf(one: Color, other: Color): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminanceOf(color: Color): number {
  const [red, green, blue] = toLinear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** OKLCH to linear sRGB (Ottosson's matrices), clipped to what a screen shows. */
function toLinear({ lightness, chroma, hue }: Color): readonly [red: number, green: number, blue: number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}
