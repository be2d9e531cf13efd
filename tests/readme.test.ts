import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { TopicCount } from '../src/bank/topics.ts';
import { type RunOptions, runShell } from './support/run.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { startScript } from './support/terminal.ts';
import { callTool, readJson } from './support/warm-tool.ts';

const README = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8');
/** Commands that ask questions: they need a terminal. */
const ASKS = /^(?:drill|review|mock(?! --history))\b/;

/** The blocks of a language, without their fences. */
function blocks(language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm');
  return [...README.matchAll(fence)].map(([, text = '']) => text);
}

/** What follows `npx llm-interview` in the README's shell blocks, once each. */
function commands(): string[] {
  const lines = blocks('sh').flatMap((block) => block.split('\n'));
  const calls = lines.flatMap((line) => /^npx llm-interview\b ?(.*)$/.exec(line)?.[1] ?? []);
  return [...new Set(calls.map(withDatesAhead))];
}

/** A call as a shell takes it apart. */
function wordsOf(call: string): string[] {
  const [line = ''] = call.split(' #');
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+/g)].map(
    ([word, double, single]) => double ?? single ?? word,
  );
}

/** The dates of interviews in the README pass; what stands for them here is always ahead. */
function withDatesAhead(call: string): string {
  if (!call.startsWith('plan')) return call;
  return call.replace('2027-01-15', dateAhead(20)).replace('2027-02-01', dateAhead(40));
}

function dateAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** A folder with the README's own deck in it, as `my-deck`. */
function workplace(): RunOptions {
  const cwd = temporaryFolder();
  const [question = ''] = blocks('markdown');
  mkdirSync(join(cwd, 'my-deck'));
  writeFileSync(join(cwd, 'my-deck', 'batch-invariance.md'), question);
  const review = 'kv-cache,3,2026-11-01T20:32:32Z,25060';
  writeFileSync(
    join(cwd, 'history.csv'),
    `card_id,review_rating,review_time,review_duration\n${review}\n`,
  );
  return { cwd, home: temporaryFolder() };
}

describe('the README', () => {
  it('shows every command that there is', async () => {
    const { stdout } = await callTool(['--help']);
    const names = [...stdout.matchAll(/^ {2}([a-z]+)(?:\|[a-z]+)?(?: |$)/gm)].map(
      ([, name]) => name,
    );
    const shown = new Set(commands().map((call) => call.split(' ')[0]));
    expect(names.filter((name) => name !== 'help' && name !== 'llm' && !shown.has(name))).toEqual(
      [],
    );
  });

  it('shows commands that work, one after the other', async () => {
    const place = workplace();
    for (const call of commands().filter((command) => !ASKS.test(command))) {
      const { code, stderr } = await callTool(wordsOf(call), place);
      expect([call, code, /^llm-interview:/m.test(stderr)]).toEqual([call, 0, false]);
    }
  });

  it.each(commands().filter((call) => ASKS.test(call)))(
    'npx llm-interview %s asks a question',
    async (call) => {
      const terminal = startScript(`"$NODE" "$TOOL" ${call}`, workplace());
      await terminal.waitFor(
        /space reveal|1-4 choose|Enter reveals|Which question|unfinished|said it/i,
      );
      terminal.press(call.includes('--plain') ? 'q\r' : call.includes('--pick') ? '\u0003' : 'q');
      expect([0, 130]).toContain((await terminal.ended()).code);
    },
  );

  it('shows sessions as they are', async () => {
    for (const block of blocks('console').filter((text) => !text.includes('space reveal'))) {
      const [first = '', ...lines] = block.trimEnd().split('\n');
      if (!first.startsWith('$')) continue;
      const call = first.replace('$ npx llm-interview', '"$NODE" "$TOOL"');
      const { stdout } = await runShell(call);
      expect(stdout.trimEnd().split('\n')).toEqual(lines);
    }
  });

  it('shows the drill as it is, but for the clock', async () => {
    const [asked = '', marked = ''] = blocks('console');
    const terminal = startScript('"$NODE" "$TOOL" drill rope', { rows: 50 });
    await terminal.waitFor('space reveal');
    const clockless = (text: string) => text.replace(/\d:\d\d$/m, '');
    expect(clockless(terminal.screen.join('\n'))).toContain(
      clockless(asked.split('\n').slice(1).join('\n').trimEnd()),
    );
    terminal.press(' ');
    await terminal.waitFor('[ ] must');
    await terminal.pressAndWait('   ', /\[x\][\s\S]*\[x\][\s\S]*\[x\]/);
    expect(terminal.screen.join('\n')).toContain(marked.trimEnd());
  });

  it('counts the questions of the bank as they are', async () => {
    const rows = [...README.matchAll(/^\| \[([\w-]+)\]\(questions\/\1\) \| (.+) \|$/gm)].map(
      ([, topic, counts = '']) => [topic, ...counts.split(' | ').map(Number)],
    );
    const topics = await readJson<TopicCount[]>(['list', '--topics']);
    expect(rows).toEqual(
      topics.map(({ topic, questions, basic, intermediate, advanced, languages }) => [
        topic,
        questions,
        basic,
        intermediate,
        advanced,
        languages.fr,
      ]),
    );
    const [, stated] = /^(\d+) questions come with it/m.exec(README) ?? [];
    expect(Number(stated)).toBe(topics.reduce((sum, { questions }) => sum + questions, 0));
  });

  it('gives an example of a question that passes the check', async () => {
    const { code, stdout } = await callTool(['check', 'my-deck'], workplace());
    expect([code, stdout]).toEqual([0, '']);
  });
});
