import { encodeQR } from 'qr';

/** A QR code as the outline of its dark modules (ISO/IEC 18004): stroke `path` with a width of 1. */
export interface QrCode {
  /** With the four modules of quiet zone on every side. */
  readonly viewBox: string;
  readonly path: string;
}

const QUIET_ZONE = 4;

/** Draw an address as a QR code that still reads with a seventh of it torn off. Rows of modules are lines: SVG has no shorter way. */
export function toQrCode(address: string): QrCode {
  // The library wants a border of its own: one module, which is cut off again.
  const rows = encodeQR(address, 'raw', { ecc: 'medium', border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1));
  const path: string[] = [];
  let [penX, penY] = [0, 0];
  for (const [y, row] of rows.entries()) {
    for (let x = row.indexOf(true); x !== -1; x = row.indexOf(true, penX)) {
      const end = row.indexOf(false, x);
      const length = (end === -1 ? row.length : end) - x;
      path.push(`m${x - penX} ${y - penY}h${length}`);
      [penX, penY] = [x + length, y];
    }
  }
  const side = rows.length + 2 * QUIET_ZONE;
  // A line runs through the middle of its row.
  return { viewBox: `${-QUIET_ZONE} ${-QUIET_ZONE - 0.5} ${side} ${side}`, path: path.join('') };
}
