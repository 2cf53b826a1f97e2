import { type Kysely, sql } from 'kysely'
import type { Bilingual } from '../../spatial/bilingual.ts'
import type { Database } from '../db/tables.ts'
import type { Territory } from './territories.ts'

/** A change of a commune, with the names it is told by. */
export type ChangeKnown = {
  readonly kind: 'created' | 'merged' | 'renamed' | 'moved_province'
  readonly code: string
  readonly other: string | null
  readonly day: string
  /** The commune, the other one or what it is called since, in either language. */
  readonly names: Bilingual
  readonly others: Bilingual
  readonly path: readonly string[]
}

export async function changesKnown(db: Kysely<Database>): Promise<readonly ChangeKnown[]> {
  const { rows } = await sql<ChangeKnown>`
    select h.kind, h.commune_code as code, h.other_code as other, h.day,
      json_build_object('fr', coalesce(h.name_fr_before, h.name_fr_after, c.name_fr),
        'ar', coalesce(h.name_ar_before, h.name_ar_after, c.name_ar)) as names,
      json_build_object('fr', coalesce(p.name_fr, case h.kind when 'renamed' then h.name_fr_after end, o.name_fr),
        'ar', coalesce(p.name_ar, case h.kind when 'renamed' then h.name_ar_after end, o.name_ar)) as others,
      coalesce(territory_path(h.commune_code), array['MA', n.region_code, n.code, h.commune_code]) as path
    from commune_change h left join commune c on c.code = h.commune_code left join commune o on o.code = h.other_code
      left join province p on p.code = h.province_after and h.kind = 'moved_province'
      left join province n on n.code = h.province_after
    order by h.day, h.id`.execute(db)
  return rows
}

const written = (day: string) => day.split('-').toReversed().join('/')

const OWN: Readonly<Record<ChangeKnown['kind'], (change: ChangeKnown) => Bilingual>> = {
  created: ({ day }) => ({
    fr: `Créée le ${written(day)} : elle n’a pas de chiffres avant.`,
    ar: `أحدثت بتاريخ ${written(day)}: لا أرقام لها قبل ذلك.`,
  }),
  merged: ({ day, others }) => ({
    fr: `Réunie à ${others.fr} le ${written(day)} : ses chiffres y passent à partir de ce jour.`,
    ar: `ضمت إلى ${others.ar} بتاريخ ${written(day)}: تنتقل أرقامها إليها ابتداء من هذا اليوم.`,
  }),
  renamed: ({ day, names, others }) => ({
    fr: `Nommée ${names.fr} jusqu’au ${written(day)}, ${others.fr} depuis.`,
    ar: `كان اسمها ${names.ar} إلى غاية ${written(day)}، وصار ${others.ar}.`,
  }),
  moved_province: ({ day, others }) => ({
    fr: `Relève de ${others.fr} depuis le ${written(day)}.`,
    ar: `تابعة لـ${others.ar} منذ ${written(day)}.`,
  }),
}

const received = ({ day, names }: ChangeKnown): Bilingual => ({
  fr: `Comprend depuis le ${written(day)} les chiffres de ${names.fr}, qui lui a été réunie.`,
  ar: `تشمل منذ ${written(day)} أرقام ${names.ar} التي ضمت إليها.`,
})

const joined = (notes: readonly Bilingual[]): Bilingual | null =>
  notes.length === 0 ? null : { fr: notes.map(({ fr }) => fr).join(' '), ar: notes.map(({ ar }) => ar).join(' ') }

/**
 * Communes with what happened to them; those not yet or no more in being on a day stand there too, without a dossier, and
 * say so.
 */
export function withHistory(
  communes: readonly Territory[],
  changes: readonly ChangeKnown[],
  on: string,
): readonly Territory[] {
  if (changes.length === 0) return communes
  const present = new Set(communes.map(({ code }) => code))
  const absent = new Map(changes.filter(({ code }) => !present.has(code)).map(({ code, path }) => [code, path]))
  const others = [...absent].map(([code, path]) => ({ code, paths: [path], communes: [], note: null }))
  return [...communes, ...others].map((territory) => ({ ...territory, note: noteOf(territory.code, changes, on) }))
}

function noteOf(code: string, changes: readonly ChangeKnown[], on: string): Bilingual | null {
  const own = changes.filter((change) => change.code === code && (change.kind === 'created' || change.day <= on))
  const taken = changes.filter(({ kind, other, day }) => kind === 'merged' && other === code && day <= on)
  return joined([...own.map((change) => OWN[change.kind](change)), ...taken.map(received)])
}

/** What happened to a commune, each change with its day, in order; what is announced too. */
export function historyOf(
  code: string,
  changes: readonly ChangeKnown[],
): readonly { readonly day: string; readonly told: Bilingual }[] {
  return changes.flatMap((change) => {
    if (change.code === code) return [{ day: change.day, told: OWN[change.kind](change) }]
    return change.kind === 'merged' && change.other === code ? [{ day: change.day, told: received(change) }] : []
  })
}
