import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { CompiledQuery } from 'kysely'
import { ensurePostgres } from '../../api/setup/system.ts'

/** A statement as a pgbench script: its parameters written as literals, or as pgbench's own variables. */
export const scriptOf = (
  { sql, parameters }: CompiledQuery,
  variables: Readonly<Record<number, string>> = {},
): string =>
  `${sql.replace(/\$(\d+)/g, (_, rank) => variables[Number(rank)] ?? literal(parameters[Number(rank) - 1]))};\n`

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return quoted(`{${value.map((each) => JSON.stringify(String(each))).join(',')}}`)
  if (value instanceof Uint8Array) return `'\\x${Buffer.from(value).toString('hex')}'`
  return quoted(String(value))
}

/** pgbench takes a colon before a letter for a variable of its own, in a text too. */
const quoted = (text: string) =>
  text.includes(':')
    ? `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\x3a')}'`
    : `'${text.replaceAll("'", "''")}'`

export type PgbenchRun = {
  readonly url: string
  readonly clients: number
  readonly seconds: number
  /** Takes the rights of a role; absent, the owner's. */
  readonly role?: string
}

/** Transactions a second of these scripts, drawn at random, with prepared statements. @throws with pgbench's own words */
export async function pgbench(
  scripts: readonly string[],
  { url, clients, seconds, role }: PgbenchRun,
): Promise<number> {
  const folder = mkdtempSync(`${tmpdir()}/bench-`)
  try {
    const files = scripts.flatMap((script, index) => {
      writeFileSync(`${folder}/${index}.sql`, script)
      return ['-f', `${folder}/${index}.sql`]
    })
    const { hostname, username, pathname } = new URL(url)
    const where = ['-h', decodeURIComponent(hostname), '-U', username, pathname.slice(1)]
    const load = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds)]
    const said = await outputOf(`${ensurePostgres().binaries}/pgbench`, [...load, ...files, ...where], {
      PGOPTIONS: role ? `-c jit=off -c role=${role}` : '-c jit=off',
    })
    const tps = /^tps = ([\d.]+)/m.exec(said)?.[1]
    if (!tps) throw new Error(`pgbench gave no rate:\n${said}`)
    return Number(tps)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What a program prints. @throws when it fails */
export function outputOf(program: string, args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    child.once('error', (cause) => reject(new Error(`${program} did not start: is it installed?`, { cause })))
    child.once('exit', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`${program} ended with ${code}: ${err}`)),
    )
  })
}
