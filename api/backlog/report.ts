import { asActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import type { BacklogRowAnswer } from '../contract/backlog.ts'
import {
  FAULT_WORDS,
  FIELD_WORDS,
  fillIn,
  noteSentence,
  REFUSAL_WORDS,
  ROW_STATE_WORDS,
} from '../contract/backlogWords.ts'
import type { Deps } from '../deps.ts'
import { record } from '../journal/record.ts'
import { csv } from '../privacy/exports/csv.ts'
import { foundTheirs } from './commands.ts'
import { backlogRowsOf } from './queries.ts'
import { TABLE_LIMITS } from './reading/table.ts'

type Language = 'fr' | 'ar'
const HEADINGS = {
  fr: ['Ligne', 'Numéro papier', 'Résultat', 'Numéro du dossier', 'Motif', 'À savoir'],
  ar: ['السطر', 'الرقم الورقي', 'النتيجة', 'رقم الملف', 'السبب', 'للإشارة'],
} as const

/** What became of every row, as a table to keep; the reading is journalled, for it names numbers of dossiers. */
export const reportOf = (
  deps: Pick<Deps, 'db' | 'clock'>,
  asker: Asker,
  { id, language }: { readonly id: string; readonly language: Language },
): Promise<Buffer> =>
  asActor(deps, asker.actor, async (transaction) => {
    const { mandateId } = await foundTheirs(transaction, asker, id)
    const rows = await backlogRowsOf(transaction, { id, limit: TABLE_LIMITS.rows })
    const entry = { action: 'backlog.report', subject: { kind: 'backlog', id }, mandateId, consultation: true } as const
    await record(transaction, { ...asker, at: deps.clock.now() }, { ...entry, detail: { rows: rows.length } })
    return csv(
      HEADINGS[language],
      rows.map((row) => lineOf(row, language)),
    )
  })

function lineOf({ line, cells, state, dossier, faults, notes, refusal }: BacklogRowAnswer, language: Language) {
  const why = faults.map(
    ({ field, code, data }) => `${FIELD_WORDS[field][language]} : ${fillIn(FAULT_WORDS[code][language], data)}`,
  )
  const known = notes.map((note) => noteSentence(note, language))
  const motive = refusal ? [REFUSAL_WORDS[refusal][language]] : why
  return [
    line,
    cells.paperNumber ?? '',
    ROW_STATE_WORDS[state][language],
    dossier?.number ?? '',
    motive.join(' '),
    [...new Set(known)].join(' '),
  ]
}
