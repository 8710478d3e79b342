import decodeQR from 'qr/decode.js';
import { expect, it } from 'vitest';
import { type QrCode, toQrCode } from './qr-code.ts';

/** Draw a code as a browser would, eight pixels to a module. */
function draw({ viewBox, path }: QrCode) {
  const [left = 0, top = 0, width = 0, height = 0] = viewBox.split(' ').map(Number);
  const scale = 8;
  const data = new Uint8Array(width * height * scale * scale * 4).fill(255);
  let [x, y] = [-left, -top - 0.5];
  for (const [, dx, dy, length] of path.matchAll(/m(-?\d+) (-?\d+)h(\d+)/g)) {
    [x, y] = [x + Number(dx), y + Number(dy)];
    for (let row = y * scale; row < (y + 1) * scale; row++) {
      for (let column = x * scale; column < (x + Number(length)) * scale; column++) {
        data.fill(0, (row * width * scale + column) * 4, (row * width * scale + column) * 4 + 3);
      }
    }
    x += Number(length);
  }
  return { width: width * scale, height: height * scale, data };
}

it.each([
  'https://mivent.example/events/x/',
  'https://montelibero.github.io/mivent/en/events/private-cities-debate/',
  `https://mivent.example/events/${'long-'.repeat(11)}name/`,
])('a QR code on a poster leads to %s', (address) => {
  expect(decodeQR(draw(toQrCode(address)))).toBe(address);
});

it('a code is a path of relative lines: two kilobytes that compress well', () => {
  const { viewBox, path } = toQrCode('https://montelibero.github.io/mivent/events/private-cities-debate/');
  expect(viewBox).toBe('-4 -4.5 45 45');
  expect(path.length).toBeLessThan(2_500);
  expect(path).toMatch(/^(?:m-?\d+ -?\d+h\d+)+$/);
});
