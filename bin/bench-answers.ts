/** What it costs to record one answer, over appending the same bytes and nothing else. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Memory } from '../src/memory/memory.ts';
import { median } from './bench-time.ts';

const ANSWERS = 400;
const SECOND = 1000;

/** Records answers as a drill does, each beside a plain append; which of the two comes first alternates. */
export async function benchAnswers(
  memory: Memory,
  home: string,
  questions: readonly string[],
): Promise<void> {
  const start = Date.now();
  const pairs: [plain: number, recorded: number][] = [];
  let line = '';
  for (let index = 0; index < ANSWERS; index += 1) {
    const question = questions[index % questions.length] as string;
    const record = async () => {
      const event = { event: 'review', question, rating: 3, ms: 74210, mode: 'recall' } as const;
      const now = new Date(start + index * SECOND);
      line = `${JSON.stringify(await memory.record(event, now))}\n`;
    };
    const plain = async () => appendPlainly(join(home, 'plain'), line);
    if (index % 2 === 0) {
      const recorded = await timeOf(record);
      pairs.push([await timeOf(plain), recorded]);
    } else pairs.push([await timeOf(plain), await timeOf(record)]);
    if (index === 0)
      console.log(`first answer     ${pairs[0]?.[1].toFixed(0)} ms, starts the backup`);
  }
  // The first of a process are cold, and the backup of the day goes on meanwhile.
  const warm = pairs.slice(ANSWERS / 2);
  const bare = median(warm.map(([plain]) => plain));
  const full = median(warm.map(([, recorded]) => recorded));
  const ratio = median(warm.map(([plain, recorded]) => recorded / plain));
  console.log(
    `one answer       ${full.toFixed(2)} ms, open, write, fsync and close ${bare.toFixed(2)} ms, ratio ${ratio.toFixed(2)}`,
  );
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function appendPlainly(file: string, line: string): void {
  const descriptor = openSync(file, 'a');
  writeSync(descriptor, line);
  fsyncSync(descriptor);
  closeSync(descriptor);
}
