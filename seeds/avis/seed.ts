import { type Kysely, sql } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import { PHRASES } from './phrases.ts'
import { WEIGHTS } from './weights.ts'

/**
 * Writes the library of phrases and what silences and oppositions are worth. Safe to run again: what is there stays as it
 * was; a phrase that is reworded ends, and begins again.
 */
export async function seedAvis(db: Kysely<Database>): Promise<void> {
  const phrases = PHRASES.map(({ bodyKinds, validFrom, ...given }, index) => ({
    ...{ ...given, body_kinds: bodyKinds, valid_from: validFrom, rank: index + 1 },
  }))
  await sql`
    insert into avis_phrase (code, body_kinds, procedures, use, sentence, article, rule, rank, valid_from)
    select r.code, r.body_kinds, r.procedures, r.use, r.sentence, r.article, r.rule, r.rank, r.valid_from
    from jsonb_to_recordset(${JSON.stringify(phrases)}::jsonb) as r(code text, body_kinds text[], procedures text[],
      use text, sentence jsonb, article text, rule jsonb, rank integer, valid_from date)
    on conflict (code, valid_from) where body_id is null do nothing`.execute(db)
  const weights = WEIGHTS.map(({ procedure, kind, validFrom, ...given }) => ({
    ...{ ...given, procedure_code: procedure, body_kind: kind, valid_from: validFrom },
  }))
  await sql`
    insert into avis_weight (about, procedure_code, body_kind, effect, rule, valid_from)
    select r.about, r.procedure_code, r.body_kind, r.effect, r.rule, r.valid_from
    from jsonb_to_recordset(${JSON.stringify(weights)}::jsonb) as r(about text, procedure_code text, body_kind text,
      effect text, rule jsonb, valid_from date)
    on conflict do nothing`.execute(db)
}
