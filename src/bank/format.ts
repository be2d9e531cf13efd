import * as v from 'valibot';
import { ANSWER_SECONDS, LEVELS } from './question.ts';

/** Lower-case words joined by hyphens: safe as a file name, an argument and a URL. */
export const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const text = v.pipe(
  v.string('must be text (quote it if it looks like a number or a date)'),
  v.trim(),
  v.nonEmpty('must not be empty'),
);
const texts = v.array(text, 'must be a list of texts');

function kebab(what: string) {
  return v.pipe(
    text,
    v.maxLength(80, `${what} has at most 80 characters`),
    v.regex(KEBAB, `${what} is lower-case words joined by hyphens, like kv-cache`),
  );
}

const point = v.pipe(
  v.strictObject(
    { must: v.optional(text), bonus: v.optional(text) },
    'must be "must: ..." or "bonus: ..."',
  ),
  v.check(
    ({ must, bonus }) => (must === undefined) !== (bonus === undefined),
    'must have either must or bonus',
  ),
  v.transform(({ must, bonus }) =>
    must === undefined
      ? { kind: 'bonus' as const, text: bonus ?? '' }
      : { kind: 'must' as const, text: must },
  ),
);

const points = v.pipe(
  v.array(point, 'must be a list of "- must: ..." and "- bonus: ..."'),
  v.check(
    (list) => list.filter(({ kind }) => kind === 'must').length >= 2,
    'needs at least two must points',
  ),
);

const followUps = v.array(
  v.strictObject({ ask: text, answer: text }, 'must have ask and answer'),
  'must be a list of follow-ups, each with ask and answer',
);

const choices = v.strictObject(
  {
    ask: text,
    right: text,
    wrong: v.pipe(texts, v.minLength(1, 'needs at least one wrong option')),
  },
  'must have ask, right and wrong',
);

const sources = v.array(
  v.strictObject(
    { title: text, url: v.pipe(text, v.check(isHttps, 'must be an https URL')) },
    'must have title and url',
  ),
  'must be a list of sources, each with title and url',
);

const isoDate = v.pipe(text, v.check(isDate, 'must be a date like 2026-11-23'));

/** The front matter of `<id>.md`. */
export const questionFields = v.strictObject(
  {
    id: kebab('an id'),
    question: text,
    level: v.picklist(LEVELS, `must be one of ${LEVELS.join(', ')}`),
    topic: kebab('a topic'),
    tags: v.optional(v.array(kebab('a tag'), 'must be a list of tags'), []),
    aliases: v.optional(texts, []),
    formerly: v.optional(v.array(kebab('an id'), 'must be a list of ids')),
    seconds: v.optional(
      v.picklist(ANSWER_SECONDS, `must be one of ${ANSWER_SECONDS.join(', ')}`),
      120,
    ),
    points,
    pitfalls: v.optional(texts, []),
    followUps: v.optional(followUps, []),
    choices: v.optional(choices),
    prerequisites: v.optional(v.array(kebab('an id'), 'must be a list of ids'), []),
    sources: v.optional(sources, []),
    reviewed: v.optional(isoDate),
  },
  'must be a list of fields',
);

/** The front matter of `<id>.<lang>.md`: the translated fields, and which English text they translate. */
export const translationFields = v.strictObject(
  {
    translates: v.optional(
      v.pipe(text, v.regex(/^[0-9a-f]{12}$/, 'must be the 12 hexadecimal digits that check names')),
    ),
    question: text,
    aliases: v.optional(texts),
    points,
    pitfalls: v.optional(texts),
    followUps: v.optional(followUps),
    choices: v.optional(choices),
  },
  'must be a list of fields',
);

/** Every field that some level of the format knows, to suggest the one that was meant. */
export const KNOWN_FIELDS = [
  ...Object.keys(questionFields.entries),
  'translates',
  'must',
  'bonus',
  'ask',
  'answer',
  'right',
  'wrong',
  'title',
  'url',
];

function isHttps(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}

function isDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
