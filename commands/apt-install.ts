import { existsSync } from 'node:fs';
import { run } from './run.ts';

/** Installs a Debian package where we may: as root, on a system that has apt-get. */
export async function aptInstall(name: string): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  return (await run('apt-get', ['install', '-y', '--no-install-recommends', name], { env })).ok;
}
