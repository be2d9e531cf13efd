import { Command, Help } from 'commander';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/table.ts';

describe('the list of commands', () => {
  it.each(COMMANDS)('says of $name how it is called', async ({ name, usage, load }) => {
    const command = new Command('llm-interview').command(name);
    (await load())(command, () => {
      throw new Error('nothing is run');
    });
    expect(new Help().subcommandTerm(command)).toBe(`${name} ${usage}`.trim());
  });

  it('names each once', () => {
    const names = COMMANDS.flatMap(({ name, alias }) => [name, ...(alias ? [alias] : [])]);
    expect(new Set(names).size).toBe(names.length);
  });
});
