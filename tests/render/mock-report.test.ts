import { describe, expect, it } from 'vitest';
import { renderReport } from '../../src/render/mock-report.ts';
import { marked, viewOf } from '../support/marked-mock.ts';

describe('the report of an interview', () => {
  it('is the score card and every answer, as Markdown', () => {
    expect(renderReport(viewOf(marked(['a 4 0,1,2 60 first\n  second', 'b 1 x 5'], 'c')))).toBe(
      `# Mock interview of 23 Nov, 14:03

Score 50 %, 2 of 3 questions in 1:05 of 45 minutes.

2 of 4 musts, 1 of 2 bonuses.

## Topics

| topic | score | musts | bonuses |
| --- | --- | --- | --- |
| rag | 100 % | 2 of 2 | 1 of 1 |
| safety | 0 % | 0 of 2 | 0 of 1 |

## Questions

| question | rating | musts | bonuses | time | target |
| --- | --- | --- | --- | --- | --- |
| What is a? | easy | 2 of 2 | 1 of 1 | 1:00 | 1:30 |
| What is b? | again | 0 of 2 | 0 of 1 | 0:05 | 1:30 |

## Not asked

- What is c?

## Points to work on

- b: the first point (\`b\`)
- b: the second point (\`b\`)
- b: the third point (\`b\`)

## Answers

### 1. What is a?

rag · basic · typed in 1:00, target 1:30 · rated easy

> first${'  '}
>   second${'  '}

- [x] must: a: the first point
- [x] must: a: the second point
- [x] bonus: a: the third point

**The answer**

The answer of a.

**And then a?** Then a.

### 2. What is b?

safety · basic · skipped after 0:05, target 1:30 · rated again

- [ ] must: b: the first point
- [ ] must: b: the second point
- [ ] bonus: b: the third point

**The answer**

The answer of b.

**And then b?** Then b.
`,
    );
  });

  it('keeps a bar in a question from splitting its table', () => {
    const view = { ...viewOf(marked(['a 3 0,1 60'])), titleOf: () => 'P(A|B)?' };
    expect(renderReport(view)).toContain('| P(A\\|B)? | good |');
  });
});
