import { type Named, namesOf } from './names.ts';
import { alignedCopy, bytesOf } from './numbers.ts';

/** The documents, ascending, that may have a normalised name: other names can share its hash. */
export type MaybeNamed = (name: string) => number[];

/** The two sections of the names of questions: their hashes, ascending, and whose each is. */
export function nameSections(questions: readonly Named[]): [Buffer, Buffer] {
  const hashes = questions
    .flatMap((question, document) =>
      [...namesOf([question]).keys()].map((name) => [hashOf(name), document] as const),
    )
    .sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  return [
    bytesOf(Uint32Array.from(hashes, ([hash]) => hash)),
    bytesOf(Uint32Array.from(hashes, ([, document]) => document)),
  ];
}

/** Opens names that lie in two sections. */
export function openNames(...sections: [hashes: Buffer, documents: Buffer]): MaybeNamed {
  const [hashes, documents] = sections.map((section) => new Uint32Array(alignedCopy(section))) as [
    Uint32Array,
    Uint32Array,
  ];
  return (name) => {
    const hash = hashOf(name);
    const found: number[] = [];
    for (let at = firstNotBelow(hashes, hash); hashes[at] === hash; at++) {
      found.push(documents[at] as number);
    }
    return found;
  };
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
