import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { isDue, isNew, startedOn, streak } from '../memory/status.ts';
import { type HomeView, renderHome } from '../render/home.ts';
import { comingInterviews } from './interviews.ts';
import { assertNoWords, type JsonOption, type OpenContext, withJson } from './options.ts';
import { printJson, printLines } from './output.ts';
import { openSelection, type Selected } from './selection.ts';

/** The bare command. It also gets what is no command, to say so. */
export function declareHome(program: Command, open: OpenContext): void {
  const command = program
    .command('home', { isDefault: true, hidden: true })
    .argument('[words...]')
    .allowUnknownOption()
    .description('What is due today, what is new, and what to do next.')
    .action((words: string[], options: JsonOption) => {
      assertNoWords(words, program);
      return runHome(options, open(command));
    });
  withJson(command);
}

/** Prints what is due today, what is new, the streak, and what to do next. */
export async function runHome({ json }: JsonOption, context: Context): Promise<void> {
  const selected = await openSelection({}, context);
  const { questions, memory, today } = selected;
  const { days, questions: remembered } = memory.progress;
  const fresh = questions.filter(({ id }) => isNew(memory.of(id), today)).length;
  const started = startedOn(today, remembered.values());
  const view: HomeView = {
    due: questions.filter(({ id }) => isDue(memory.of(id), today)).length,
    new: fresh,
    newToday: Math.min(fresh, Math.max(context.settings.newPerDay - started, 0)),
    reviewedToday: days.get(today)?.reviews ?? 0,
    streak: streak(days, today),
    total: questions.length,
    interview: await nextInterview(selected, context),
  };
  if (json) return printJson(view, context);
  await printLines(renderHome(view, context.out.width, context.out.theme), context);
}

/** The nearest interview and what its plan leaves for today; null when none is planned. */
async function nextInterview(selected: Selected, context: Context): Promise<HomeView['interview']> {
  const [nearest, ...others] = comingInterviews(context.settings, selected.today);
  if (nearest === undefined) return null;
  const { plannedToday } = await import('./planning.ts');
  const { ids } = plannedToday([nearest, ...others], selected, context);
  return { date: nearest.date, days: nearest.day - selected.today, planned: ids.length };
}
