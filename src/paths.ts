import { isAbsolute, join, resolve } from 'node:path';

/** The folders of the state. The cache may be deleted at any time. */
export interface Paths {
  readonly state: string;
  readonly cache: string;
}

export interface PathsInput {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

const NAME = 'llm-interview';

/**
 * $LLM_INTERVIEW_HOME holds everything; otherwise the XDG folders (a relative one is ignored, as the
 * XDG Base Directory Specification asks), otherwise the platform's own.
 */
export function findPaths({ env, platform, home }: PathsInput): Paths {
  const own = env.LLM_INTERVIEW_HOME;
  if (own !== undefined && own !== '') {
    return { state: resolve(own), cache: join(resolve(own), 'cache') };
  }
  const places = platformPlaces(env, platform, home);
  return {
    state: join(absolute(env.XDG_CONFIG_HOME) ?? places.config, NAME),
    cache: join(absolute(env.XDG_CACHE_HOME) ?? places.cache, NAME),
  };
}

function platformPlaces(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string) {
  if (platform === 'darwin') {
    return { config: join(home, 'Library', 'Preferences'), cache: join(home, 'Library', 'Caches') };
  }
  if (platform === 'win32') {
    return {
      config: env.APPDATA ?? join(home, 'AppData', 'Roaming'),
      cache: env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'),
    };
  }
  return { config: join(home, '.config'), cache: join(home, '.cache') };
}

function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}
