import { type Named, namesOf } from './names.ts';
import { PackedNumbers, packNumbers, stepsOf } from './numbers.ts';

/** The documents, ascending, that may have a normalised name: other names can share its hash. */
export type MaybeNamed = (name: string) => number[];

/** The two sections of the names of questions: how far apart their hashes are, and whose each is. */
export function nameSections(questions: readonly Named[]): [Uint8Array, Uint8Array] {
  const hashes = questions
    .flatMap((question, document) =>
      [...namesOf([question]).keys()].map((name) => [hashOf(name), document] as const),
    )
    .sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const steps = stepsOf(hashes.map(([hash]) => hash));
  return [packNumbers(steps), packNumbers(hashes.map(([, document]) => document))];
}

/** Opens names that lie in two sections; they are unpacked when the first one is asked for. */
export function openNames(steps: Uint8Array, documents: Uint8Array): MaybeNamed {
  let unpacked: Hashes | undefined;
  return (name) => {
    unpacked ??= unpack(steps, documents);
    const { hashes, named } = unpacked;
    const hash = hashOf(name);
    const found: number[] = [];
    for (let at = firstNotBelow(hashes, hash); hashes[at] === hash; at++) {
      found.push(named[at] as number);
    }
    return found;
  };
}

/** Hashes, ascending, and the document of each. */
interface Hashes {
  readonly hashes: Uint32Array;
  readonly named: Uint32Array;
}

function unpack(steps: Uint8Array, documents: Uint8Array): Hashes {
  const [apart, of] = [new PackedNumbers(steps), new PackedNumbers(documents)];
  // A document takes a byte at least.
  const [hashes, named] = [new Uint32Array(documents.length), new Uint32Array(documents.length)];
  let count = 0;
  for (let hash = 0; !of.isAtEnd; count++) {
    hashes[count] = hash += apart.next();
    named[count] = of.next();
  }
  return { hashes: hashes.subarray(0, count), named };
}

function firstNotBelow(numbers: Uint32Array, sought: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < sought) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** FNV-1a over UTF-16. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
