import { describe, expect, it } from 'vitest';
import { findPaths, type PathsInput } from '../src/paths.ts';

const HOME = '/home/ada';

function paths(env: NodeJS.ProcessEnv, platform: PathsInput['platform'] = 'linux') {
  const { state, cache } = findPaths({ env, platform, home: HOME });
  return [state, cache];
}

describe('where the state and the cache are', () => {
  it.each<[PathsInput['platform'], NodeJS.ProcessEnv, string, string]>([
    ['linux', {}, '/home/ada/.config/llm-interview', '/home/ada/.cache/llm-interview'],
    ['freebsd', {}, '/home/ada/.config/llm-interview', '/home/ada/.cache/llm-interview'],
    [
      'darwin',
      {},
      '/home/ada/Library/Preferences/llm-interview',
      '/home/ada/Library/Caches/llm-interview',
    ],
    [
      'win32',
      {},
      '/home/ada/AppData/Roaming/llm-interview',
      '/home/ada/AppData/Local/llm-interview',
    ],
    ['win32', { APPDATA: '/r', LOCALAPPDATA: '/l' }, '/r/llm-interview', '/l/llm-interview'],
  ])('on %s with %j', (platform, env, state, cache) => {
    expect(paths(env, platform)).toEqual([state, cache]);
  });

  it.each<[string, NodeJS.ProcessEnv, string, string]>([
    [
      'the XDG folders',
      { XDG_CONFIG_HOME: '/x/config', XDG_CACHE_HOME: '/x/cache' },
      '/x/config/llm-interview',
      '/x/cache/llm-interview',
    ],
    [
      'one XDG folder alone',
      { XDG_CONFIG_HOME: '/x/config' },
      '/x/config/llm-interview',
      '/home/ada/.cache/llm-interview',
    ],
    [
      'not a relative or empty XDG folder',
      { XDG_CONFIG_HOME: 'x/config', XDG_CACHE_HOME: '' },
      '/home/ada/.config/llm-interview',
      '/home/ada/.cache/llm-interview',
    ],
    [
      '$LLM_INTERVIEW_HOME before everything, the cache in it',
      { LLM_INTERVIEW_HOME: '/own', XDG_CONFIG_HOME: '/x', XDG_CACHE_HOME: '/x' },
      '/own',
      '/own/cache',
    ],
    [
      'a relative $LLM_INTERVIEW_HOME from where one is',
      { LLM_INTERVIEW_HOME: 'own' },
      `${process.cwd()}/own`,
      `${process.cwd()}/own/cache`,
    ],
    [
      'not an empty $LLM_INTERVIEW_HOME',
      { LLM_INTERVIEW_HOME: '', XDG_CONFIG_HOME: '/x' },
      '/x/llm-interview',
      '/home/ada/.cache/llm-interview',
    ],
  ])('follow %s', (_, env, state, cache) => {
    expect(paths(env)).toEqual([state, cache]);
  });
});
