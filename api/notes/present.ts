import { asDay } from '../../spatial/day.ts'
import { dayOf } from '../clock.ts'
import { NOTE_LANGUAGES, type NoteAnswer, type SupersededBy } from '../contract/notes.ts'
import { type Actor, decide } from '../contract/policy/decide.ts'
import type { Deps } from '../deps.ts'
import { contentOf } from './content.ts'
import { groundOf } from './gather.ts'
import type { NoteRow } from './queries.ts'
import { supersededBy } from './superseded.ts'

/**
 * A note as its reader may see it: what it says once it is released, before that to the agency's examiners alone; whether
 * it still holds is asked of the law of the day. Never who asked.
 */
export async function presentNote(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  row: NoteRow,
): Promise<NoteAnswer> {
  const { facts, outline, state } = row
  const examines = decide(actor, 'notes.release', { territory: row.territory, bodyIds: [row.bodyId] }).allowed
  const commune = facts.ground.commune
  if (!commune) throw new Error(`note ${row.number} has no commune`)
  const land = { srid: row.srid, outline, because: facts.ground.tolerance.because }
  const superseded: readonly SupersededBy[] =
    state === 'refused' ? [] : supersededBy(facts, await groundOf(db, land, clock.today()))
  return {
    number: row.number,
    state,
    agency: facts.agency,
    commune: { code: commune.code, nameFr: commune.nameFr, nameAr: commune.nameAr },
    askedOn: dayOf(new Date(row.askedAt)),
    due: row.due && asDay(row.due),
    releasedOn: row.releasedAt && dayOf(new Date(row.releasedAt)),
    refusal: row.refusedAt && row.refusal !== null ? { on: dayOf(new Date(row.refusedAt)), reason: row.refusal } : null,
    fee: row.fee,
    receipt: row.receipt,
    superseded: [...superseded],
    content: state === 'released' || examines ? contentOf(facts, outline) : null,
    files:
      state === 'released'
        ? NOTE_LANGUAGES.map((language) => ({ language, href: `/api/notes/${row.number}/pdf?language=${language}` }))
        : [],
    mayDecide: state === 'asked' && examines,
  }
}
