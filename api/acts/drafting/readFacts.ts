import { type Kysely, sql } from 'kysely'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { dayOf } from '../../clock.ts'
import { type DraftWanted, FACT_PARTS, type FactPart } from '../../contract/actsDrafted.ts'
import type { ProcedureDefinition, Track } from '../../contract/procedures/definition.ts'
import { type Project, project } from '../../contract/procedures/project.ts'
import type { Transition } from '../../contract/procedures/transitions.ts'
import type { Database } from '../../db/tables.ts'
import { validityFor } from '../../deadlines/validity.ts'
import { type AvisRow, consultedBodies } from '../../dossiers/avis/queries.ts'
import { roundOf } from '../../dossiers/avis/readAvis.ts'
import { deadlinesOf } from '../../dossiers/course/deadlines.ts'
import { partyOf } from '../../dossiers/party.ts'
import type { DossierRow } from '../../dossiers/queries.ts'
import { type ActFacts, actFacts } from '../facts.ts'
import { plansOf } from '../stamping/plans.ts'

type Row = {
  readonly number: string
  readonly title: string
  readonly track: Track | null
  readonly project: unknown
  readonly definition: ProcedureDefinition
  readonly validFrom: string
  readonly commune: ActFacts['commune']
  readonly areaM2: number | null
  readonly trace: ActFacts['land']['trace']
  readonly srid: LegalSrid | null
  readonly events: readonly { readonly event: Transition; readonly day: string }[]
}

/** What the drafter says: everything else is read. */
export type Said = Pick<DraftWanted, 'kind' | 'motives' | 'deferral' | 'conditions'>

/**
 * The facts an act of a dossier is made of, as they stand now; null before it is filed, or where it follows no procedure.
 */
export async function readFacts(db: Kysely<Database>, dossier: DossierRow, said: Said): Promise<ActFacts | null> {
  const row = await rowOf(db, dossier.id)
  if (!row) return null
  const described = project.parse(row.project)
  const parties = (part: 'owner' | 'designer') => dossier.participants.filter((one) => one.part === part).map(partyOf)
  return actFacts.parse({
    ...said,
    dossier: { number: row.number, title: row.title, filedOn: filedOn(row) },
    procedure: procedureOf(row),
    track: row.track,
    commune: row.commune,
    applicants: parties('owner'),
    designers: parties('designer'),
    land: { ...landOf(described), areaM2: row.areaM2, srid: row.srid, trace: row.trace },
    project: described,
    plans: await plansToBear(db, dossier.id, { kind: said.kind, family: row.definition.family }),
    avis: await avisGiven(db, dossier.id, row),
    steps: stepsOf(row),
    validity: said.kind === 'permit' ? validityFor(row.definition.validity, described.publicOwner) : null,
    silence: said.kind === 'attestation' ? await silenceOf(db, dossier.id, row) : null,
  } satisfies ActFacts)
}

async function rowOf(db: Kysely<Database>, id: string): Promise<Row | null> {
  const { rows } = await sql<Row>`
    select d.number, d.title, d.track, d.project, v.definition, to_char(v.valid_from, 'YYYY-MM-DD') as "validFrom",
      case when ST_Dimension(s.geom) = 2 then ST_Area(s.geom) end as "areaM2", s.srid,
      (select json_build_object('kind', t.kind, 'lengthM', case when t.kind = 'line' then ST_Length(t.drawn) end,
        'widthM', t.width_m) from dossier_trace t where t.dossier_id = d.id) as trace,
      json_build_object('code', c.code, 'nameFr', c.name_fr, 'nameAr', c.name_ar, 'kind', c.kind, 'filing', c.filing,
        'provinceFr', p.name_fr, 'provinceAr', p.name_ar, 'provinceKind', p.kind) as commune,
      (select json_agg(json_build_object('event', e.event, 'day', to_char(e.day, 'YYYY-MM-DD')) order by e.move)
        from dossier_event e where e.dossier_id = d.id) as events
    from dossier d join procedure_version v on v.id = d.procedure_version_id
      join commune c on c.code = d.commune_code join province p on p.code = c.province_code
      left join dossier_site s on s.dossier_id = d.id
    where d.id = ${id}::uuid and d.number is not null`.execute(db)
  return rows[0] ?? null
}

type Permitting = { readonly kind: Said['kind']; readonly family: ProcedureDefinition['family'] }

/** What an urban procedure permits is drawn on its plans; another act makes none of them unchangeable. */
const plansToBear = async (db: Kysely<Database>, id: string, { kind, family }: Permitting): Promise<number> =>
  kind === 'permit' && family === 'urban' ? (await plansOf(db, id, null)).length : 0

/** The first time: modified plans are another filing of the same request. */
const filedOn = ({ events }: Row) => events.find(({ event }) => event === 'file')?.day ?? ''

const procedureOf = ({ definition, validFrom }: Row): ActFacts['procedure'] => {
  const { code, number, family, flow, nameFr, nameAr } = definition
  return { code, number, family, flow, nameFr, nameAr, validFrom }
}

const landOf = ({ landTitle, titleNumber }: Project) => ({ title: landTitle, titleNumber })

async function avisGiven(db: Kysely<Database>, id: string, { events }: Row): Promise<ActFacts['avis']> {
  const round = roundOf(events)
  const bodies = await consultedBodies(db, id)
  return bodies
    .filter((one) => one.round === round && one.removed === null)
    .flatMap(({ body: { nameFr, nameAr }, binding, given }) => {
      const last = given.at(-1)
      return last
        ? [{ nameFr, nameAr, binding, opinion: last.opinion, items: itemsOf(last.items), on: dayOf(last.at) }]
        : []
    })
}

const itemsOf = (items: AvisRow['items']): ActFacts['avis'][number]['items'] =>
  items.map(({ text: { fr, ar }, article }) => ({ fr, ar, article }))

/** The last day of each: what happened before plans were modified is about other plans. */
function stepsOf({ events }: Row): ActFacts['steps'] {
  const since = events.findLastIndex(({ event }) => event === 'file' || event === 'file_modified')
  const on = (wanted: Transition) =>
    events.findLast(({ event }, index) => event === wanted && index >= since)?.day ?? null
  return {
    sessionOn: on('hold_session'),
    minutesOn: on('sign_minutes'),
    inspectedOn: on('inspect'),
    settledOn: on('settle'),
  }
}

async function silenceOf(db: Kysely<Database>, id: string, { definition }: Row): Promise<ActFacts['silence']> {
  const total = (await deadlinesOf(db, id)).find(({ stage }) => stage === 'total')
  return total?.due ? { due: total.due, rule: definition.silence.rule } : null
}

/** Which parts of a draft's facts the dossier says otherwise now. */
export const partsChanged = (drafted: ActFacts, now: ActFacts): FactPart[] =>
  FACT_PARTS.filter((part) => JSON.stringify(drafted[part]) !== JSON.stringify(now[part]))
