// A lock on one number of shared memory. To wake somebody is a call to the system, so a lock says whether anybody may be asleep
// ("Futexes Are Tricky", Drepper 2011, mutex 2).

const [free, held, awaited] = [0, 1, 2];

/** How often it is tried before going to sleep: what the lock is held for is short, and to be woken takes long. */
const patience = 5_000;

export function acquire(memory: Int32Array, at: number): void {
  for (let left = patience; left > 0; left--) if (Atomics.load(memory, at) === free && Atomics.compareExchange(memory, at, free, held) === free) return;
  // Who has been asleep cannot tell whether others are.
  while (Atomics.exchange(memory, at, awaited) !== free) Atomics.wait(memory, at, awaited);
}

export function release(memory: Int32Array, at: number): void {
  if (Atomics.exchange(memory, at, free) === awaited) Atomics.notify(memory, at, 1);
}
