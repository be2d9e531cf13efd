import { describe, expect, it } from 'vitest';
import { parseQuestion } from '../../src/bank/parse.ts';
import { questionText } from '../support/deck-folder.ts';
import { problemsIn } from '../support/problems-in.ts';

const parse = (text: string) => parseQuestion(text, 'deck/inference/kv-cache.md', 'mine');

it('every problem of a file is reported in one pass, where it stands', () => {
  const text = `---
id: kv-cache
levle: basic
topic: Inference
tags: [gpu, "two words"]
seconds: 90
points:
  - must: one
  - musst: two
    why: three
  - must: [x]
aliases:
reviewed: 2026-02-30
sources:
  - {title: a, url: "http://example.org"}
  - {title: b}
followUps:
  - ask: What?
choices: {ask: Which?, right: this, wrong: []}
question: 42
color: red
---

`;
  expect(problemsIn(parse(text))).toEqual([
    '2:1 level is missing',
    '3:1 levle is not a known field; did you mean level?',
    '4:1 topic a topic is lower-case words joined by hyphens, like kv-cache',
    '5:13 tags[1] a tag is lower-case words joined by hyphens, like kv-cache',
    '6:1 seconds must be one of 30, 60, 120, 300; did you mean 30?',
    '9:5 points[1].musst is not a known field; did you mean must?',
    '9:5 points[1] must have either must or bonus',
    '10:5 points[1].why is not a known field',
    '11:5 points[2].must must be text (quote it if it looks like a number or a date)',
    '12:1 aliases must be a list of texts',
    '13:1 reviewed must be a date like 2026-11-23',
    '15:16 sources[0].url must be an https URL',
    '16:5 sources[1].url is missing',
    '18:5 followUps[0].answer is missing',
    '19:37 choices.wrong needs at least one wrong option',
    '20:1 question must be text (quote it if it looks like a number or a date)',
    '21:1 color is not a known field',
    '24:1 the answer is missing: write it after the ---',
  ]);
});

describe('a field that is not right says what it must be', () => {
  it.each([
    [
      'id: other-id',
      '2:1 the id "other-id" and the file name must agree: rename the file to other-id.md',
    ],
    ['id: Kv_Cache', '2:1 id an id is lower-case words joined by hyphens, like kv-cache'],
    [
      'level: advnced',
      '4:1 level must be one of basic, intermediate, advanced; did you mean advanced?',
    ],
    ['level: expert', '4:1 level must be one of basic, intermediate, advanced'],
    ['question: " "', '3:1 question must not be empty'],
    ['points: [{must: a}, {bonus: b}]', '6:1 points needs at least two must points'],
    [
      'points: [{must: a, bonus: b}, {must: c}, {must: d}]',
      '6:10 points[0] must have either must or bonus',
    ],
    ['points: [a, {must: c}, {must: d}]', '6:10 points[0] must be "must: ..." or "bonus: ..."'],
    ['followUp: []', '9:1 followUp is not a known field; did you mean followUps?'],
    ['prerequisite: [a]', '9:1 prerequisite is not a known field; did you mean prerequisites?'],
    ['answer: here', '9:1 answer is not a known field'],
    ['constructor: x', '9:1 constructor is not a known field'],
    ['__proto__: {x: 1}', '9:1 __proto__ is not a known field'],
  ])('%s', (field, expected) => {
    expect(problemsIn(parse(questionText('kv-cache', [field])))).toEqual([expected]);
  });

  it('front matter that is a list is no question', () => {
    const expected = ['2:1 the front matter must be a list of fields'];
    expect(problemsIn(parse('---\n- id: x\n---\nbody'))).toEqual(expected);
    expect(problemsIn(parse('---\nonly words\n---\nbody'))).toEqual(expected);
  });
});
