import type { Deck, DeckEntry } from '../deck.ts';
import { didYouMean } from '../nearest.ts';
import { normalise } from '../normalise.ts';
import type { Complaint, Problem } from '../problem.ts';
import { LANGUAGES } from '../question.ts';
import { checkBank, createUnstated, nearDuplicates } from './bank-rules.ts';
import { locate } from './locate.ts';
import { checkQuestion } from './question-rules.ts';
import { checkOutdated, checkTranslated, checkTranslation } from './translation-rules.ts';

/**
 * Every problem of a deck, in the order of its files: what its files say wrong, then what does not fit
 * together. `strict` adds the house rules of the bundled bank; `known` are ids outside the deck that
 * prerequisites may name.
 */
export function checkDeck(deck: Deck, strict: boolean, known: Iterable<string> = []): Problem[] {
  const ids = new Set([...known, ...deck.entries.map(({ question }) => question.id)]);
  const names = new Map<string, string>();
  for (const { question } of deck.entries) names.set(normalise(question.id), question.id);
  const problems = [...deck.problems];
  for (const entry of deck.entries) {
    const complaints = [
      ...missingPrerequisites(entry, ids),
      ...takenIds(entry, names),
      ...takenAliases(entry, names),
    ];
    problems.push(...complaints.map((complaint) => locate(complaint, entry)));
    for (const translation of entry.translations.values()) {
      const outdated = checkOutdated(entry.question, translation.translation);
      problems.push(...outdated.map((complaint) => locate(complaint, translation)));
    }
  }
  problems.push(...prerequisiteCycles(deck.entries));
  if (strict) problems.push(...houseRules(deck));
  return problems.sort((a, b) => compare(a.path, b.path) || a.line - b.line || a.column - b.column);
}

/** What the bundled bank must keep beyond any other deck. */
function houseRules(deck: Deck): Problem[] {
  const similar = nearDuplicates(deck);
  const problems = checkBank(deck).map((message) => ({
    path: deck.folder,
    line: 1,
    column: 1,
    message,
  }));
  for (const lang of LANGUAGES) {
    const unstated = createUnstated(deck, lang);
    for (const entry of deck.entries) {
      const { question, translations } = entry;
      const translation = translations.get(lang);
      const complaints =
        lang === 'en'
          ? [...checkQuestion(entry), ...unstated(question), ...similar(question.id)]
          : translation === undefined
            ? checkTranslated(entry, lang)
            : [
                ...checkTranslation(question, translation, lang),
                ...unstated({ ...question, ...translation.translation }),
              ];
      const file = translation ?? entry;
      problems.push(...complaints.map((complaint) => locate(complaint, file)));
    }
  }
  return problems;
}

function missingPrerequisites({ question }: DeckEntry, ids: ReadonlySet<string>): Complaint[] {
  return question.prerequisites.flatMap((id, index) =>
    ids.has(id)
      ? []
      : [
          {
            at: ['prerequisites', index],
            message: `there is no question "${id}"${didYouMean(id, ids)}`,
          },
        ],
  );
}

/** A former id must not be a question's now, nor another's former one. */
function takenIds({ question }: DeckEntry, names: Map<string, string>): Complaint[] {
  return (question.formerly ?? []).flatMap((id, index) => {
    const owner = names.get(normalise(id));
    names.set(normalise(id), owner ?? question.id);
    return owner === undefined
      ? []
      : [{ at: ['formerly', index], message: `"${id}" is already a name of ${owner}` }];
  });
}

/** Also takes the aliases that are free: `names` grows from question to question. */
function takenAliases({ question }: DeckEntry, names: Map<string, string>): Complaint[] {
  return question.aliases.flatMap((alias, index) => {
    const name = normalise(alias);
    const owner = names.get(name);
    if (owner === undefined) {
      names.set(name, question.id);
      return [];
    }
    const message =
      owner === question.id
        ? `"${alias}" stands here twice, or is the id`
        : `"${alias}" is already a name of ${owner}`;
    return [{ at: ['aliases', index], message }];
  });
}

/** One problem for each circle of prerequisites, at its first question. */
function prerequisiteCycles(entries: readonly DeckEntry[]): Problem[] {
  const byId = new Map(entries.map((entry) => [entry.question.id, entry]));
  const done = new Set<string>();
  const problems: Problem[] = [];
  const visit = (entry: DeckEntry, trail: readonly string[]): void => {
    const { id, prerequisites } = entry.question;
    const start = trail.indexOf(id);
    if (start !== -1) {
      const circle = [...trail.slice(start), id].join(' → ');
      problems.push(
        locate({ at: ['prerequisites'], message: `go round in a circle: ${circle}` }, entry),
      );
      return;
    }
    if (done.has(id)) return;
    done.add(id);
    for (const next of prerequisites) {
      const needed = byId.get(next);
      if (needed !== undefined) visit(needed, [...trail, id]);
    }
  };
  for (const entry of entries) visit(entry, []);
  return problems;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
