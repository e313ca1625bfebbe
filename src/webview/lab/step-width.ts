// How wide a step of the space-time diagram is: a short run takes the room there is, so that its words stand apart.

/** The widest first. Few, so that a run that grows is drawn anew seldom. */
const widths = [92, 69] as const;
const LEAST = 46;

export const stepWidthFor = (steps: number, room: number): number => widths.find((width) => steps * width <= room) ?? LEAST;
