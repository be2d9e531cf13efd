/**
 * `npm run stamp -- <id>...`: notes in the translations of these questions that they say what the English
 * says now. Only for translations that were read beside it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '../src/bank/check/fingerprint.ts';
import { loadDeck } from '../src/bank/deck.ts';

const ids = process.argv.slice(2);
const { entries } = loadDeck(fileURLToPath(new URL('../questions', import.meta.url)));
const unknown = ids.filter((id) => !entries.some(({ question }) => question.id === id));
if (ids.length === 0 || unknown.length > 0) {
  console.error(
    `usage: npm run stamp -- <id>...${unknown.map((id) => `\nno question ${id}`).join('')}`,
  );
  process.exitCode = 2;
} else {
  for (const { question, translations } of entries) {
    if (!ids.includes(question.id)) continue;
    for (const { path } of translations.values()) {
      const text = readFileSync(path, 'utf8').replace(/^translates: .*\n/m, '');
      writeFileSync(path, text.replace('---\n', `---\ntranslates: ${fingerprint(question)}\n`));
      console.log(path);
    }
  }
}
