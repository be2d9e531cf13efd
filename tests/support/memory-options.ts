import { join } from 'node:path';
import { Memory, type MemoryOptions } from '../../src/memory/memory.ts';
import { createScheduler } from '../../src/memory/scheduler.ts';
import { DEFAULT_WEIGHTS, type SchedulerOptions } from '../../src/memory/weights.ts';

/** 04:00, in minutes. */
export const DAY_STARTS_AT = 240;

/** The name that a test's machine gets at its first review. */
export const DEVICE = 'this-machine';

export const SCHEDULER_OPTIONS: SchedulerOptions = {
  weights: DEFAULT_WEIGHTS,
  retention: 0.9,
  maximumInterval: 365,
  fuzz: false,
};

/** What the fold of a memory made with `memoryOptions` goes by. */
export const FOLD_OPTIONS = {
  scheduler: createScheduler(SCHEDULER_OPTIONS),
  dayStartsAt: DAY_STARTS_AT,
};

/** A memory that lives in `folder`: the journal in `state`, the snapshot in `cache`. */
export function memoryOptions(folder: string, changes: Partial<MemoryOptions> = {}): MemoryOptions {
  return {
    ...SCHEDULER_OPTIONS,
    directory: join(folder, 'state'),
    cache: join(folder, 'cache'),
    dayStartsAt: DAY_STARTS_AT,
    newDevice: () => DEVICE,
    ...changes,
  };
}

/** The same journal, read by a memory that has no snapshot to start from. */
export function openAnew({ cache, ...options }: MemoryOptions): Promise<Memory> {
  return Memory.open(options);
}

/** Everything that a memory tells of its journal. */
export function contentOf({ progress, foreign }: Memory) {
  return { questions: progress.questions, days: progress.days, foreign };
}
