/**
 * A drill of 2000 questions, each revealed and rated: whether its memory and the time from a key to the
 * screen stay as they were at first: `npm run bench -- soak`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerOf, startTool } from './bench-terminal.ts';
import { median } from './bench-time.ts';

const QUESTIONS = 2000;
const TENTH = QUESTIONS / 10;
/** Where a tenth of the drill starts that is compared with the others. */
const TENTHS = { first: 0, middle: (QUESTIONS - TENTH) / 2, last: QUESTIONS - TENTH };

/** V8 lets its new space grow over the first few hundred questions; after them the memory stays. */
const MILESTONES = [200, 500, 1000, 1500, QUESTIONS - 1];

/** One question: milliseconds from each of its keys to the screen, and megabytes in use after it. */
interface Sample {
  readonly reveal: number;
  readonly rate: number;
  readonly megabytes: number;
}

export async function benchSoak(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'llm-interview-soak-'));
  try {
    writeDeck(join(folder, 'deck'));
    const samples = await drillAll(join(folder, 'deck'), join(folder, 'state'));
    console.log(`a drill of ${samples.length} questions, medians of its tenths`);
    for (const [name, start] of Object.entries(TENTHS)) {
      console.log(`${name.padEnd(6)} ${shown(samples.slice(start, start + TENTH))}`);
    }
    const grown = MILESTONES.map((count) => samples[count - 1]?.megabytes.toFixed(0));
    console.log(`after ${MILESTONES.join(', ')} questions: ${grown.join(', ')} MB`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeDeck(deck: string): void {
  mkdirSync(join(deck, 'numbers'), { recursive: true });
  for (let number = 1; number <= QUESTIONS; number += 1) {
    const musts = `  - must: ${number} is a number\n  - must: ${number + 1} comes next`;
    const fields = `question: What is ${number}?\nlevel: basic\ntopic: numbers\npoints:\n${musts}`;
    const text = `---\nid: q${number}\n${fields}\n---\nThe number ${number}.\n`;
    writeFileSync(join(deck, 'numbers', `q${number}.md`), text);
  }
}

async function drillAll(deck: string, home: string): Promise<Sample[]> {
  const terminal = startTool(['drill', '--deck', deck, '--count', String(QUESTIONS)], home);
  const samples: Sample[] = [];
  try {
    await answerOf(terminal, '', 'space reveal');
    for (let answered = 1; answered <= QUESTIONS; answered += 1) {
      const reveal = await answerOf(terminal, ' ', 'enter takes');
      const next = answered < QUESTIONS ? `${answered + 1}/${QUESTIONS} ` : 'Next:';
      const rate = await answerOf(terminal, '3', next);
      if (answered < QUESTIONS) {
        samples.push({ reveal, rate, megabytes: megabytesOf(terminal.pid) });
      }
    }
  } finally {
    terminal.kill();
  }
  return samples;
}

/** What a process has in memory, from the system. */
function megabytesOf(pid: number): number {
  const status = `/proc/${pid}/status`;
  const text = existsSync(status)
    ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(text) / 1024;
}

function shown(samples: readonly Sample[]): string {
  const reveal = median(samples.map((sample) => sample.reveal)).toFixed(1);
  const rate = median(samples.map((sample) => sample.rate)).toFixed(1);
  const megabytes = median(samples.map((sample) => sample.megabytes)).toFixed(1);
  return `reveal ${reveal} ms, rate ${rate} ms, ${megabytes} MB`;
}
