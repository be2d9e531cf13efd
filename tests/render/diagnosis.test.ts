import { describe, expect, it } from 'vitest';
import { type DiagnosisView, renderDiagnosis } from '../../src/render/diagnosis.ts';
import { createTheme } from '../../src/render/theme.ts';

const PLAIN = createTheme({ level: 0, unicode: true });
const SOUND: DiagnosisView = {
  state: '/home/me/.config/llm-interview',
  events: { review: 12, undo: 1 },
  journals: 2,
  questions: 218,
  findings: [],
};
const DAMAGED = {
  kind: 'problem',
  message: 'reviews/laptop.jsonl:7 not a JSON object',
  advice: 'the line is skipped',
  remedy: 'repair',
} as const;
const SETTING = { kind: 'problem', message: 'config.json: count must be a number' } as const;
const NOTE = { kind: 'note', message: '2 reviews of "rpoe", which no deck has now' } as const;

function rendered(changes: Partial<DiagnosisView>, width = 80, theme = PLAIN): string {
  return `\n${renderDiagnosis({ ...SOUND, ...changes }, width, theme).join('\n')}\n`;
}

describe('a diagnosis on screen', () => {
  it('of a sound state counts what there is', () => {
    expect(rendered({})).toBe(`
state     /home/me/.config/llm-interview
journal   2 files: 12 reviews, 1 undo
bank      218 questions

Nothing is wrong.
`);
  });

  it('before the first review', () => {
    expect(rendered({ events: {}, journals: 0, questions: 1 })).toBe(`
state     /home/me/.config/llm-interview
journal   0 files
bank      1 question

Nothing is wrong.
`);
  });

  it('tells problems from notes, and which of them it can mend', () => {
    expect(rendered({ journals: 1, findings: [DAMAGED, NOTE, SETTING] })).toBe(`
state     /home/me/.config/llm-interview
journal   1 file: 12 reviews, 1 undo
bank      218 questions

✗ reviews/laptop.jsonl:7 not a JSON object
  the line is skipped
• 2 reviews of "rpoe", which no deck has now
✗ config.json: count must be a number

2 problems. Mend 1 of them with: llm-interview doctor --fix
`);
  });

  it('finds nothing wrong where there are only notes', () => {
    expect(rendered({ findings: [NOTE] })).toContain('\n\nNothing is wrong.\n');
  });

  it('does not offer to mend what it cannot', () => {
    expect(rendered({ findings: [SETTING] })).toMatch(/\n\n1 problem\.\n$/);
  });

  it('fits a narrow terminal', () => {
    expect(rendered({ findings: [DAMAGED, SETTING] }, 30)).toBe(`
state     /home/me/.config/llm
          -interview
journal   2 files: 12 reviews,
          1 undo
bank      218 questions

✗ reviews/laptop.jsonl:7 not a
  JSON object
  the line is skipped
✗ config.json: count must be a
  number

2 problems. Mend 1 of them
with: llm-interview doctor
--fix
`);
  });

  it('has only ASCII where the terminal has no more', () => {
    const ascii = createTheme({ level: 0, unicode: false });
    expect(rendered({ findings: [DAMAGED, NOTE] }, 80, ascii)).toMatch(/^[\n -~]*$/);
  });
});
