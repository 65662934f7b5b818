import { existsSync, readFileSync } from 'node:fs';
import type { Sentence } from '@/lib/text';
import type { Isolation } from './outcome';
import { findDeno, findProgram } from './runtimes';
import { sentence } from './sentences';

/** What decides how strong walls can be here. */
export interface Machine {
  platform: NodeJS.Platform;
  root: boolean;
  bubblewrap: boolean;
  /** prlimit and setpriv. */
  utilLinux: boolean;
  deno: boolean;
  container: 'kubernetes' | 'docker' | null;
  /** What keeps ordinary users from making user namespaces, as far as the kernel's settings say. */
  userNamespaces: 'apparmor' | 'sysctl' | 'allowed';
}

export function thisMachine(): Machine {
  return {
    platform: process.platform,
    root: process.getuid?.() === 0,
    bubblewrap: findProgram('bwrap') !== null,
    utilLinux: findProgram('prlimit') !== null && findProgram('setpriv') !== null,
    deno: findDeno() !== null,
    container: containerHere(),
    userNamespaces: userNamespacesHere(),
  };
}

function containerHere(): Machine['container'] {
  if (process.env.KUBERNETES_SERVICE_HOST) return 'kubernetes';
  return existsSync('/.dockerenv') || existsSync('/run/.containerenv') ? 'docker' : null;
}

function userNamespacesHere(): Machine['userNamespaces'] {
  const setting = (name: string): string | null => {
    try {
      return readFileSync(`/proc/sys/${name}`, 'utf8').trim();
    } catch {
      return null;
    }
  };
  if (setting('kernel/apparmor_restrict_unprivileged_userns') === '1') return 'apparmor';
  if (setting('kernel/unprivileged_userns_clone') === '0' || setting('user/max_user_namespaces') === '0')
    return 'sysctl';
  return 'allowed';
}

/** How to get a stronger level than this one; empty at the strongest. */
export function adviceFor(isolation: Isolation, machine: Machine = thisMachine()): Sentence[] {
  if (isolation === 'full') return [];
  const advice = machine.deno ? [] : [sentence('install-deno')];
  if (machine.platform !== 'linux') return [...advice, sentence('use-linux')];
  if (!machine.utilLinux) advice.push(sentence('install-util-linux'));
  if (!machine.bubblewrap) advice.push(sentence('install-bubblewrap'));
  // bubblewrap runs in there: only the runtime is missing.
  if (isolation === 'os-only') return advice;
  if (machine.container) {
    advice.push(sentence(`in-${machine.container}`));
    if (machine.root) advice.push(sentence('in-container-as-root'));
  }
  if (!machine.root && machine.userNamespaces === 'apparmor') advice.push(sentence('allow-by-apparmor'));
  if (!machine.root && machine.userNamespaces === 'sysctl') advice.push(sentence('allow-by-sysctl'));
  if (advice.length === 0) advice.push(sentence('look-at-checks'));
  return advice;
}
