// The same picture to the eye in fewer bytes: screenshots are encoded in haste, and the edges of letters fill the last
// bit of each colour. Reads what Chromium writes (8 bits a channel, not interlaced) and nothing else.
import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const KEPT_BITS = 0xfe;

export function lighterPng(png: Buffer): Buffer {
  const parts = chunks(png);
  const header = parts.find(({ type }) => type === "IHDR")?.data;
  if (header?.[8] !== 8 || header[12] !== 0) throw new Error("This is not a picture as Chromium writes it.");
  const [width, height, channels] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9] === 6 ? 4 : 3];
  const pixels = inflateSync(Buffer.concat(parts.filter(({ type }) => type === "IDAT").map(({ data }) => data)));
  unfilter(pixels, width * channels + 1, height, channels);
  for (let at = 0; at < pixels.length; at++) pixels[at] = (pixels[at] ?? 0) & KEPT_BITS;
  const idat = deflateSync(pixels, { level: 9, memLevel: 9 });
  return Buffer.concat([SIGNATURE, chunk("IHDR", header), chunk("IDAT", idat), chunk("IEND", Buffer.alloc(0))]);
}

function chunks(png: Buffer): readonly { readonly type: string; readonly data: Buffer }[] {
  const found = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const end = at + 8 + png.readUInt32BE(at);
    found.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, end) });
    at = end + 4;
  }
  return found;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

/** Undoes each row's filter in place; every row then says that it has none. */
function unfilter(rows: Buffer, stride: number, height: number, channels: number): void {
  for (let row = 0; row < height; row++) {
    const start = row * stride;
    const filter = rows[start];
    rows[start] = 0;
    for (let at = start + 1; at < start + stride; at++) {
      const left = at - start > channels ? rows[at - channels] ?? 0 : 0;
      const up = row > 0 ? rows[at - stride] ?? 0 : 0;
      const corner = row > 0 && at - start > channels ? rows[at - stride - channels] ?? 0 : 0;
      rows[at] = ((rows[at] ?? 0) + predicted(filter, left, up, corner)) & 0xff;
    }
  }
}

function predicted(filter: number | undefined, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1: return left;
    case 2: return up;
    case 3: return (left + up) >> 1;
    case 4: return nearest(left + up - corner, [left, up, corner]);
    default: return 0;
  }
}

/** The first of those that are nearest. */
function nearest(to: number, candidates: readonly number[]): number {
  return candidates.toSorted((a, b) => Math.abs(to - a) - Math.abs(to - b))[0] ?? 0;
}
