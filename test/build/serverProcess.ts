import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../api/main.ts', import.meta.url))

export type ServerProcess = { readonly url: string; readonly child: ChildProcess; readonly ended: Promise<unknown> }

/** The real server in a process of its own, on a free port, once it listens. @throws when it ends before that */
export async function startServerProcess(databaseUrl: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: '0', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { msg, url: address } = JSON.parse(line) as { msg?: string; url?: string }
      if (msg === 'listening' && address) resolve(address)
    })
    ended.then((code) => reject(new Error(`the server ended with ${code} before it listened`)))
  })
  return { url, child, ended }
}
