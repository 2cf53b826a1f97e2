import type { Playing } from './play.ts'

const EVERY_MS = 500

type Screen = { readonly isTTY?: boolean; readonly write: (text: string) => unknown }

/** Says how far the build is, twice a second on a screen, every ten seconds in a log: `1 240 / 5 000, 03:12 left`. */
export function progress(screen: Screen, lives: number): NonNullable<Playing['onAct']> {
  const from = performance.now()
  const everyMs = screen.isTTY ? EVERY_MS : 20 * EVERY_MS
  let next = from + everyMs
  return ({ acts, of, opened }) => {
    const now = performance.now()
    if (now < next && acts < of) return
    next = now + everyMs
    const left = ((now - from) / acts) * (of - acts)
    const said = `${grouped(opened)} / ${grouped(lives)}, ${minutes(left)} left`
    screen.write(screen.isTTY ? `\r${said}  ` : `${said}\n`)
  }
}

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ' ')

function minutes(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
