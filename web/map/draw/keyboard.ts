export type Pace = 'fine' | 'normal' | 'fast'

export type DrawCommand =
  | { readonly type: 'step'; readonly dx: -1 | 0 | 1; readonly dy: -1 | 0 | 1; readonly pace: Pace }
  | { readonly type: 'put' | 'erase' | 'undo' | 'redo' | 'abandon' }

export type Keys = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

const ARROWS: Readonly<Record<string, readonly [-1 | 0 | 1, -1 | 0 | 1]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

const PLAIN: Readonly<Record<string, 'put' | 'erase' | 'abandon'>> = {
  Enter: 'put',
  Backspace: 'erase',
  Delete: 'erase',
  Escape: 'abandon',
}

const paceOf = ({ shiftKey, ctrlKey, metaKey }: Keys): Pace => {
  if (shiftKey) return 'fine'
  return ctrlKey || metaKey ? 'fast' : 'normal'
}

function history({ key, shiftKey }: Keys): DrawCommand | null {
  const letter = key.toLowerCase()
  if (letter === 'z') return { type: shiftKey ? 'redo' : 'undo' }
  return letter === 'y' ? { type: 'redo' } : null
}

/** What a key asks of the drawing; null leaves it to the map and to the browser. North is up, east is right. */
export function commandOf(keys: Keys): DrawCommand | null {
  if (keys.altKey) return null
  const arrow = ARROWS[keys.key]
  if (arrow) return { type: 'step', dx: arrow[0], dy: arrow[1], pace: paceOf(keys) }
  if (keys.ctrlKey || keys.metaKey) return history(keys)
  const plain = PLAIN[keys.key]
  return plain ? { type: plain } : null
}

const STEP_PX: Readonly<Record<Exclude<Pace, 'fine'>, number>> = { normal: 8, fast: 64 }
const FINE_M = 0.1

/** Metres one press of an arrow moves the crosshair. */
export const stepMetres = (pace: Pace, metresPerPixel: number): number =>
  pace === 'fine' ? FINE_M : STEP_PX[pace] * metresPerPixel
