import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BROWSER, openPage } from '../support/browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { callTool } from '../support/warm-tool.ts';

const HOSTILE =
  '<script>document.title = "taken over"</script><img src=x onerror="document.title=1">';

const DECK = `---
id: hostile
question: 'Is it safe? ${HOSTILE}'
level: basic
topic: attacks
points:
  - must: '${HOSTILE}'
  - must: 'second'
followUps:
  - ask: '${HOSTILE}'
    answer: 'Yes.'
---
Yes.
`;

/** A page about somebody else's deck, whose every point was missed. */
async function hostilePage(): Promise<string> {
  const home = temporaryFolder();
  mkdirSync(join(home, 'reviews'));
  mkdirSync(join(home, 'deck'));
  writeFileSync(join(home, 'deck', 'hostile.md'), DECK);
  const common = { v: 1, question: 'hostile' };
  const review = { ...common, event: 'review', rating: 1, points: [] };
  const events = [
    { ...review, id: 'a', at: at(3) },
    { ...review, id: 'b', at: at(1) },
    { ...common, id: 'c', at: at(1), event: 'followUp', followUp: 0, got: false },
  ];
  const text = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  writeFileSync(join(home, 'reviews', 'laptop.jsonl'), text);
  const page = join(home, 'report.html');
  const run = await callTool(['stats', '--deck', join(home, 'deck'), '--html', page], { home });
  expect(run).toEqual({ code: 0, stdout: '', stderr: `wrote ${page}\n` });
  return page;
}

function at(daysAgo: number): string {
  return new Date(Date.now() - daysAgo * 86_400_000).toISOString();
}

describe.skipIf(BROWSER === undefined)('the page in a browser', () => {
  it('shows the words of a hostile deck, runs none, and is a picture (needs chromium or google-chrome)', async () => {
    const page = await hostilePage();
    const picture = `${page}.png`;
    const options = ['--dump-dom', `--screenshot=${picture}`, '--window-size=900,1600'];
    const drawn = openPage(page, ...options);
    expect(drawn).toMatch(/<title>llm-interview: \d{4}-\d\d-\d\d<\/title>/);
    expect(drawn).not.toMatch(/<script|<img/);
    expect(drawn.match(/&lt;script&gt;document\.title/g)).toHaveLength(2);
    expect([...drawn.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => title)).toEqual([
      'Retention',
      'Reviews in the last year',
      'Due in the next 30 days',
      'Questions known, over time',
      'Recall today by topic, weakest first',
      'Points missed most',
      'Follow-ups missed',
    ]);
    expect(drawn.match(/<svg /g)).toHaveLength(4);
    expect(drawn.match(/<path class="line" d="M[^"]+"/g)).toHaveLength(1);
    const bytes = readFileSync(picture);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([900, 1600]);
    expect(bytes.length).toBeGreaterThan(10_000);
  });
});
