import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Where this checkout keeps what it owns: `ROKHAS_DATA`, else the system's folder for root (a checkout under /root is
 * closed to the database server's account), else the checkout.
 */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.ROKHAS_DATA) return env.ROKHAS_DATA
  return process.getuid?.() === 0 ? `/var/lib/rokhas/${checkoutKey()}` : `${ROOT}.data`
}

const checkoutKey = () => createHash('sha256').update(ROOT).digest('hex').slice(0, 12)
