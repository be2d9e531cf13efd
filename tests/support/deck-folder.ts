import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** A folder with these files, path to content, that goes away with the test. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return folder;
}

export function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/**
 * The text of a small, valid question file. Each of `fields` ("level: advanced") replaces the field of
 * that name or is added after the others.
 */
export function questionText(
  id: string,
  fields: readonly string[] = [],
  answer = `The answer of ${id}.`,
): string {
  const all = new Map([
    ['id', `id: ${id}`],
    ['question', `question: What is ${id}?`],
    ['level', 'level: basic'],
    ['topic', 'topic: inference'],
    ['points', 'points:\n  - must: the first point\n  - must: the second point'],
  ]);
  for (const field of fields) all.set(field.slice(0, field.indexOf(':')), field);
  return `---\n${[...all.values()].join('\n')}\n---\n${answer}\n`;
}
