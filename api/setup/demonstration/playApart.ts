import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Config } from '../../config.ts'
import type { Played, Playing } from './play.ts'
import type { Stage } from './stage.ts'

const SCRIPT = fileURLToPath(new URL('./player.ts', import.meta.url))

/** What the thread of a commune is given, and what it says. */
export type Part = Omit<Playing, 'onAct'> & { readonly url: string; readonly config: Config }
export type PartMessage =
  | { readonly kind: 'act'; readonly played: Played }
  | { readonly kind: 'end'; readonly acts: number }

/**
 * Plays lives, those of each commune in a thread of their own: nothing of one waits for another, numbers least of all.
 * @returns how many acts were played now
 * @throws Error what the first that fails threw, once the others have ended what was under way
 */
export async function playApart({ url, config }: Stage, { lives, onAct, ...playing }: Playing): Promise<number> {
  const communes = Map.groupBy(lives, ({ commune }) => commune)
  const said = new Map<string, Played>()
  const hear = (commune: string) => (played: Played) => {
    said.set(commune, played)
    onAct?.(summed([...said.values()]))
  }
  const threads = [...communes].map(([commune, part]) =>
    openThread({ ...playing, url, config, lives: part }, hear(commune)),
  )
  try {
    const acts = await Promise.all(threads.map(({ ended }) => ended))
    return acts.reduce((sum, one) => sum + one, 0)
  } finally {
    await Promise.all(threads.map(({ stop }) => stop()))
  }
}

function openThread(part: Part, onAct: (played: Played) => void) {
  const worker = new Worker(SCRIPT, { workerData: part })
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const stop = () => {
    worker.postMessage('stop')
    return exited
  }
  const ended = new Promise<number>((resolve, reject) => {
    worker.on('message', (message: PartMessage) => {
      if (message.kind === 'end') return resolve(message.acts)
      try {
        onAct(message.played)
      } catch (error) {
        reject(error)
      }
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('a player of the demonstration stopped')))
  })
  return { ended, stop }
}

const summed = (all: readonly Played[]): Played =>
  all.reduce((sum, { acts, of, opened }) => ({
    acts: sum.acts + acts,
    of: sum.of + of,
    opened: sum.opened + opened,
  }))
