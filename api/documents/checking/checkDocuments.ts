import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { uuidv7 } from '../../db/uuid.ts'
import type { WorkDeps } from '../../deps.ts'
import type { BlobStore, Listed } from '../store/blobStore.ts'
import { documentsMadeOf, type Known, unknownOf, withKnownContents } from './knownContents.ts'
import { sideBySide } from './sideBySide.ts'

type Kind = 'missing' | 'orphaned' | 'altered'

/** Something that does not hold; `why` is for an operator. */
export type Finding = { readonly kind: Kind; readonly sha256: string; readonly why: string }

export type Checked = Readonly<Record<Kind, number>> & {
  /** Contents the database knows. */
  readonly checked: number
  /** Of these, read again from one end to the other. */
  readonly reread: number
}

export type CheckAsked = {
  /** Whether a content is read again, or its name and its size are believed. */
  readonly reread: (sha256: string) => boolean
  readonly onFinding: (finding: Finding) => void
}

type Needs = Pick<WorkDeps, 'db' | 'store' | 'clock'>

/** Names kept with the result of a check; its counts are of all. */
const MOST_NAMES = 1_000
/** Contents nobody knows are asked about together. */
const ASKED_TOGETHER = 200

/**
 * Compares the database and the store both ways, and writes the result down. Nothing is changed: a picture that is not in
 * the store is no fault, it is drawn when it is next asked for.
 */
export async function checkDocuments(needs: Needs, { reread, onFinding }: CheckAsked): Promise<Checked> {
  const { db, store, clock } = needs
  const at = clock.now()
  const tally = new Tally(onFinding)
  await withKnownContents(db, async (known) => {
    let strangers: Listed[] = []
    for await (const pair of sideBySide(known, store.list())) {
      if (pair.known) await checkKnown(needs, tally, { ...pair, reread: reread(pair.known.sha256) })
      else strangers.push(pair.stored)
      if (strangers.length < ASKED_TOGETHER) continue
      await checkStrangers(needs, tally, strangers)
      strangers = []
    }
    await checkStrangers(needs, tally, strangers)
  })
  await db.insertInto('document_check').values(tally.row(at)).execute()
  return tally.counts
}

/** Everything that was found: its counts, and its first names. */
class Tally {
  counts: Checked = { checked: 0, reread: 0, missing: 0, orphaned: 0, altered: 0 }
  private readonly names: Readonly<Record<Kind, string[]>> = { missing: [], orphaned: [], altered: [] }
  private readonly onFinding: CheckAsked['onFinding']

  constructor(onFinding: CheckAsked['onFinding']) {
    this.onFinding = onFinding
  }

  count(what: keyof Checked): void {
    this.counts = { ...this.counts, [what]: this.counts[what] + 1 }
  }

  found(finding: Finding): void {
    const { kind, sha256 } = finding
    this.count(kind)
    if (this.names[kind].length < MOST_NAMES) this.names[kind].push(sha256)
    this.onFinding(finding)
  }

  row(at: Date) {
    const listed = (kind: Kind) => JSON.stringify(this.names[kind])
    const found = { missing: listed('missing'), orphaned: listed('orphaned'), altered: listed('altered') }
    return { id: uuidv7(at), at, checked: this.counts.checked, ...found }
  }
}

type KnownPair = { readonly known: Known; readonly stored: Listed | null; readonly reread: boolean }

async function checkKnown({ db, store }: Needs, tally: Tally, { known, stored, reread }: KnownPair): Promise<void> {
  const { sha256, bytes } = known
  tally.count('checked')
  const say = async (kind: Kind, why: string) =>
    tally.found({ kind, sha256, why: `${why} ${await documentsMadeOf(db, sha256)}`.trim() })
  if (!stored) {
    if (bytes !== null && !(await store.has(sha256))) await say('missing', '')
    return
  }
  if (bytes !== null && stored.bytes !== bytes) return say('altered', `${stored.bytes} bytes instead of ${bytes}:`)
  if (!reread) return
  tally.count('reread')
  const read = await readAgain(store, sha256)
  if (read === 'whole') return
  if (read !== 'gone') await say('altered', `${read}:`)
  else if (bytes !== null) await say('missing', '')
}

/** What is wrong with the bytes that the store gives now. */
async function readAgain(store: BlobStore, sha256: string): Promise<'whole' | 'gone' | string> {
  const hash = createHash('sha256')
  try {
    await pipeline(await store.open(sha256), hash)
  } catch (error) {
    // A store that is away ends the check here; one that has the content and cannot read it is a finding.
    return (await store.has(sha256)) ? `it cannot be read (${(error as Error).message})` : 'gone'
  }
  const found = hash.digest('hex')
  return found === sha256 ? 'whole' : `its bytes make ${found}`
}

async function checkStrangers({ db }: Needs, tally: Tally, strangers: readonly Listed[]): Promise<void> {
  if (strangers.length === 0) return
  const unknown = await unknownOf(db, strangers)
  for (const { sha256, bytes, storedAt } of strangers)
    if (unknown.has(sha256))
      tally.found({ kind: 'orphaned', sha256, why: `${bytes} bytes, stored ${storedAt.toISOString()}` })
}
