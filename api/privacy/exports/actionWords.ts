import { type RawBuilder, sql } from 'kysely'
import { journalActionsAr } from '../../contract/journalWords/ar.ts'
import { journalActionsFr } from '../../contract/journalWords/fr.ts'

const WORDS = { fr: JSON.stringify(journalActionsFr), ar: JSON.stringify(journalActionsAr) }

/** A verb of the journal in words, beside the verb itself; one without words is written as it is. */
export const inWords = (language: 'fr' | 'ar', action: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`coalesce(${WORDS[language]}::jsonb ->> replace(${action}, '.', '_'), ${action})`
