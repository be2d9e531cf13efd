import { type Kind, SUBSCRIPTS, SUPERSCRIPTS } from './tex-symbols.ts';

/** A symbol, or what has been made one: it keeps its distance by its kind. */
export interface Atom {
  readonly kind: Kind | 'space' | 'fraction';
  readonly text: string;
  /** Ends in letters that are no letter of the next symbol: d_model. */
  readonly open?: true;
}

/** Atoms as text with TeX's spaces between them; `tight` as in an index, where operators have none. */
export function join(atoms: readonly Atom[], tight = false): string {
  const list = withoutSigns(atoms);
  return list.reduce((text, atom, index) => {
    const before = list[index - 1];
    const shown = atom.kind === 'fraction' ? inFormula(atom, before, list[index + 1]) : atom.text;
    return text + (before !== undefined && areApart(before, atom, tight) ? ' ' : '') + shown;
  }, '');
}

/** A plus or minus with nothing to its left, or to its right, is a sign and keeps no distance. */
function withoutSigns(atoms: readonly Atom[]): Atom[] {
  const list: Atom[] = [];
  for (const [index, atom] of atoms.entries()) {
    const before = list.at(-1)?.kind;
    const after = atoms[index + 1]?.kind;
    const isPrefix = before === undefined || ['bin', 'rel', 'open', 'punct', 'op'].includes(before);
    const isSuffix = after === undefined || ['rel', 'close', 'punct'].includes(after);
    const kind = isPrefix ? 'open' : isSuffix ? 'ord' : 'bin';
    list.push(atom.kind === 'bin' ? { ...atom, kind } : atom);
  }
  return list;
}

function areApart(left: Atom, right: Atom, tight: boolean): boolean {
  const kinds = [left.kind, right.kind];
  if (kinds.includes('space')) return false;
  if (left.open && /^[\p{L}\p{N}]/u.test(right.text)) return true;
  if (!tight && (kinds.includes('rel') || kinds.includes('bin'))) return true;
  if (left.kind === 'op' && right.kind === 'fraction') return !isFunction(left);
  if (left.kind === 'op') return right.kind === 'ord' || right.kind === 'op';
  if (right.kind === 'op') return ['ord', 'close', 'fraction'].includes(left.kind);
  return !tight && left.kind === 'punct';
}

/** log, not ∑. */
function isFunction(atom: Atom | undefined): boolean {
  return atom?.kind === 'op' && /\p{L}/u.test(atom.text[0] ?? '');
}

/** Bracketed where a neighbour could be taken for a part of it. */
function inFormula({ text }: Atom, before: Atom | undefined, after: Atom | undefined): string {
  const touches =
    ['ord', 'close', 'fraction'].includes(before?.kind ?? '') ||
    ['ord', 'open', 'fraction'].includes(after?.kind ?? '');
  return isFunction(before) || touches ? `(${text})` : text;
}

/** One over the other with a stroke, each in brackets where it is more than a product or a symbol. */
export function fraction(above: readonly Atom[], below: readonly Atom[]): Atom {
  const isProduct = withoutSigns(above).every(({ kind }) => /^(?:ord|open|close)$/.test(kind));
  const text = join(below);
  const [first, second] = below;
  const isDerivative = below.length === 2 && /^[d∂]$/.test(first?.text ?? '');
  const isCall = second?.kind === 'open' && /^\p{L}[^\s()]*\([^()]*\)$/u.test(text);
  const isSingle = below.length === 1 && first?.kind !== 'fraction';
  const over = isProduct ? join(above) : `(${join(above)})`;
  return {
    kind: 'fraction',
    text: `${over}/${isSingle || isDerivative || isCall ? text : `(${text})`}`,
  };
}

const ROOTS = new Map([
  ['2', '√'],
  ['3', '∛'],
  ['4', '∜'],
]);

export function root(atoms: readonly Atom[], degree = '2'): Atom {
  const sign = ROOTS.get(degree) ?? `${raised(degree)}√`;
  const text = join(atoms);
  const isSingle = atoms.length === 1 && atoms[0]?.kind !== 'fraction';
  return { kind: 'ord', text: sign + (isSingle ? text : `(${text})`) };
}

/** A symbol with its index and power, in small characters where there are such: W_Q², x^(i,j). */
export function withScripts(base: Atom | undefined, below?: string, above?: string): Atom {
  const { kind, text } = base ?? { kind: 'ord', text: '' };
  const symbol = kind === 'fraction' ? `(${text})` : text;
  const index = below === undefined ? '' : lowered(below);
  const power = above === undefined ? '' : raised(above);
  // What is small goes first: p²_θ, because in p_θ² the power would be that of the index.
  const isPowerFirst = index.startsWith('_') && !power.startsWith('^');
  const scripts = isPowerFirst ? power + index : index + power;
  return {
    kind: kind === 'fraction' ? 'ord' : kind,
    text: symbol + scripts,
    ...(/[_^][\p{L}\p{N}]+$/u.test(scripts) ? { open: true } : {}),
  };
}

function lowered(text: string): string {
  return small(text, SUBSCRIPTS) ?? `_${bracketed(text)}`;
}

function raised(text: string): string {
  return small(text, SUPERSCRIPTS) ?? `^${bracketed(text)}`;
}

function small(text: string, forms: ReadonlyMap<string, string>): string | undefined {
  const written = [...text].map((character) => forms.get(character));
  return written.includes(undefined) ? undefined : written.join('');
}

function bracketed(text: string): string {
  return /^[<>≤≥]?[\p{L}\p{N}]+$/u.test(text) ? text : `(${text})`;
}
