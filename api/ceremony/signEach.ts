import type { KeyFault } from '../contract/keyFaults.ts'

/** Under way at once: while one is signed the next is printed. */
const AT_ONCE = 2

/** What became of one, and the fault of the key that ends the rest. */
export type Ended<O> = { readonly outcome: O; readonly keyFault: KeyFault | null }

export type Consent<W, O> = {
  readonly sign: (wanted: W) => Promise<Ended<O>>
  /** What is told of one that is not begun any more. */
  readonly unsigned: (wanted: W, code: KeyFault) => O
  /** Told of each as it ends, in whatever order they do. */
  readonly tell: (outcome: O) => void
}

/**
 * Signs things with one consent, each by itself: what stops one stops no other, but for the key, whose fault ends the batch
 * before another is begun. Whatever happens each is told of once.
 */
export async function signEach<W, O>(things: readonly W[], { sign, unsigned, tell }: Consent<W, O>): Promise<void> {
  const waiting = [...things]
  let fault: KeyFault | null = null
  const work = async () => {
    for (let wanted = waiting.shift(); wanted !== undefined; wanted = waiting.shift()) {
      if (fault !== null) {
        tell(unsigned(wanted, fault))
        continue
      }
      const { outcome, keyFault } = await sign(wanted)
      if (keyFault) fault = keyFault
      tell(outcome)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}
