import type { KeyPoint } from '../bank/question.ts';
import type { Rating } from '../memory/events.ts';

/**
 * The rating that the ticked points propose: half of the musts or fewer is again, some missing hard,
 * all of them good, and every bonus too easy (where there is a bonus to say).
 */
export function proposeRating(
  points: readonly Pick<KeyPoint, 'kind'>[],
  ticked: readonly number[],
): Rating {
  const said = new Set(ticked);
  const count = (kind: KeyPoint['kind']) => {
    const indexes = points.flatMap((point, index) => (point.kind === kind ? [index] : []));
    return { all: indexes.length, said: indexes.filter((index) => said.has(index)).length };
  };
  const must = count('must');
  const bonus = count('bonus');
  if (must.said * 2 <= must.all) return 1;
  if (must.said < must.all) return 2;
  return bonus.all > 0 && bonus.said === bonus.all ? 4 : 3;
}
