// Moves the handles of messages apart until none covers another or a card: small pushes, repeated, always the same way.
import type { CardPlace, StageSize } from "./stage";

/** A handle is as high as a line of text with room around it. */
export const HANDLE_HEIGHT = 22;

interface Handle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const ROUNDS = 24;
const GAP = 3;

export function messageSlots(
  wanted: readonly Handle[], cards: readonly CardPlace[], size: StageSize,
): readonly { readonly x: number; readonly y: number }[] {
  const slots = wanted.map(({ x, y, width }) => ({ x, y, width, height: HANDLE_HEIGHT }));
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (const [index, slot] of slots.entries()) {
      for (const other of slots.slice(index + 1)) moved = push(slot, other, 0.5) || moved;
      for (const card of cards) moved = push(slot, { ...card }, 1) || moved;
      slot.x = clamp(slot.x, slot.width / 2 + 2, size.width - slot.width / 2 - 2);
      slot.y = clamp(slot.y, slot.height / 2 + 2, size.height - slot.height / 2 - 2);
    }
    if (!moved) break;
  }
  return slots.map(({ x, y }) => ({ x, y }));
}

interface Body {
  x: number;
  y: number;
  readonly width: number;
  readonly height: number;
}

/** Pushes two bodies apart along the axis where they overlap less; `share` of it moves the first. */
function push(one: Body, other: Body, share: number): boolean {
  const [dx, dy] = [one.x - other.x, one.y - other.y];
  const overlapX = (one.width + other.width) / 2 + GAP - Math.abs(dx);
  const overlapY = (one.height + other.height) / 2 + GAP - Math.abs(dy);
  if (overlapX <= 0.01 || overlapY <= 0.01) return false;
  if (overlapY <= overlapX) {
    const way = dy < 0 ? -1 : 1;
    one.y += way * overlapY * share;
    other.y -= way * overlapY * (1 - share);
  } else {
    const way = dx < 0 ? -1 : 1;
    one.x += way * overlapX * share;
    other.x -= way * overlapX * (1 - share);
  }
  return true;
}

const clamp = (value: number, min: number, max: number): number => Math.min(Math.max(value, min), Math.max(max, min));
