import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { outputOf } from './pgbench.ts'

const SERVER = fileURLToPath(new URL('tileServer.ts', import.meta.url))

export type Served = { readonly url: string; readonly stop: () => void }

/** A server in a process of its own, its log thrown away. */
export async function served(kind: 'application' | 'hello', args: readonly string[] = []): Promise<Served> {
  const child: ChildProcess = fork(SERVER, [kind, ...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(String(message)))
    child.once('exit', (code) => reject(new Error(`the ${kind} server ended with ${code}`)))
  })
  return { url, stop: () => child.kill() }
}

export type Load = {
  readonly url: string
  /** Paths asked in turn. */
  readonly paths: readonly string[]
  readonly connections: number
  readonly seconds: number
  readonly headers?: Readonly<Record<string, string>>
}

export type Loaded = { readonly rate: number; readonly errors: number }

/** What `wrk` gets out of a server. Answers other than 2xx and 3xx, and broken connections, are errors. */
export async function wrk({ url, paths, connections, seconds, headers = {} }: Load): Promise<Loaded> {
  const folder = mkdtempSync(`${tmpdir()}/bench-`)
  try {
    const script = `${folder}/paths.lua`
    writeFileSync(script, luaOf(paths, headers))
    const said = await outputOf('wrk', [
      '-t1',
      `-c${connections}`,
      `-d${seconds}s`,
      '-s',
      script,
      '--timeout',
      '30s',
      url,
    ])
    const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(said)?.[1])
    const socketErrors = [...(/Socket errors: (.*)/.exec(said)?.[1] ?? '').matchAll(/\d+/g)].map(([count]) =>
      Number(count),
    )
    const refused = Number(/Non-2xx or 3xx responses: (\d+)/.exec(said)?.[1] ?? 0)
    return { rate, errors: socketErrors.reduce((sum, count) => sum + count, refused) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const luaOf = (paths: readonly string[], headers: Readonly<Record<string, string>>) => `
local requests, at = {}, math.random(0, ${paths.length - 1})
local paths = { ${paths.map((path) => JSON.stringify(path)).join(', ')} }
local headers = { ${Object.entries(headers)
  .map(([name, value]) => `[${JSON.stringify(name)}] = ${JSON.stringify(value)}`)
  .join(', ')} }
function init()
  for index, path in ipairs(paths) do requests[index] = wrk.format("GET", path, headers) end
end
function request()
  at = at % #requests + 1
  return requests[at]
end
`
