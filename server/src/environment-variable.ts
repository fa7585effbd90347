import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

type Environment = NodeJS.ProcessEnv;

/** A wrong setting: stops the start with exit code 78 and one line naming the variable. */
export class ConfigError extends Error {
  constructor(name: string, problem: string) {
    super(`${name} ${problem}`);
    this.name = 'ConfigError';
  }
}

/** A value given itself or, as NAME_FILE, in a file. */
export function secret(env: Environment, name: string): string | null {
  const path = text(env, `${name}_FILE`);
  if (path === null) return text(env, name);
  if (text(env, name) !== null) throw new ConfigError(name, `and ${name}_FILE are both set: keep one`);
  try {
    return readFileSync(path, 'utf8').trim() || null;
  } catch {
    throw new ConfigError(`${name}_FILE`, 'names a file that cannot be read');
  }
}

export function text(env: Environment, name: string): string | null {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

/** The path of a file that is there. */
export function file(env: Environment, name: string): string | null {
  const path = text(env, name);
  if (path === null) return null;
  try {
    accessSync(path, constants.R_OK);
  } catch {
    throw new ConfigError(name, 'names a file that cannot be read');
  }
  return path;
}

/** The path of a folder that is there or can still be made. */
export function folder(env: Environment, name: string): string | null {
  const path = text(env, name);
  if (path === null) return null;
  let standing = resolve(path);
  while (!existsSync(standing)) standing = dirname(standing);
  if (!statSync(standing).isDirectory()) throw new ConfigError(name, 'must be a folder');
  return path;
}

export function origin(env: Environment, name: string): URL | null {
  const value = text(env, name);
  if (value === null) return null;
  const parsed = URL.parse(value);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    throw new ConfigError(name, 'must be an http or https address');
  }
  if (parsed.href !== `${parsed.origin}/`) throw new ConfigError(name, 'must be an origin without a path');
  return parsed;
}

export function integer(
  env: Environment,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): number {
  const value = decimal(env, name, otherwise, least, most);
  if (!Number.isInteger(value)) throw new ConfigError(name, 'must be a whole number');
  return value;
}

export function decimal(
  env: Environment,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): number {
  const value = text(env, name);
  if (value === null) return otherwise;
  const number = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= least && number <= most)) {
    throw new ConfigError(name, `must be a number from ${least} to ${most}`);
  }
  return number;
}

export function oneOf<const T extends string>(
  env: Environment,
  name: string,
  choices: readonly T[],
  otherwise: T,
): T {
  const value = text(env, name);
  if (value === null) return otherwise;
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new ConfigError(name, `must be one of ${choices.join(', ')}`);
  return found;
}
