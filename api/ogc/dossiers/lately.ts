/** People remembered at once: an hour of the fullest is a megabyte. */
const MOST_PEOPLE = 100
const HOUR_MS = 3_600_000

type OneHour = { readonly hour: number; readonly ids: Set<string> }

/**
 * Which dossiers a person was given in this hour: a map that is moved to and fro reads them again and again and learns
 * nothing. Another server, and whoever is forgotten here, counts one again: never too little.
 */
export class GivenLately {
  readonly #people = new Map<string, OneHour>()

  /** Those of a page that the person was not given in this hour. */
  fresh(personId: string, ids: readonly string[], at: Date): readonly string[] {
    const known = this.#of(personId, at)
    return known ? ids.filter((id) => !known.ids.has(id)) : ids
  }

  /** Remembers what was given. */
  keep(personId: string, ids: readonly string[], at: Date): void {
    const known = this.#of(personId, at) ?? { hour: hourOf(at), ids: new Set<string>() }
    for (const id of ids) known.ids.add(id)
    this.#people.delete(personId)
    this.#people.set(personId, known)
    const [oldest] = this.#people.keys()
    if (this.#people.size > MOST_PEOPLE && oldest !== undefined) this.#people.delete(oldest)
  }

  #of(personId: string, at: Date): OneHour | undefined {
    const known = this.#people.get(personId)
    return known?.hour === hourOf(at) ? known : undefined
  }
}

const hourOf = (at: Date) => Math.floor(at.getTime() / HOUR_MS)
