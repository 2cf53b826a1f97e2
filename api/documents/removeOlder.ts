import { readdir, rm, stat } from 'node:fs/promises'

/** Removes what lies in a folder of half-done work since before a moment: whoever made it has fallen. */
export async function removeOlder(folder: string, before: Date): Promise<void> {
  for (const name of await readdir(folder).catch(absent([]))) {
    const path = `${folder}/${name}`
    const found = await stat(path).catch(absent(null))
    if (found && found.mtime < before) await rm(path, { recursive: true, force: true })
  }
}

/** A folder that nobody needed yet, a file that its maker took away meanwhile. */
const absent =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return instead
    throw error
  }
