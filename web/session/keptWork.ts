/** The work of a person on a dossier that the service does not have yet. */
export type Whose = { readonly personId: string; readonly dossierId: string }

const KINDS = ['filing', 'trace', 'board', 'writing'] as const
export type KeptKind = (typeof KINDS)[number]

/** What the tab alone keeps is written under names of the same beginning. */
const OURS = 'rokhas.'

const shelfOf = (kind: KeptKind, personId: string) => `${OURS}${kind}.${personId}.`
const keyOf = (kind: KeptKind, { personId, dossierId }: Whose) => shelfOf(kind, personId) + dossierId

/** Whoever chose to erase: a screen on its way out writes nothing of theirs again, until they sign in. */
const erased = new Set<string>()

/** What is kept, as it was written. @throws when it is no JSON or storage is shut */
export const recallWork = (kind: KeptKind, whose: Whose): unknown =>
  JSON.parse(localStorage.getItem(keyOf(kind, whose)) ?? 'null')

/** Keeps a person's work on a dossier on this device; null forgets it. False when this browser keeps nothing. */
export function keepWork(kind: KeptKind, whose: Whose, work: object | null): boolean {
  if (erased.has(whose.personId)) return false
  try {
    if (work) localStorage.setItem(keyOf(kind, whose), JSON.stringify(work))
    else localStorage.removeItem(keyOf(kind, whose))
    return true
  } catch {
    return false
  }
}

/** The dossiers of which this device keeps something of a person's, each once; none where storage is shut. */
export function dossiersKept(personId: string): readonly string[] {
  const shelves = KINDS.map((kind) => shelfOf(kind, personId))
  const found = namesIn(() => localStorage).flatMap((name) =>
    shelves.filter((shelf) => name.startsWith(shelf)).map((shelf) => name.slice(shelf.length)),
  )
  return [...new Set(found)]
}

/** Takes all of a person's work off this device, with what the tab holds of any project, and lets none of it back. */
export function eraseWork(personId: string): void {
  erased.add(personId)
  for (const dossierId of dossiersKept(personId))
    for (const kind of KINDS) localStorage.removeItem(keyOf(kind, { personId, dossierId }))
  for (const name of namesIn(() => sessionStorage)) if (name.startsWith(OURS)) sessionStorage.removeItem(name)
}

/** The person is here again: their work is kept as before. */
export const keepAgain = (personId: string): void => void erased.delete(personId)

/** The getter itself throws where storage is shut. */
function namesIn(storage: () => Storage): readonly string[] {
  try {
    return Object.keys(storage())
  } catch {
    return []
  }
}
