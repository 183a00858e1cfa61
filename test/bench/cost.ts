/** What work takes. CPU time counts every thread, and hardly changes when the machine is busy with something else. */
export interface Cost {
  seconds: number;
  cpuSeconds: number;
}

export async function timed(work: () => Promise<void>): Promise<Cost> {
  const before = process.cpuUsage();
  const started = performance.now();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6 };
}

/** Resident bytes without what only waits to be collected. */
export function rest(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}
