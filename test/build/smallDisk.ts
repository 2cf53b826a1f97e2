import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

export type SmallDisk = { readonly unmount: () => void }

/** A real file system of this many kilobytes at a folder; null where this machine lets nobody make one. */
export function smallDisk(folder: string, kilobytes: number): SmallDisk | null {
  mkdirSync(folder, { recursive: true })
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder])
  return status === 0 ? { unmount: () => execFileSync('umount', [folder]) } : null
}
