import type { Life } from '../../../seeds/demonstration/lives/life.ts'
import { TOWNS, type Town } from '../../../seeds/demonstration/people/cast.ts'
import type { Asker } from '../../access/asker.ts'
import type { Opinion } from '../../contract/avis/opinions.ts'
import type { BodyKind } from '../../contract/policy/roles.ts'
import { consultBody } from '../../dossiers/avis/consulting.ts'
import { giveAvis } from '../../dossiers/avis/giveAvis.ts'
import { consultCourse } from '../../dossiers/course/consultCourse.ts'
import type { Course } from '../../dossiers/course/readCourse.ts'
import { MINUTE_MS } from './commands.ts'
import { depsAt, type Stage } from './stage.ts'

const MINISTRY = 'superviseur.ministere'
const WHY_MINISTRY = 'La règle nomme la commission que préside l’urbanisme.'
const REASONS: Readonly<Record<Exclude<Opinion, 'favourable'>, string>> = {
  reserved: 'Prévoir deux places de stationnement sur la parcelle.',
  unfavourable: 'Le retrait sur la limite est de moins de quatre mètres.',
  postponed: 'Le plan de situation est illisible.',
}
/** One body in so many stays silent, one in so many has reservations. */
const SILENT_ONE_IN = 9
const RESERVED_ONE_IN = 5

/** Who of the demonstration answers for a body of each kind. */
const answerer = (kind: BodyKind, { slug, seat }: Town): string | null => {
  const answering: Partial<Record<BodyKind, string>> = {
    commune: `membre.${slug}`,
    arrondissement: `membre.${slug}`,
    province: `membre.prefecture-${seat}`,
    wilaya: `wali.wilaya-${seat}`,
    urban_agency: `instructeur.agence-${seat}`,
    civil_protection: `membre.protection-civile-${seat}`,
    network_operator: `membre.reseaux-${seat}`,
    land_registry: `membre.conservation-${slug}`,
    ministry: MINISTRY,
  }
  return answering[kind] ?? null
}

type Answering = {
  readonly id: string
  /** How many moves were made before the session that is about to be closed. */
  readonly seen: number
  readonly at: Date
  readonly guichet: Asker
  readonly who: (key: string) => Promise<Asker>
}

/**
 * The members answer before their session, each in their own minute, as what comes next of the life has it: what the
 * president will accept no binding avis forbids. Who answered already is not asked again.
 */
export async function answer(stage: Stage, life: Life, { id, seen, at, guichet, who }: Answering): Promise<void> {
  const town = TOWNS.find(({ commune }) => commune === life.commune)
  if (!town) throw new Error(`no town of the demonstration is ${life.commune}`)
  const course = await asked(stage, { id, at, guichet, who })
  const { avis } = course
  for (const [nth, { body, round, askedAt, removed, given, binding }] of avis.bodies.entries()) {
    const key = answerer(body.kind, town)
    if (!key || round !== avis.round || !askedAt || removed || given.length > 0) continue
    const chance = life.rank * 7 + nth * 3
    if (!binding && chance % SILENT_ONE_IN === 0) continue
    const opinion = opinionOf(life, { seen, binding, chance })
    const items = opinion === 'favourable' ? [] : [{ text: REASONS[opinion] }]
    const instant = new Date(Math.max(askedAt.getTime(), at.getTime() - (40 - nth) * MINUTE_MS) + 1)
    await giveAvis(
      depsAt(stage, instant),
      await who(key),
      { id, bodyId: body.id, seen: 0, opinion, items },
      async () => undefined,
    )
  }
}

/** A rule that binds and names no body the register could find is answered by the ministry, which the guichet adds. */
async function asked(stage: Stage, { id, at, guichet, who }: Omit<Answering, 'seen'>): Promise<Course> {
  const deps = depsAt(stage, new Date(at.getTime() - 45 * MINUTE_MS))
  const course = await consultCourse(deps, guichet, id)
  if (!course.avis.missing.some(({ kind, binding }) => binding && kind === 'ministry')) return course
  const ministry = (await who(MINISTRY)).actor.mandates.find(({ bodyKind }) => bodyKind === 'ministry')
  if (!ministry) throw new Error(`${MINISTRY} acts for no ministry`)
  return consultBody(deps, guichet, { id, bodyId: ministry.bodyId, reason: WHY_MINISTRY })
}

type Chance = { readonly seen: number; readonly binding: boolean; readonly chance: number }

/** Before a refusal or a modification the binding ones are against; before an acceptance never. */
function opinionOf({ moves }: Life, { seen, binding, chance }: Chance): Opinion {
  const next = moves
    .slice(seen)
    .find(({ transition }) => ['accept', 'refuse', 'ask_modification'].includes(transition))?.transition
  if (binding && (next === 'refuse' || next === 'ask_modification')) return 'unfavourable'
  return chance % RESERVED_ONE_IN === 0 ? 'reserved' : 'favourable'
}
