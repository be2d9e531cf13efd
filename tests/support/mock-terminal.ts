import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MockRecord } from '../../src/session/mock-record.ts';
import type { TestTerminal } from './terminal.ts';

/** The countdown in the header of an interview. */
const LEFT = /(\d+:\d\d) left$/m;

/** Says the question on screen, once it has been there for a second: nobody reads faster. */
export async function say(terminal: TestTerminal, then: string | RegExp): Promise<void> {
  for (const _ of ['a second begins', 'a second is over']) {
    const before = timeLeft(terminal);
    await terminal.waitFor((lines) => timeIn(lines) !== before);
  }
  await terminal.pressAndWait(' ', then);
}

/** Types the answer to the question on screen and ends it. */
export function type(terminal: TestTerminal, text: string, then: string | RegExp): Promise<void> {
  return terminal.pressAndWait(`t${text}\r\r`, then);
}

export function timeLeft(terminal: TestTerminal): string | undefined {
  return timeIn(terminal.screen);
}

function timeIn(lines: readonly string[]): string | undefined {
  return LEFT.exec(lines.join('\n'))?.[1];
}

/** Every interview in a state folder, oldest first. */
export function mocksOf(home: string): MockRecord[] {
  const folder = join(home, 'mocks');
  return readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).record);
}
