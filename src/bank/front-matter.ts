import matter from 'gray-matter';
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { inert, inertDeep, isInert } from './inert.ts';
import type { Problem } from './problem.ts';
import { readQuickYaml } from './quick-yaml.ts';

/** Front matter as data, the Markdown after it, and where each part stands in the file. */
export interface FrontMatter {
  /** Inert: made of texts that no terminal acts on. */
  readonly data: unknown;
  readonly body: string;
  /** The line on which the body begins. */
  readonly bodyLine: number;
  /** 1-based position of the value (or of an unknown key) at a path such as ["points", 0, "must"]. */
  locate(path: readonly (string | number)[]): { line: number; column: number };
}

interface ParsedYaml {
  document: Document;
  lines: LineCounter;
}

/** What a YAML file of a few kilobytes never needs; more is an attempt to exhaust memory. */
const MAX_ALIASES = 20;
/** Looking for repeated keys takes time that grows with their square. */
const MAX_CHARACTERS = 32_768;

/**
 * Splits a file into front matter and body. The front matter is read as YAML 1.2 data.
 * Returns the problems instead where it cannot be read.
 */
export function readFrontMatter(text: string, path: string): FrontMatter | Problem[] {
  return readQuickly(text, path) ?? readCarefully(text, path);
}

/** A file as most are written; the places of its fields are looked for when they are asked for. */
function readQuickly(text: string, path: string): FrontMatter | undefined {
  const end = text.indexOf('\n---', 3);
  const head = /^---(\r?\n)/.exec(text)?.[0];
  const fence = /^\n---\r?\n/.exec(text.slice(end, end + 6))?.[0];
  if (head === undefined || fence === undefined || end > MAX_CHARACTERS) return undefined;
  const source = text.slice(head.length, end + 1).replaceAll('\r\n', '\n');
  if (source.includes('\t') || !isInert(source)) return undefined;
  const lines = source.slice(0, -1).split('\n');
  const data = readQuickYaml(lines);
  if (data === undefined) return undefined;
  let careful: FrontMatter | Problem[] | undefined;
  return {
    data,
    body: text.slice(end + fence.length),
    bodyLine: lines.length + 3,
    locate(where) {
      careful ??= readCarefully(text, path);
      return Array.isArray(careful) ? { line: 2, column: 1 } : careful.locate(where);
    },
  };
}

/**
 * No engine that could run code is ever reached, and gray-matter's cache is bypassed by passing
 * options.
 */
function readCarefully(text: string, path: string): FrontMatter | Problem[] {
  const fence = /^\uFEFF?---([^\r\n]*)\r?\n/.exec(text);
  const at = (line: number, column: number, message: string): Problem[] => [
    { path, line, column, message },
  ];
  if (fence === null) return at(1, 1, 'no front matter: the first line must be ---');
  if (fence[1]?.trim() !== '') {
    return at(1, 4, `front matter is YAML: write --- alone, without "${fence[1]?.trim()}"`);
  }
  if (!/\n---[ \t]*(?:\r?\n|$)/.test(text.slice(fence[0].length - 1))) {
    return at(1, 1, 'the front matter is not closed: put --- on a line of its own after it');
  }

  if (text.search(/\n---[ \t]*(?:\r?\n|$)/) > MAX_CHARACTERS) {
    return at(1, 1, 'the front matter is over 32 KiB');
  }

  const parsed: { yaml?: ParsedYaml } = {};
  const { content } = matter(text, {
    language: 'yaml',
    engines: {
      yaml: (source: string) => {
        // The line break before the closing --- belongs to the last line, of which \r is half.
        parsed.yaml = parseYaml(`${source}\n`);
        return {};
      },
      json: refuse,
      javascript: refuse,
    },
  });
  const { yaml } = parsed;
  if (yaml === undefined) return at(1, 1, 'the front matter is empty');

  const { document, lines } = yaml;
  if (document.errors.length > 0) {
    return document.errors.map((error) => {
      const { line, col } = lines.linePos(error.pos[0]);
      return { path, line, column: col, message: firstLine(error.message) };
    });
  }
  const aliases = brokenAliases(yaml, path);
  if (aliases.length > 0) return aliases;
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    return at(2, 1, firstLine(error instanceof Error ? error.message : String(error)));
  }
  const bodyLine = lineCount(text) - lineCount(content) + 1;
  return { data: inertDeep(data), body: content, bodyLine, locate: (where) => locate(yaml, where) };
}

function parseYaml(source: string): ParsedYaml {
  const lines = new LineCounter();
  const document = parseDocument(source, {
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  return { document, lines };
}

/** Aliases that lead nowhere, or back into what they stand for: data without end. */
function brokenAliases({ document, lines }: ParsedYaml, path: string): Problem[] {
  const problems: Problem[] = [];
  const anchors = new Map<string, Node>();
  visit(document, {
    Node(_, node, above) {
      if (!isAlias(node)) return void (node.anchor && anchors.set(node.anchor, node));
      const target = anchors.get(node.source);
      if (target !== undefined && !above.includes(target)) return;
      const { line, col } = lines.linePos(node.range?.[0] ?? 0);
      const why = target === undefined ? 'has no anchor before it' : 'stands inside its own anchor';
      problems.push({ path, line, column: col, message: `the alias *${node.source} ${why}` });
    },
  });
  return problems;
}

/** Walks down the path as far as the document goes, so that a missing field points at its parent. */
function locate({ document, lines }: ParsedYaml, path: readonly (string | number)[]) {
  let offset = 0;
  let node: unknown = document.contents;
  if (isNode(node)) offset = node.range?.[0] ?? 0;
  for (const step of path) {
    const next = child(node, step);
    if (next === undefined) break;
    offset = next.offset;
    node = next.value;
  }
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 2), column: Math.max(col, 1) };
}

function child(
  node: unknown,
  step: string | number,
): { value: unknown; offset: number } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isNode(key) && inert(String(key)) === String(step));
    if (pair === undefined) return undefined;
    const key = pair.key as Node;
    return { value: pair.value, offset: key.range?.[0] ?? 0 };
  }
  const value = (node as { get?: (key: unknown, keepScalar: boolean) => unknown } | null)?.get?.(
    step,
    true,
  );
  return isNode(value) ? { value, offset: value.range?.[0] ?? 0 } : undefined;
}

function refuse(): never {
  throw new Error('front matter is read as YAML only');
}

function lineCount(text: string): number {
  return text.split('\n').length;
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
