import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, questionText } from '../support/deck-folder.ts';
import { journalOf } from '../support/journal-of.ts';
import { manyQuestions } from '../support/small-decks.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTool } from '../support/terminal.ts';

const SIZES = [
  [80, 24],
  [40, 15],
  [200, 60],
] as const;

/** One question with everything that the modes need. */
function wholeQuestion(): string {
  const text = questionText('kv-cache', [
    'question: What does the KV cache hold?',
    'points:\n  - must: Keys and values of earlier tokens\n  - must: It grows with the length of the sequence\n  - bonus: Grouped-query attention shrinks it',
    'followUps:\n  - ask: Why not the queries?\n    answer: Only the newest query is used.\n  - ask: What about training?\n    answer: Training sees all positions at once.',
    'choices:\n  ask: What is in it?\n  right: Keys and values\n  wrong: [Queries only, Logits only, Gradients only]',
  ]);
  return folderOf({ 'inference/kv-cache.md': text });
}

describe.each(SIZES)('typing an answer at %i x %i', (columns, rows) => {
  it('ticks what it covers, with accents and emoji in it', async () => {
    const home = temporaryFolder();
    const options = { home, columns, rows };
    const terminal = startTool(['drill', '--deck', wholeQuestion(), '--mode', 'type'], options);
    await terminal.pressAndWait('', 'enter type');
    await terminal.pressAndWait('\r', 'enter twice');
    terminal.press('Les kés and values of earlier tokens, déjà vu 👩‍💻\r');
    await terminal.pressAndWait('', 'déjà vu');
    await terminal.pressAndWait('\r', /\[x\] must {2}Keys/);
    expect(terminal.everything.join('\n')).toContain('Your answer');
    expect(terminal.screen.join('\n')).toMatch(/\[ \] must {2}It grows/);
    terminal.press('2\r');
    expect((await terminal.ended()).code).toBe(0);
    expect(terminal.wrappedLines).toEqual([]);
    expect(journalOf(home)).toMatchObject([{ rating: 2, mode: 'type', points: [0] }]);
  });
});

describe('typing an answer', () => {
  it('keeps the text when it is broken off, and takes up from there', async () => {
    const terminal = startTool(['drill', '--deck', wholeQuestion()]);
    await terminal.pressAndWait('', 't type');
    await terminal.pressAndWait('t', 'enter twice');
    await terminal.pressAndWait('half an answer', 'half an answer');
    await terminal.pressAndWait('\u001b', 'space reveal');
    await terminal.pressAndWait('t', 'half an answer');
  });

  it('can be written in an editor', async () => {
    const home = temporaryFolder();
    const editor = join(home, 'editor');
    writeFileSync(
      editor,
      '#!/bin/sh\necho "It holds keys and values of earlier tokens." > "$1"\n',
      { mode: 0o755 },
    );
    const env = { EDITOR: editor };
    const terminal = startTool(['drill', '--deck', wholeQuestion()], { home, env });
    await terminal.pressAndWait('', 't type');
    await terminal.pressAndWait('e', /\[x\] must {2}Keys/);
    expect(terminal.everything.join('\n')).toContain('It holds keys and values of earlier tokens.');
  });

  it('an editor that fails is no answer', async () => {
    const terminal = startTool(['drill', '--deck', wholeQuestion()], { env: { EDITOR: 'false' } });
    await terminal.pressAndWait('', 't type');
    await terminal.pressAndWait('e', 'The editor ended without an answer.');
    await terminal.waitFor('space reveal');
  });

  it('underlines the words that count', async () => {
    const env = { FORCE_COLOR: '1' };
    const terminal = startTool(['drill', '--deck', wholeQuestion()], { env, rows: 40 });
    await terminal.pressAndWait('', 't type');
    terminal.press('tthe keys and values of earlier ones, and more\r');
    await terminal.pressAndWait('\r', '[x] must');
    expect(terminal.underlined('keys')).toBe(true);
    expect(terminal.underlined('more')).toBe(false);
  });
});

describe.each(SIZES)('multiple choice at %i x %i', (columns, rows) => {
  it('takes one key, shows the right option, and counts as hard at most', async () => {
    const home = temporaryFolder();
    const options = { home, columns, rows };
    const terminal = startTool(['drill', '--deck', wholeQuestion(), '--mode', 'choice'], options);
    await terminal.pressAndWait('', '1-4 choose');
    const line = terminal.screen.find((text) => text.includes('Keys and values')) ?? '';
    await terminal.pressAndWait(line.trim().slice(0, 1), 'enter takes 2');
    expect(terminal.everything.join('\n')).toContain('✓ right');
    terminal.press('4');
    terminal.press('\r\r');
    expect((await terminal.ended()).code).toBe(0);
    expect(terminal.wrappedLines).toEqual([]);
    expect(journalOf(home)).toMatchObject([{ rating: 2, mode: 'choice' }]);
  });
});

it('a wrong choice is again, and comes back', async () => {
  const terminal = startTool(['drill', '--deck', wholeQuestion(), '--mode', 'choice']);
  await terminal.pressAndWait('', '1-4 choose');
  const line = terminal.screen.find((text) => text.includes('Logits only')) ?? '';
  await terminal.pressAndWait(line.trim().slice(0, 1), '✗ wrong');
  await terminal.pressAndWait('\r', '2/2 · inference · basic · learning');
});

describe.each(SIZES)('recall and a follow-up at %i x %i', (columns, rows) => {
  it('fit the terminal, without colour and after it got wider', async () => {
    const home = temporaryFolder();
    const options = { home, columns, rows, env: { NO_COLOR: '1' } };
    const terminal = startTool(['drill', '--deck', wholeQuestion()], options);
    await terminal.pressAndWait('', 'space reveal');
    await terminal.pressAndWait(' ', 'enter takes');
    terminal.resize(columns + 6, rows);
    await terminal.pressAndWait('?', 'take the proposed rating');
    await terminal.pressAndWait('3', 'That was the last question.');
    await terminal.pressAndWait('f', 'Why not the queries?');
    await terminal.pressAndWait(' ', '1 missed it');
    await terminal.pressAndWait('3', 'What about training?');
    terminal.press('q');
    expect((await terminal.ended()).code).toBe(0);
    expect(terminal.wrappedLines).toEqual([]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with an escape
    expect(terminal.written).not.toMatch(/\u001b\[[\d;]*m/);
    expect(journalOf(home)).toMatchObject([{ rating: 3 }, { event: 'followUp', got: true }]);
  });
});

describe('follow-ups', () => {
  it('are asked after the rating, and come again with the question when they were missed', async () => {
    const home = temporaryFolder();
    const deck = wholeQuestion();
    const terminal = startTool(['drill', '--deck', deck], { home });
    await terminal.pressAndWait('', 'space reveal');
    await terminal.pressAndWait(' ', 'enter takes');
    await terminal.pressAndWait('3', 'That was the last question.');
    await terminal.pressAndWait('f', 'Why not the queries?');
    await terminal.pressAndWait(' ', 'Only the newest query is used.');
    await terminal.pressAndWait('1', 'What about training?');
    terminal.press(' 3');
    expect((await terminal.ended()).code).toBe(0);
    expect(journalOf(home).slice(1)).toMatchObject([
      { event: 'followUp', followUp: 0, got: false },
      { event: 'followUp', followUp: 1, got: true },
    ]);

    const again = startTool(['drill', '--deck', deck], { home });
    await again.pressAndWait('', 'space reveal');
    await again.pressAndWait(' ', 'enter takes');
    await again.pressAndWait('3', 'Why not the queries?');
    again.press(' 3');
    expect((await again.ended()).code).toBe(0);
    expect(again.everything.join('\n')).not.toContain('What about training?');
  });
});

describe('a drill that was cut off', () => {
  it('goes on with --continue', async () => {
    const home = temporaryFolder();
    const deck = manyQuestions(3);
    const terminal = startTool(['drill', '--deck', deck], { home });
    await terminal.pressAndWait('', '1/3');
    await terminal.pressAndWait(' ', 'enter takes');
    await terminal.pressAndWait('3', '2/3');
    terminal.kill('SIGKILL');
    await terminal.ended();
    const rest = startTool(['drill', '--continue', '--deck', deck], { home });
    await rest.waitFor('1/2');
  });

  it('says so when there is none', async () => {
    const terminal = startTool(['drill', '--continue']);
    expect((await terminal.ended()).code).toBe(0);
    expect(terminal.screen.join('\n')).toContain('No drill was left unfinished.');
  });
});

it('says how it works before the first drill ever, and never again', async () => {
  const home = temporaryFolder();
  const terminal = startTool(['drill', 'rope'], { home });
  await terminal.waitFor('space reveal');
  expect(terminal.screen.join('\n')).toContain('Answer aloud, reveal, then tick');
  terminal.press('q');
  await terminal.ended();
  const second = startTool(['drill', 'rope'], { home });
  await second.waitFor('space reveal');
  expect(second.screen.join('\n')).not.toContain('Answer aloud, reveal');
});

describe('picking from a list', () => {
  it.each(['search', 'show'])('%s filters as one types, with a preview', async (call) => {
    const terminal = startTool([call], { rows: 30, env: { PAGER: 'cat' } });
    await terminal.waitFor('Which question?');
    await terminal.pressAndWait('rope', /rotary-position-embeddings · attention/);
    terminal.press('\r');
    expect((await terminal.ended()).code).toBe(0);
    expect(terminal.everything.join('\n')).toContain('RoFormer: Enhanced Transformer');
  });

  it('drill --pick asks the question that was picked', async () => {
    const terminal = startTool(['drill', '--pick'], { rows: 30 });
    await terminal.waitFor('Which question?');
    await terminal.pressAndWait('rope', /rotary-position-embeddings · attention/);
    await terminal.pressAndWait('\r', /1\/1[\s\S]*How does RoPE encode position/);
  });

  it('is left with Ctrl-C', async () => {
    const terminal = startTool(['show']);
    await terminal.waitFor('Which question?');
    terminal.press('\u0003');
    expect((await terminal.ended()).code).toBe(130);
    expect(terminal.cursorVisible).toBe(true);
  });
});

it('the whole answer is in the pager with l', async () => {
  const home = temporaryFolder();
  mkdirSync(join(home, 'seen'), { recursive: true });
  const env = { PAGER: `cat > ${join(home, 'seen', 'page')}; echo paged` };
  const terminal = startTool(['drill', '--deck', wholeQuestion()], { home, env });
  await terminal.pressAndWait('', 'space reveal');
  await terminal.pressAndWait(' ', 'enter takes');
  await terminal.pressAndWait('l', 'paged');
  await terminal.pressAndWait('3', 'That was the last question.');
});
