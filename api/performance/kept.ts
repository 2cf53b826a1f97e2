type One<T> = { readonly at: number; readonly value: Promise<T> }

/**
 * What takes long to work out and may be a little old: worked out once for all who ask meanwhile, and again after a time.
 * What could not be worked out is asked again at once; of many, those worked out longest ago are forgotten.
 */
export class Kept<T> {
  private readonly all = new Map<string, One<T>>()
  private readonly forMs: number
  private readonly most: number

  constructor({ forMs, most }: { readonly forMs: number; readonly most: number }) {
    this.forMs = forMs
    this.most = most
  }

  get(key: string, now: Date, work: () => Promise<T>): Promise<T> {
    const at = now.getTime()
    const known = this.all.get(key)
    if (known && at - known.at < this.forMs) return known.value
    const value = work()
    this.all.delete(key)
    this.all.set(key, { at, value })
    value.catch(() => this.all.delete(key))
    const [oldest] = this.all.keys()
    if (this.all.size > this.most && oldest !== undefined) this.all.delete(oldest)
    return value
  }
}
