import { basename } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { PLAN_EVENT_KINDS } from '../../../spatial/conformity/planState.ts'
import { asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { systemClock } from '../../clock.ts'
import { FINDING_KINDS } from '../../contract/plans/drafts.ts'
import type { ActingMandate } from '../../contract/policy/decide.ts'
import type { Database } from '../../db/tables.ts'
import { isUuid, uuidv7 } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { controlFindings } from '../controlFindings.ts'
import { runControl } from '../preparing/control/runControl.ts'
import { draftById } from '../preparing/draftRow.ts'
import { keepDraft } from '../preparing/keepFile.ts'
import { acceptFindings, controlDraft, mapDraft } from '../preparing/prepare.ts'
import { countsOf } from '../preparing/queries.ts'
import { publishDraft, submitDraft } from '../publishing/commands.ts'
import { readDraftMapping } from './draftMapping.ts'
import { dayNamed, fileNamed, oneOf, required, type Words } from './words.ts'

const MOST_SHOWN = 20

/** Acts in the name of an examiner's account: the operator who types holds the database, and the journal says whose name. */
async function askerCalled(db: Kysely<Database>, email: string, today: string): Promise<Asker> {
  const { rows } = await sql<{ id: string; state: 'active' | 'held' | 'locked'; mandates: ActingMandate[] }>`
    select a.person_id as id, a.state, coalesce((select json_agg(json_build_object('id', m.id, 'bodyId', m.body_id,
        'bodyKind', m.body_kind, 'official', m.official, 'role', m.role, 'territories', m.territories,
        'delegatedFrom', m.delegated_from)) from mandates_in_force(a.person_id, ${today}::date) m), '[]') as mandates
    from account a where lower(a.email) = lower(${email})`.execute(db)
  const [found] = rows
  if (!found) throw new Error(`no account has the address ${email}`)
  const { id: personId, state, mandates } = found
  const requestId = `command-${uuidv7(new Date())}`
  return { actor: { personId, sessionId: null, state, secondFactor: true, mandates }, requestId }
}

const deps = (db: Kysely<Database>) => ({ db, clock: systemClock })

/** What the service refuses is said in its own words. */
async function saying<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Problem) throw new Error(sentence(error), { cause: error })
    throw error
  }
}

function sentence({ code, detail, more: { field, data } }: Problem): string {
  const facts = Object.entries(data ?? {}).map(([name, value]) => `${name}: ${String(value)}`)
  const where = [...(field === undefined ? [] : [field]), ...facts].join(', ')
  return `${code}: ${detail.fr}${where === '' ? '' : ` (${where})`}`
}

/** The same of one version: whoever may not read it is told no more than that it is not there. */
const sayingOf = async <T>(id: string, work: Promise<T>): Promise<T> =>
  saying(
    work.catch((error: unknown) => {
      if (!(error instanceof Problem) || error.code !== 'NOT_FOUND') throw error
      throw new Error(`no version in preparation ${id} is theirs to read`, { cause: error })
    }),
  )

/** Keeps a file as a version in preparation, mapped: what the page does. */
export async function draftCommand(db: Kysely<Database>, { file, values, today }: Words): Promise<readonly string[]> {
  const path = required('the file', file)
  const asker = await askerCalled(db, required('--by', values.by), today)
  const mappingPath = required('--mapping', values.mapping)
  const read = readDraftMapping((await fileNamed('--mapping', mappingPath)).toString('utf8'))
  if (!read.ok) throw new Error(read.error.map((fault) => `${mappingPath}: ${fault}`).join('\n'))
  const { mapping, srid } = read.value
  const given = {
    communeCode: required('--commune', values.commune),
    fileName: basename(path),
    bytes: await fileNamed('the file', path),
  }
  const id = await saying(keepDraft(deps(db), asker, { ...given, ...(srid === undefined ? {} : { srid }) }))
  await saying(mapDraft(deps(db), asker, { id, mapping })).catch((error: unknown) => {
    const kept = `the file was kept as the version in preparation ${id}, not mapped: /plans/preparation/${id}`
    throw new Error(`${(error as Error).message}\n${kept}`, { cause: error })
  })
  return [`version in preparation ${id}`, `next: npm run plan -- control ${id} --by ${values.by}`]
}

/** Controls a version in preparation and says what was found; accepts what is to accept and submits when told to. */
export async function controlCommand(db: Kysely<Database>, { file, values, today }: Words): Promise<readonly string[]> {
  const id = required('the version in preparation', file)
  const asker = await askerCalled(db, required('--by', values.by), today)
  await sayingOf(id, controlDraft(deps(db), asker, id))
  await controlNow(db, id)
  if (values.accept !== undefined) {
    const kind = oneOf('--accept', values.accept, FINDING_KINDS)
    await saying(acceptFindings(deps(db), asker, { id, kind, reason: required('--reason', values.reason) }))
  }
  const found = await describeFindings(db, id)
  if (!values.submit) return found
  await saying(submitDraft(deps(db), asker, id)).catch((error: unknown) => {
    throw new Error([...found, (error as Error).message].join('\n'), { cause: error })
  })
  return [...found, 'submitted: somebody else publishes it']
}

async function controlNow(db: Kysely<Database>, id: string): Promise<void> {
  const draft = await draftById(db, id)
  if (draft) await runControl(deps(db), { draftId: id, nth: draft.controlNth })
  const after = await draftById(db, id)
  if (!after?.controlledAt)
    throw new Error(`the control did not end: ${after?.controlFault ?? 'another one overtook it'}`)
}

async function describeFindings(db: Kysely<Database>, id: string): Promise<readonly string[]> {
  const counts = await countsOf(db, id)
  const more = counts.reduce((sum, { count }) => sum + count, 0) - MOST_SHOWN
  const { rows } = await controlFindings(db, { of: 'planDraft', id }, { cursor: 0, limit: MOST_SHOWN })
  return [
    ...(counts.length === 0 ? ['nothing found'] : []),
    ...counts.map(({ kind, severity, count, areaM2, open }) => {
      const area = areaM2 === null ? '' : `, ${areaM2.toFixed(2)} m²`
      return `${count} ${kind} (${severity}${severity === 'note' ? '' : `, ${open} open`})${area}`
    }),
    ...rows.map(({ kind, subject, areaM2, at }) =>
      [
        `  ${kind}`,
        subject,
        areaM2 === null ? '' : `${areaM2.toFixed(2)} m²`,
        at ? `at ${at.map((x) => x.toFixed(6)).join(', ')}` : '',
      ]
        .filter((word) => word !== '')
        .join(' '),
    ),
    ...(more > 0 ? [`  … and ${more} more: /plans/preparation/${id}`] : []),
  ]
}

/** Makes law of a submitted version in the name of another examiner, with its legal act. */
export async function publishCommand(db: Kysely<Database>, { file, values, today }: Words): Promise<readonly string[]> {
  const id = required('the version in preparation', file)
  const asker = await askerCalled(db, required('--by', values.by), today)
  const kind = oneOf('--kind', values.kind, PLAN_EVENT_KINDS)
  const event = { kind, onDay: dayNamed('--on', required('--on', values.on)), act: required('--act', values.act) }
  const read = () => asActor(deps(db), asker.actor, (transaction) => draftById(transaction, id))
  const before = isUuid(id) ? await read() : null
  await sayingOf(id, publishDraft(deps(db), asker, { id, event }))
  const row = await read()
  const done = before?.state === 'published' ? 'published before, nothing was done' : 'published'
  return [`${done}: ${row?.mapping?.plan.code} ${row?.mapping?.version.label}`]
}
