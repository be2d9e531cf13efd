import type { Context } from '../context.ts';
import { write } from '../terminal/screen.ts';

/** Prints one JSON document on stdout. */
export function printJson(value: unknown, { out }: Context): Promise<void> {
  return write(out, `${JSON.stringify(value, null, 2)}\n`);
}

/** A fraction as it stands in JSON: three digits. */
export function toThousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Prints lines on stdout, through the pager where they don't fit the terminal. */
export async function printLines(lines: readonly string[], context: Context): Promise<void> {
  const { out, edge } = context;
  const text = lines.map((line) => `${line}\n`).join('');
  if (isPaged(lines, context)) {
    const { page } = await import('../terminal/pager.ts');
    if (await page(text, edge.env)) return;
  }
  await write(out, text);
}

/** Whether printLines gives lines to the pager first. */
export function isPaged(lines: readonly string[], { out, pager }: Context): boolean {
  return pager && out.isTTY && lines.length >= out.rows;
}
