import { describe, expect, it } from 'vitest';
import { stampEvent } from '../../src/memory/stamp.ts';
import { inZone } from '../support/time-zone.ts';

const NOW = new Date('2026-11-23T13:03:22.123Z');

describe('an event that is about to be journaled', () => {
  it('gets a version, an id and the local time', () => {
    const review = { event: 'review', question: 'rope', rating: 3, ms: 74_210 } as const;
    const { id, ...rest } = inZone('Europe/Paris', () => stampEvent(review, NOW));
    expect(rest).toEqual({ v: 1, at: '2026-11-23T14:03:22.123+01:00', ...review });
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('has an id that tells when it was made', () => {
    const { id } = stampEvent({ event: 'suspend', question: 'rope' }, NOW);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(NOW.getTime());
  });

  it('has an id of its own, in the order of making even within a millisecond', () => {
    const ids = Array.from(
      { length: 1000 },
      () => stampEvent({ event: 'bury', question: 'rope' }, NOW).id,
    );
    expect(ids).toEqual([...new Set(ids)].toSorted());
  });
});
