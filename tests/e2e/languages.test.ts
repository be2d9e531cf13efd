import { describe, expect, it } from 'vitest';
import { folderOf, questionText } from '../support/deck-folder.ts';
import type { RunOptions } from '../support/run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTool } from '../support/terminal.ts';
import { callTool, readJson } from '../support/warm-tool.ts';

const FRENCH = `---
question: Que garde le cache KV ?
points: [{must: les clés de chaque couche}, {must: les valeurs déjà calculées}]
---
Il garde les clés et les valeurs passées.
`;

/** A deck of two questions, one of them in French too. */
function halfFrench(): string {
  return folderOf({
    'kv-cache.md': questionText('kv-cache'),
    'kv-cache.fr.md': FRENCH,
    'rope.md': questionText('rope', ['level: advanced']),
  });
}

/** What `list` prints of that deck. */
async function listed(args: string[], options: RunOptions = {}): Promise<string> {
  const { code, stdout } = await callTool(['list', '--deck', halfFrench(), ...args], options);
  expect(code).toBe(0);
  return stdout;
}

const IN_FRENCH = `inference 2
  Que garde le cache KV ?
    kv-cache · basic · new
  What is rope?
    rope · advanced · new · in English
`;

describe('French questions, with a quiet mark where the translation is missing', () => {
  it('come with --lang fr', async () => {
    expect(await listed(['--lang', 'fr'])).toBe(IN_FRENCH);
  });

  it('come with a French locale', async () => {
    expect(await listed([], { env: { LANG: 'fr_FR.UTF-8' } })).toBe(IN_FRENCH);
  });

  it('come once they are set', async () => {
    const home = temporaryFolder();
    await callTool(['config', 'set', 'lang', 'fr'], { home });
    expect(await listed([], { home })).toBe(IN_FRENCH);
    expect(await listed(['--lang', 'en'], { home })).toContain('What is kv-cache?');
  });

  it('are shown and drilled', async () => {
    const deck = halfFrench();
    const { stdout } = await callTool(['show', 'rope', '--lang', 'fr', '--deck', deck, '--points']);
    expect(stdout.split('\n')[0]).toBe('inference · advanced · new · rope · in English');
    const terminal = startTool(['drill', '--lang', 'fr', '--deck', deck], { rows: 30 });
    await terminal.waitFor('Que garde le cache KV ?');
    expect(terminal.screen.join('\n')).not.toContain('in English');
    await terminal.pressAndWait(' ', 'Il garde les clés et les valeurs passées.');
    await terminal.pressAndWait('3', /2\/2 · inference · advanced · new · in English/);
    terminal.press('q');
    expect((await terminal.ended()).code).toBe(0);
  });

  it('are understood when typed, each in its language', async () => {
    const terminal = startTool(
      ['drill', '--lang', 'fr', '--mode', 'type', '--deck', halfFrench()],
      {
        rows: 40,
      },
    );
    await terminal.waitFor('Que garde le cache KV ?');
    await terminal.pressAndWait('\r', 'enter twice');
    terminal.press('Les valeurs déjà calculées y restent.\r');
    await terminal.pressAndWait(
      '\r',

      /\[ \] must {2}les clés de chaque couche[\s\S]*\[x\] must {2}les valeurs déjà calculées/,
    );
    terminal.press('\u0003');
    expect((await terminal.ended()).code).toBe(130);
  });

  it('are counted by topic', async () => {
    const topics = await readJson(['list', '--topics', '--deck', halfFrench()]);
    expect(topics).toEqual([
      {
        topic: 'inference',
        questions: 2,
        basic: 1,
        intermediate: 0,
        advanced: 1,
        languages: { en: 2, fr: 1 },
      },
    ]);
  });
});

describe('a deck without any French', () => {
  it('is not marked for it', async () => {
    const deck = folderOf({ 'rope.md': questionText('rope') });
    const { stdout } = await callTool(['list', '--lang', 'fr', '--deck', deck]);
    expect(stdout).toBe('inference 1\n  What is rope?\n    rope · basic · new\n');
  });
});

describe('what was last reviewed long ago', () => {
  const deck = () =>
    folderOf({
      'old.md': questionText('old', ['reviewed: 2020-01-01']),
      'undated.md': questionText('undated'),
      'new.md': questionText('new', [`reviewed: ${new Date().toISOString().slice(0, 10)}`]),
    });

  it('is listed, and is no failure', async () => {
    const folder = deck();
    const { code, stdout, stderr } = await callTool(['check', folder, '--stale', '180']);
    expect(code).toBe(0);
    expect(stdout.replaceAll(`${folder}/`, '').replace(/\d{4} days/, 'N days')).toBe(
      'undated.md:2:1 has no date\nold.md:9:1 last reviewed 2020-01-01, N days ago\n',
    );
    expect(stderr).toContain('2 of 3 questions last reviewed 180 days ago or more');
  });

  it('is JSON for a script', async () => {
    const stale = await readJson(['check', deck(), '--stale', '180']);
    expect(stale).toMatchObject([
      { id: 'undated', reviewed: null, days: null, line: 2 },
      { id: 'old', reviewed: '2020-01-01', line: 9 },
    ]);
  });

  it('needs a number of days', async () => {
    const { code, stderr } = await callTool(['check', '--stale', 'long']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('whole number above 0')]);
  });
});
