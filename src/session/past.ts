import type { Past, Session } from './session.ts';

/** What leads from `after` back to `before`. */
export function pastOf(before: Session, after: Pick<Session, 'queue'>): Past {
  const { answered, skipped, setAside, probed, queue, ...session } = before;
  const shared = commonEnd(queue, after.queue);
  return {
    session,
    lengths: {
      answered: answered.length,
      skipped: skipped.length,
      setAside: setAside.length,
      probed: probed.length,
    },
    front: queue.slice(0, queue.length - shared),
    replaces: after.queue.length - shared,
  };
}

/** The session that `past` was made from, given the one that came after it. */
export function restore({ session, lengths, front, replaces }: Past, after: Session): Session {
  return {
    ...session,
    answered: after.answered.slice(0, lengths.answered),
    skipped: after.skipped.slice(0, lengths.skipped),
    setAside: after.setAside.slice(0, lengths.setAside),
    probed: after.probed.slice(0, lengths.probed),
    queue: front.length + replaces === 0 ? after.queue : [...front, ...after.queue.slice(replaces)],
  };
}

/** How many of the last elements are the same in both. */
function commonEnd(one: readonly string[], other: readonly string[]): number {
  let length = 0;
  while (length < Math.min(one.length, other.length)) {
    if (one.at(-1 - length) !== other.at(-1 - length)) break;
    length += 1;
  }
  return length;
}
