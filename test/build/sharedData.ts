import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../shared/data/', import.meta.url))

/**
 * The path of a reference file beside the checkout, or null when this machine has none: a test then skips and says so.
 * @param path relative to the reference data, such as `crs/merchich_reference_points.csv`
 */
export function sharedData(path: string): string | null {
  const full = ROOT + path
  return existsSync(full) ? full : null
}
