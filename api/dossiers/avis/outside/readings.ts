/** Files that come by links and are read at this moment: a whole one is in memory, so few at once, and one a link. */
export class Readings {
  private readonly most: number
  private readonly under = new Set<string>()

  constructor(most: number) {
    this.most = most
  }

  /** @returns what to call once it is read; null while too many are, or this link sends one already */
  enter(token: string): (() => void) | null {
    if (this.under.size >= this.most || this.under.has(token)) return null
    this.under.add(token)
    return () => void this.under.delete(token)
  }
}
