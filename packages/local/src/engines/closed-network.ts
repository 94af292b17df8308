// A network of its own for an engine that lets everybody in who reaches its port: on Linux, where the kernel lets us, the engine
// listens on a loopback that no other process has, and the only way to it is a socket in a folder that is its owner's alone.

import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ClosedNetwork {
  /** The way in: a socket file. The bridge takes its folder away when the engine has ended. */
  readonly socket: string;
  /** The command that runs a command in there, with the bridge to `port` beside it. It is one process with the engine. */
  readonly around: (port: number, command: readonly string[]) => string[];
}

// An administrator's tools are not on everybody's path.
const LOOPBACK_UP = 'PATH="$PATH:/usr/sbin:/sbin"; ip link set lo up || exit 1';
const BRIDGE_AND_ENGINE = `${LOOPBACK_UP}
"$1" "$2" "$3" "$4" "$$" </dev/null >/dev/null 2>&1 &
shift 4
exec "$@"
`;

/** `undefined` where there is no such thing: on other systems, and in containers that may not have it. */
export function closedNetwork(): ClosedNetwork | undefined {
  if (!hasClosedNetworks()) return undefined;
  const socket = join(mkdtempSync(join(tmpdir(), 'tera-engine-')), 'way-in');
  const bridge = fileURLToPath(new URL('./bridge.ts', import.meta.url));
  return {
    socket,
    around: (port, command) => {
      const joining = [process.execPath, bridge, socket, String(port)];
      return ['unshare', ...ofItsOwn(), 'sh', '-c', BRIDGE_AND_ENGINE, 'sh', ...joining, ...command];
    },
  };
}

export function hasClosedNetworks(): boolean {
  if (process.platform !== 'linux') return false;
  return spawnSync('unshare', [...ofItsOwn(), 'sh', '-c', LOOPBACK_UP], { stdio: 'ignore' }).status === 0;
}

/** An administrator goes on being one in there, and so reads files of others. */
function ofItsOwn(): readonly string[] {
  return ['--net', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];
}
