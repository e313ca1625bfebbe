// A lock on one number of shared memory: 0 free, 1 held.

/** How often it is tried before going to sleep: what the lock is held for is short, and to be woken takes long. */
const patience = 5_000;

export function acquire(memory: Int32Array, at: number): void {
  for (let left = patience; left > 0; left--) if (Atomics.load(memory, at) === 0 && Atomics.compareExchange(memory, at, 0, 1) === 0) return;
  while (Atomics.compareExchange(memory, at, 0, 1) !== 0) Atomics.wait(memory, at, 1);
}

export function release(memory: Int32Array, at: number): void {
  Atomics.store(memory, at, 0);
  Atomics.notify(memory, at, 1);
}
