// Moves the handles of messages apart until none covers another or a card: small pushes, repeated, always the same way.
// Now and then the long way round, or a handle caught between two others would never get out.

/** By its centre. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Size = Pick<Box, "width" | "height">;

/** A handle is as high as a line of text with room around it. */
export const HANDLE_HEIGHT = 22;

type Handle = Pick<Box, "x" | "y" | "width">;

const ROUNDS = 64;
const GAP = 3;
/** How finely a free place is looked for. */
const RASTER = 6;

export function messageSlots(
  wanted: readonly Handle[], cards: readonly Box[], size: Size,
): readonly { readonly x: number; readonly y: number }[] {
  const slots = wanted.map(({ x, y, width }) => ({ x, y, width, height: HANDLE_HEIGHT }));
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (const [index, slot] of slots.entries()) {
      for (let next = index + 1; next < slots.length; next++) moved = push(slot, slots[next] ?? slot, round % 4 === 3) || moved;
      moved = leaveCards(slot, cards, size) || moved;
      keepInside(slot, size);
    }
    if (!moved) break;
  }
  // Whatever is left of the crowd, it does not cover what a node holds.
  for (const slot of slots) {
    leaveCards(slot, cards, size);
    keepInside(slot, size);
  }
  const all = [...slots, ...cards];
  for (const slot of slots) settle(slot, all, size);
  return slots.map(({ x, y }) => ({ x, y }));
}

/** A box on the move. */
type Body = { x: number; y: number } & Size;

/** Pushes two handles apart, each by half, along the axis where they overlap less (`longWay`: more). */
function push(one: Body, other: Body, longWay: boolean): boolean {
  const [dx, dy] = [one.x - other.x, one.y - other.y];
  const overlapX = (one.width + other.width) / 2 + GAP - Math.abs(dx);
  const overlapY = (one.height + other.height) / 2 + GAP - Math.abs(dy);
  if (overlapX <= 0.01 || overlapY <= 0.01) return false;
  if ((overlapY <= overlapX) !== longWay) {
    const way = dy < 0 ? -1 : 1;
    one.y += way * overlapY / 2;
    other.y -= way * overlapY / 2;
  } else {
    const way = dx < 0 ? -1 : 1;
    one.x += way * overlapX / 2;
    other.x -= way * overlapX / 2;
  }
  return true;
}

/** Takes a handle off the card it covers by the nearest side where it stands inside the stage and on no other card. */
function leaveCards(slot: Body, cards: readonly Box[], size: Size): boolean {
  const covered = cards.find((card) => covers(slot, card));
  if (!covered) return false;
  const [dx, dy] = [(slot.width + covered.width) / 2 + GAP, (slot.height + covered.height) / 2 + GAP];
  const sides = [
    { x: covered.x - dx, y: slot.y }, { x: covered.x + dx, y: slot.y },
    { x: slot.x, y: covered.y - dy }, { x: slot.x, y: covered.y + dy },
  ].sort((a, b) => Math.hypot(a.x - slot.x, a.y - slot.y) - Math.hypot(b.x - slot.x, b.y - slot.y));
  const free = sides.find((side) => {
    const there = { ...side, width: slot.width, height: slot.height };
    return isInside(there, size) && !cards.some((card) => covers(there, card));
  });
  const { x, y } = free ?? sides[0] ?? slot;
  slot.x = x;
  slot.y = y;
  return true;
}

/** A handle that still covers something goes to the nearest free place of the stage, if it has one. */
function settle(slot: Body, all: readonly Box[], size: Size): void {
  const covered = (place: Box): boolean => all.some((other) => other !== slot && covers(place, other));
  if (!covered(slot)) return;
  const there = { ...slot };
  let best: { readonly x: number; readonly y: number; readonly far: number } | undefined;
  for (let y = slot.height / 2 + 2; y <= size.height - slot.height / 2 - 2; y += RASTER) {
    for (let x = slot.width / 2 + 2; x <= size.width - slot.width / 2 - 2; x += RASTER) {
      const far = Math.hypot(x - slot.x, y - slot.y);
      if (best && far >= best.far) continue;
      [there.x, there.y] = [x, y];
      if (covered(there)) continue;
      best = { x, y, far };
    }
  }
  if (!best) return;
  slot.x = best.x;
  slot.y = best.y;
}

const covers = (one: Box, other: Box): boolean =>
  Math.abs(one.x - other.x) < (one.width + other.width) / 2 + GAP - 0.5 && Math.abs(one.y - other.y) < (one.height + other.height) / 2 + GAP - 0.5;

const isInside = ({ x, y, width, height }: Box, size: Size): boolean =>
  x >= width / 2 + 2 && x <= size.width - width / 2 - 2 && y >= height / 2 + 2 && y <= size.height - height / 2 - 2;

function keepInside(slot: Body, { width, height }: Size): void {
  slot.x = clamp(slot.x, slot.width / 2 + 2, width - slot.width / 2 - 2);
  slot.y = clamp(slot.y, slot.height / 2 + 2, height - slot.height / 2 - 2);
}

const clamp = (value: number, min: number, max: number): number => Math.min(Math.max(value, min), Math.max(max, min));
