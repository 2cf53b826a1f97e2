/** Who does something at this moment: so many at once, and nobody twice. */
export class Places {
  private readonly most: number
  private readonly taken = new Set<string>()

  constructor(most: number) {
    this.most = most
  }

  /** @returns what to call once it is done; null while no place is free, or this one has one already */
  enter(key: string): (() => void) | null {
    if (this.taken.size >= this.most || this.taken.has(key)) return null
    this.taken.add(key)
    return () => void this.taken.delete(key)
  }
}
