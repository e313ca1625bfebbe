// Breadth-first search over a packed model: every state once, in order of distance, so that the first way to a state is a
// shortest one. A generator, so that whoever runs it decides when to look, to tell and to stop; it reads no clock.
// Several workers may run one search each in the same memory: each keeps some of the states, and they go on in rounds.
import { Board } from "./board";
import { defaultBounds } from "./bounds";
import type { Exploration, ExploreOptions, Progress } from "./exploration";
import type { Packed } from "./packed";
import { Search } from "./search";
import { claimMemory, type SearchMemory } from "./search-memory";

/** Explores. Yields now and then; returns what it found. */
export function* explore<S, A>(
  packed: Packed<S, A>, options: ExploreOptions, memory: SearchMemory = claimMemory(options.bounds, packed),
): Generator<Progress, Exploration<A>, void> {
  const search = new Search(packed, options, memory);
  while (search.work()) yield search.progress;
  return search.result();
}

/** How far the search in this memory is, for whoever looks on from outside. */
export function progressIn({ board, crew }: SearchMemory): Progress {
  const { count: states, depth } = new Board(board, crew, 0);
  return { states, depth };
}

/** Explores without looking up. For tests, benches and small models. */
export function exploreAll<S, A>(packed: Packed<S, A>, options: Partial<ExploreOptions> = {}): Exploration<A> {
  const search = explore(packed, { bounds: defaultBounds, ...options });
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}
