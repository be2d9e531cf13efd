import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, pickSet, targetSeconds } from '../../src/session/mock-set.ts';

const TOPICS = ['rag', 'safety', 'attention', 'system-design', 'coding'];
const LEVELS = ['basic', 'intermediate', 'advanced'] as const;

/** "rag 120": two minutes on rag, basic unless it says otherwise. */
function deck(...rows: string[]): Candidate[] {
  return rows.map((row, index) => {
    const [topic = '', seconds = '', level = 'basic'] = row.split(' ');
    return {
      id: `${topic}-${index}`,
      topic,
      seconds: Number(seconds),
      level: level as Candidate['level'],
    };
  });
}

/** Numbers from 0 up to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

function topicsOf(ids: readonly string[]): string[] {
  return ids.map((id) => id.replace(/-\d+$/, '')).sort();
}

const decks = fc.array(
  fc.record({
    topic: fc.constantFrom(...TOPICS),
    seconds: fc.constantFrom(30, 60, 120, 300),
    level: fc.constantFrom(...LEVELS),
  }),
  { maxLength: 40 },
);
const named = (rows: readonly Omit<Candidate, 'id'>[]): Candidate[] =>
  rows.map((row, index) => ({ ...row, id: `${row.topic}-${index}` }));

describe('the questions of an interview', () => {
  it('are one of every topic before a second one of any', () => {
    const bank = deck('rag 120', 'rag 120', 'rag 120', 'safety 120', 'attention 120');
    expect(topicsOf(pickSet(bank, { minutes: 8 }, seeded(1)))).toEqual([
      'attention',
      'rag',
      'safety',
    ]);
  });

  it('are more of one topic where the others have no more', () => {
    const bank = deck('rag 120', 'rag 120', 'rag 120', 'safety 120');
    expect(topicsOf(pickSet(bank, { minutes: 45 }, seeded(1)))).toEqual([
      'rag',
      'rag',
      'rag',
      'safety',
    ]);
  });

  it.each(Array.from({ length: 10 }, (_, seed) => seed))(
    'have one of system design and one of coding among them (seed %i)',
    (seed) => {
      const bank = deck(
        ...TOPICS.flatMap((topic) => [`${topic} 60`, `${topic} 60`]),
        ...Array.from({ length: 10 }, (_, index) => `topic${index} 60`),
      );
      const topics = topicsOf(pickSet(bank, { minutes: 6 }, seeded(seed)));
      expect(topics).toHaveLength(4);
      expect(topics).toEqual(expect.arrayContaining(['coding', 'system-design']));
    },
  );

  it('leave out system design where it takes too long', () => {
    const bank = deck('system-design 300', 'rag 120');
    expect(pickSet(bank, { minutes: 3 }, seeded(1))).toEqual(['rag-1']);
  });

  it('fill the time that a long question would not fit', () => {
    const bank = deck('rag 300', 'safety 120', 'rag 30');
    // 150 s on safety leave 150 s: a long answer would need 330.
    expect(topicsOf(pickSet(bank, { minutes: 5 }, seeded(3)))).toEqual(['rag', 'safety']);
  });

  it('get half a minute each to think', () => {
    expect(pickSet(deck('rag 60'), { minutes: 1 }, seeded(1))).toEqual([]);
    expect(targetSeconds({ seconds: 60 })).toBe(90);
  });

  it('go from basic to advanced', () => {
    const bank = deck('rag 60 advanced', 'safety 60 basic', 'attention 60 intermediate');
    expect(pickSet(bank, { minutes: 45 }, seeded(7))).toEqual(['safety-1', 'attention-2', 'rag-0']);
  });

  it('differ from one interview to the next, and are the same for the same randomness', () => {
    const bank = deck(...Array.from({ length: 20 }, () => 'rag 120'));
    const drawn = (seed: number) => pickSet(bank, { minutes: 10 }, seeded(seed)).join(' ');
    expect(drawn(1)).toBe(drawn(1));
    expect(new Set([1, 2, 3, 4, 5].map(drawn)).size).toBeGreaterThan(1);
  });

  it('always fit the time and the count, each once', () => {
    const limits = fc.record({ minutes: fc.integer({ min: 1, max: 60 }), count: fc.nat(20) });
    fc.assert(
      fc.property(decks, limits, fc.nat(), (rows, { minutes, count }, seed) => {
        const bank = named(rows);
        const ids = pickSet(bank, { minutes, count }, seeded(seed));
        const picked = bank.filter(({ id }) => ids.includes(id));
        const seconds = picked.reduce((sum, one) => sum + targetSeconds(one), 0);
        expect(new Set(ids).size).toBe(ids.length);
        expect(picked).toHaveLength(ids.length);
        expect(seconds).toBeLessThanOrEqual(minutes * 60);
        expect(ids.length).toBeLessThanOrEqual(count);
      }),
    );
  });

  it('leave no room for one more, and no topic behind that has one', () => {
    fc.assert(
      fc.property(decks, fc.integer({ min: 1, max: 60 }), fc.nat(), (rows, minutes, seed) => {
        const bank = named(rows.map((row) => ({ ...row, seconds: 120 })));
        const ids = new Set(pickSet(bank, { minutes }, seeded(seed)));
        const of = (topic: string) => bank.filter((one) => one.topic === topic);
        const taken = (topic: string) => of(topic).filter(({ id }) => ids.has(id)).length;
        const full = (ids.size + 1) * 150 > minutes * 60;
        const open = TOPICS.filter((topic) => taken(topic) < of(topic).length);
        expect(full || open.length === 0).toBe(true);
        const most = Math.max(...TOPICS.map(taken));
        for (const topic of open) expect(taken(topic)).toBeGreaterThanOrEqual(most - 1);
      }),
    );
  });
});
