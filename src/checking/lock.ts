// A lock on one number of shared memory: 0 free, 1 held.

export function acquire(memory: Int32Array, at: number): void {
  while (Atomics.compareExchange(memory, at, 0, 1) !== 0) Atomics.wait(memory, at, 1);
}

export function release(memory: Int32Array, at: number): void {
  Atomics.store(memory, at, 0);
  Atomics.notify(memory, at, 1);
}
