import { basename, dirname } from 'node:path';
import type { DeckEntry } from '../deck.ts';
import type { Complaint } from '../problem.ts';
import type { Question } from '../question.ts';
import { equationsIn } from './arithmetic.ts';
import { checkTexts, need, within } from './text-rules.ts';

const POINTS = { least: 3, most: 6 };
const FOLLOW_UPS = { least: 1, most: 3 };

/** The house rules for a question of the bundled bank, beyond what any deck must keep. */
export function checkQuestion({ question, path }: DeckEntry): Complaint[] {
  const { topic, sources, reviewed, aliases, pitfalls, points, followUps, choices } = question;
  const folder = basename(dirname(path));
  return [
    ...need(folder === topic, 'topic', `must be the name of its folder (${folder})`),
    ...need(sources.length > 0, 'sources', 'needs at least one primary source'),
    ...need(reviewed !== undefined, 'reviewed', 'is missing: the date of the last check'),
    ...need(aliases.length > 0, 'aliases', 'needs the names that people look for'),
    ...need(pitfalls.length > 0, 'pitfalls', 'needs at least one'),
    ...within(points.length, POINTS, 'points', 'points'),
    ...within(followUps.length, FOLLOW_UPS, 'followUps', 'follow-ups'),
    ...need(choices !== undefined, 'choices', 'is missing: one right, three wrong'),
    ...checkTexts(question, topic, 'en'),
    ...(FORMS[topic]?.(question) ?? []),
  ];
}

/** What the answers of some topics are made of. */
const FORMS: Readonly<Record<string, (question: Question) => Complaint[]>> = {
  coding: ({ answer }) => {
    const [, code] = /^```python\n([\s\S]*?)^```/m.exec(answer) ?? [];
    return [
      ...need(code !== undefined, 'answer', 'has no ```python block with a solution'),
      ...need(
        code === undefined || /^\s*assert /m.test(code),
        'answer',
        'has a solution that asserts nothing',
      ),
    ];
  },
  'system-design': ({ answer, seconds }) => {
    const equations = equationsIn(answer, 'en').length;
    const lacks = DESIGN_HEADINGS.filter((heading) => !answer.includes(`## ${heading}\n`));
    return [
      ...need(seconds === DESIGN_SECONDS, 'seconds', `must be ${DESIGN_SECONDS} for a design`),
      ...need(lacks.length === 0, 'answer', `has no heading ${lacks.join(', ')}`),
      ...need(
        equations >= DESIGN_EQUATIONS,
        'answer',
        `shows ${equations === 1 ? '1 calculation' : `${equations} calculations`}; a capacity estimate has at least ${DESIGN_EQUATIONS}`,
      ),
    ];
  },
};

const DESIGN_HEADINGS = [
  'Requirements',
  'Capacity',
  'Design',
  'Bottleneck',
  'Failure modes',
  'Evaluation',
];
const DESIGN_SECONDS = 300;
const DESIGN_EQUATIONS = 3;
