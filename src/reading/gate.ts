/** How long a process that ends waits for what runs; a reading takes a tenth of a second. */
const PATIENCE_MS = 10_000;
const CLOSED = 0;
const INSIDE = 1;

/**
 * Between two threads: one passes to run native code, the other closes the gate.
 * ONNX Runtime aborts the whole process when its thread ends while it runs, so
 * nothing may end before the gate is closed and nobody inside.
 */
export class Gate {
  private readonly state: Int32Array;

  constructor(readonly shared = new SharedArrayBuffer(8)) {
    this.state = new Int32Array(shared);
  }

  /** Runs it unless the gate is closed. */
  async pass<T>(run: () => Promise<T>): Promise<T | undefined> {
    // In before the look, so that who closes the gate either is seen or sees.
    Atomics.store(this.state, INSIDE, 1);
    try {
      return Atomics.load(this.state, CLOSED) === 1 ? undefined : await run();
    } finally {
      Atomics.store(this.state, INSIDE, 0);
      Atomics.notify(this.state, INSIDE);
    }
  }

  /** From now on nobody passes. */
  close(): void {
    Atomics.store(this.state, CLOSED, 1);
  }

  /** Holds up this thread until nobody is inside. */
  await(): void {
    Atomics.wait(this.state, INSIDE, 1, PATIENCE_MS);
  }
}
