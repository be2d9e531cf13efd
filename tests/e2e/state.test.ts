import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventsOf } from '../support/journal-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTool } from '../support/terminal.ts';
import { callTool, readJson } from '../support/warm-tool.ts';

const JOURNALLED = ['rotary-position-embeddings 3'];

describe('the folder of the state', () => {
  it('is $LLM_INTERVIEW_HOME, cache and all', async () => {
    const home = temporaryFolder();
    const own = join(home, 'deep', 'state');
    const env = { LLM_INTERVIEW_HOME: own, XDG_CONFIG_HOME: join(home, 'xdg') };
    await callTool(['grade', 'rope', 'good'], { home, env });
    await callTool(['config', 'set', 'count', '3'], { home, env });
    expect(readdirSync(home)).toEqual(['deep']);
    expect(readdirSync(own).sort()).toEqual(['config.json', 'device', 'reviews']);
    expect(eventsOf(own)).toEqual(JOURNALLED);
    expect((await callTool(['config', 'path'], { home, env })).stdout).toBe(`${own}\n`);
  });

  it('may be named from the working folder', async () => {
    const cwd = temporaryFolder();
    await callTool(['grade', 'rope', 'good'], { cwd, env: { LLM_INTERVIEW_HOME: 'state' } });
    expect(eventsOf(join(cwd, 'state'))).toEqual(JOURNALLED);
  });

  it('is in $XDG_CONFIG_HOME otherwise', async () => {
    const home = temporaryFolder();
    const env = { LLM_INTERVIEW_HOME: undefined, XDG_CONFIG_HOME: join(home, 'xdg') };
    await callTool(['grade', 'rope', 'good'], { home, env });
    expect(eventsOf(join(home, 'xdg', 'llm-interview'))).toEqual(JOURNALLED);
  });

  it.each(['relative/folder', ''])('ignores an XDG_CONFIG_HOME of "%s"', async (xdg) => {
    const home = temporaryFolder();
    const env = { LLM_INTERVIEW_HOME: undefined, XDG_CONFIG_HOME: xdg };
    await callTool(['grade', 'rope', 'good'], { home, env });
    const { stdout } = await callTool(['config', 'path'], { home, env });
    const used = stdout.trimEnd();
    expect([used.startsWith(home), used.includes('relative')]).toEqual([true, false]);
    expect(eventsOf(used)).toEqual(JOURNALLED);
  });

  it('does not appear before there is something to keep', async () => {
    const home = temporaryFolder();
    const env = { LLM_INTERVIEW_HOME: join(home, 'state') };
    for (const call of ['list', 'show rope', 'search kv', 'config list']) {
      await callTool(call.split(' '), { home, env });
    }
    expect(readdirSync(home)).toEqual([]);
  });
});

describe('a damaged config.json', () => {
  const DAMAGED = '{"newPerDay": 7, "count": ';

  async function damaged(text = DAMAGED): Promise<{ home: string; file: string }> {
    const home = temporaryFolder();
    await callTool(['grade', 'rope', 'good'], { home });
    const file = join(home, 'config.json');
    writeFileSync(file, text);
    return { home, file };
  }

  it('is named, the defaults stand in, and the answers count as before', async () => {
    const { home, file } = await damaged();
    const { code, stdout, stderr } = await callTool(['list', '--json'], { home });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `warning: ${file} is not a JSON object; using the defaults until you mend or delete it\n`,
    });
    const rows = JSON.parse(stdout) as { state: string }[];
    expect(rows.filter(({ state }) => state === 'review')).toHaveLength(1);
    expect(readFileSync(file, 'utf8')).toBe(DAMAGED);
  });

  it('is not overwritten by config set', async () => {
    const { home, file } = await damaged();
    const { code, stdout, stderr } = await callTool(['config', 'set', 'count', '3'], { home });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`llm-interview: cannot write ${file}`);
    expect(stderr).toContain('mend or move the file; it was left as it was');
    expect(readFileSync(file, 'utf8')).toBe(DAMAGED);
  });

  it('is not overwritten by a drill either', async () => {
    const { home, file } = await damaged();
    const terminal = startTool(['drill', 'rope'], { home });
    await terminal.waitFor('q quit');
    terminal.press(' 4\r');
    expect((await terminal.ended()).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(DAMAGED);
    expect(eventsOf(home)).toEqual([...JOURNALLED, 'rotary-position-embeddings 4']);
  });

  it('with one wrong value keeps the others', async () => {
    const { home, file } = await damaged('{"newPerDay": "many", "count": 3}');
    const { code, stdout, stderr } = await callTool(['config', 'list', '--json'], { home });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `warning: ${file}: newPerDay must be a whole number from 0 to 1000; using 5\n`,
    });
    expect(JSON.parse(stdout)).toMatchObject({ newPerDay: 5, count: 3 });
  });
});

describe('the settings', () => {
  it('come from the environment, then the file, then the default', async () => {
    const home = temporaryFolder();
    const get = async (env = {}) => readJson(['config', 'get', 'count'], { home, env });
    expect(await get()).toBe(10);
    expect(await callTool(['config', 'set', 'count', '3'], { home })).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(await get()).toBe(3);
    expect(await get({ LLM_INTERVIEW_COUNT: '4' })).toBe(4);
    await callTool(['config', 'unset', 'count'], { home });
    expect(await get()).toBe(10);
  });
});

it('a state folder that cannot be one is said, with what to do', async () => {
  const home = temporaryFolder();
  writeFileSync(join(home, 'taken'), '');
  const env = { LLM_INTERVIEW_HOME: join(home, 'taken', 'state') };
  const { code, stdout, stderr } = await callTool(['grade', 'rope', 'good'], { home, env });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(`${env.LLM_INTERVIEW_HOME}/reviews (ENOTDIR)`);
  expect(stderr).toMatch(/\n {2}check the .*\n$/);
});

describe('a full disk', () => {
  const SAID = /the disk is full\n {2}free some space/;

  function fullDisk(): string {
    const home = temporaryFolder();
    writeFileSync(join(home, 'device'), 'machine\n');
    mkdirSync(join(home, 'reviews'));
    symlinkSync('/dev/full', join(home, 'reviews', 'machine.jsonl'));
    return home;
  }

  it('is said by grade', async () => {
    const { code, stdout, stderr } = await callTool(['grade', 'rope', 'good'], {
      home: fullDisk(),
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(SAID);
  });

  it('ends a drill at once, with the cursor shown', async () => {
    const terminal = startTool(['drill', 'rope'], { home: fullDisk(), columns: 120 });
    await terminal.waitFor('q quit');
    terminal.press(' 4\r');
    expect((await terminal.ended()).code).toBe(1);
    expect(terminal.screen.join('\n')).toMatch(SAID);
    expect(terminal.cursorVisible).toBe(true);
  });
});

it('a journal folder that holds other things too is read past them', async () => {
  const home = temporaryFolder();
  await callTool(['grade', 'rope', 'good'], { home });
  mkdirSync(join(home, 'reviews', 'folder.jsonl'));
  writeFileSync(join(home, 'reviews', 'notes.txt'), 'not a journal\n');
  const rows = await readJson<{ state: string }[]>(['list'], { home });
  expect(rows.filter(({ state }) => state === 'review')).toHaveLength(1);
});
