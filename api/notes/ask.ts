import { createHash, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { canonical } from '../../spatial/conformity/canonical.ts'
import type { Day } from '../../spatial/day.ts'
import { asActor } from '../access/asActor.ts'
import { ewkb } from '../conformity/ewkb.ts'
import type { AskNote, NoteConditions, NoteFee } from '../contract/notes.ts'
import type { Actor } from '../contract/policy/decide.ts'
import { uuidv7 } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import type { NoteFacts } from './facts.ts'
import { gatherNote, groundOf, placeOf } from './gather.ts'
import { type Land, landOf } from './land.ts'
import { isOpenToAnybody } from './openness.ts'
import { feeOfAgency, type NoteRow, noteAskedOnce, noteByNumber, releaseOf } from './queries.ts'
import { lastDayToAnswer } from './term.ts'

type Needs = Pick<Deps, 'db' | 'clock'>

/** Who asks, in which request; a visitor has no person. */
export type Asking = {
  readonly actor: Actor
  readonly requestId: string
  readonly onceKey: string | null
}

/** What must be known before asking; nothing is kept. @throws Problem as `askNote` */
export async function noteConditionsOf({ db, clock }: Needs, asked: AskNote): Promise<NoteConditions> {
  const land = await landOf(db, asked)
  const today = clock.today()
  const { ground, cover } = await groundOf(db, land, today)
  const { agency } = await placeOf(db, ground.commune, today)
  const { commune } = ground
  if (!commune) throw new Problem('NOTE_NO_AGENCY')
  const terms = await termsOf(db, agency.id, today)
  return {
    agency,
    commune: { code: commune.code, nameFr: commune.nameFr, nameAr: commune.nameAr },
    areaM2: ground.parcel.areaM2,
    title: land.title,
    open: isOpenToAnybody({ ground, cover }),
    ...terms,
  }
}

type Terms = { readonly release: 'review' | 'at_once'; readonly due: Day | null; readonly fee: NoteFee | null }

/** What must be paid for is read first, for somebody must see the receipt. */
async function termsOf(db: Deps['db'], agencyId: string, today: Day): Promise<Terms> {
  const fee = await feeOfAgency(db, agencyId, today)
  const chosen = await releaseOf(db, agencyId)
  const release = fee ? 'review' : chosen
  return { release, fee, due: release === 'review' ? await lastDayToAnswer(db, today) : null }
}

/**
 * Asks for a note: it takes the next number of the agency's year, and is released at once where the agency chose so.
 * @throws Problem NOTE_NO_AGENCY, NOTE_PARCEL_UNKNOWN, the intake's; where no approved plan covers all of the land
 * SIGNED_OUT for a visitor and NOTE_OWNERS_ONLY without a declaration
 */
export async function askNote({ db, clock }: Needs, asking: Asking, asked: AskNote): Promise<NoteRow> {
  const once = asking.onceKey && onceOf(asking, asked)
  const before = once ? await noteAskedOnce(db, once) : null
  if (before) return before
  const land = await landOf(db, asked)
  const today = clock.today()
  const facts = await gatherNote(db, land, today)
  const open = isOpenToAnybody(facts)
  if (!open) mustDeclare(asking.actor, asked)
  const number = await keep({ db, clock }, asking, {
    land,
    facts,
    today,
    declared: open ? null : (asked.declared ?? null),
    once: once || null,
  })
  const kept = await noteByNumber(db, number)
  if (!kept) throw new Error(`note ${number} was kept and is not there`)
  return kept
}

const onceOf = ({ actor, onceKey }: Asking, asked: AskNote) =>
  createHash('sha256')
    .update(canonical({ onceKey, who: actor.personId, asked }))
    .digest('hex')

function mustDeclare({ personId, state }: Actor, { declared }: AskNote): void {
  if (personId === null) throw new Problem('SIGNED_OUT')
  if (state !== 'active') throw new Problem('ACCOUNT_HELD')
  if (!declared) throw new Problem('NOTE_OWNERS_ONLY', { field: 'declared' })
}

type Keeping = {
  readonly land: Land
  readonly facts: NoteFacts
  readonly today: Day
  readonly declared: AskNote['declared'] | null
  readonly once: string | null
}

async function keep({ db, clock }: Needs, { actor, requestId }: Asking, keeping: Keeping): Promise<string> {
  const { land, facts, today, declared, once } = keeping
  const at = clock.now()
  const id = uuidv7(at)
  const { agency } = facts
  return asActor({ db, clock }, actor, async (transaction) => {
    const terms = await termsOf(transaction, agency.id, today)
    if (terms.release === 'review' && !terms.due) throw new Problem('BUSY', { retryAfterS: 3600 })
    const given = {
      ...{ id, bodyId: agency.id, year: Number(today.slice(0, 4)), letters: letters(), at: at.toISOString() },
      ...{ declared, askedOnce: once, due: terms.due, fee: terms.fee, facts },
    }
    const { rows } = await sql<{ number: string }>`
      select ask_note(${JSON.stringify(given)}::jsonb, ST_GeomFromEWKB(${ewkb(land.srid, land.outline)}::bytea)) as number`.execute(
      transaction,
    )
    const number = rows[0]?.number
    if (!number) throw new Error('a note was given no number')
    await record(
      transaction,
      { actor, at, requestId },
      { action: 'note.ask', subject: { kind: 'note', id }, bodyId: agency.id, detail: { number } },
    )
    return number
  })
}

/** Without those that are read for each other. */
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const HOW_MANY = 6
const letters = () => Array.from({ length: HOW_MANY }, () => LETTERS[randomInt(LETTERS.length)]).join('')
