import type { Theme } from './theme.ts';
import { counted } from './when.ts';
import { wrap } from './wrap.ts';

/** What doctor found. */
export interface DiagnosisView {
  readonly state: string;
  readonly events: Readonly<Record<string, number>>;
  readonly journals: number;
  readonly questions: number;
  readonly findings: readonly {
    readonly kind: 'problem' | 'note';
    readonly message: string;
    readonly advice?: string;
    readonly remedy?: string;
  }[];
}

const PLURALS: Readonly<Record<string, string>> = { bury: 'buries' };

export function renderDiagnosis(view: DiagnosisView, width: number, theme: Theme): string[] {
  const { styles, symbols } = theme;
  const kinds = Object.entries(view.events).map(([kind, count]) =>
    counted(count, kind, PLURALS[kind]),
  );
  const lines = view.findings.flatMap(({ kind, message, advice }) => [
    ...wrap(
      message,
      width,
      kind === 'problem' ? `${styles.wrong(symbols.wrong)} ` : `${symbols.bullet} `,
    ),
    ...(advice === undefined ? [] : wrap(styles.quiet(advice), width, '  ')),
  ]);
  const problems = view.findings.filter(({ kind }) => kind === 'problem');
  const fixable = problems.filter(({ remedy }) => remedy !== undefined).length;
  const verdict =
    problems.length === 0 ? 'Nothing is wrong.' : `${counted(problems.length, 'problem')}.`;
  const help = fixable === 0 ? '' : ` Mend ${fixable} of them with: llm-interview doctor --fix`;
  return [
    ...wrap(view.state, width, 'state     '),
    ...wrap(
      `${counted(view.journals, 'file')}${kinds.length === 0 ? '' : `: ${kinds.join(', ')}`}`,
      width,
      'journal   ',
    ),
    `bank      ${counted(view.questions, 'question')}`,
    '',
    ...lines,
    ...(lines.length === 0 ? [] : ['']),
    ...wrap(`${verdict}${help}`, width),
  ];
}
