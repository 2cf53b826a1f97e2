import type { Life } from '../../../seeds/demonstration/lives/life.ts'
import type { Asker } from '../../access/asker.ts'
import { checkConformity } from '../../conformity/commands.ts'
import type { AttestationKind } from '../../contract/attestations.ts'
import { project } from '../../contract/procedures/project.ts'
import { depositKept } from '../../documents/depositKept.ts'
import { attest } from '../../dossiers/attestations/attest.ts'
import { followDossier } from '../../dossiers/chain/follow.ts'
import { consultCourse } from '../../dossiers/course/consultCourse.ts'
import { chooseProcedure, describeProject } from '../../dossiers/course/prepare.ts'
import type { Reading } from '../../dossiers/course/readCourse.ts'
import { type Footing, readFooting } from '../../dossiers/course/readFooting.ts'
import { openDossier } from '../../dossiers/openDossier.ts'
import { addParticipant } from '../../dossiers/participants.ts'
import { drawSite } from '../../dossiers/site/drawSite.ts'
import { drawnOn } from './drawn.ts'
import type { KnownParcel } from './parcels.ts'
import { type Contents, documentsFor } from './pieces.ts'
import { depsAt, type Stage } from './stage.ts'

export const MINUTE_MS = 60_000

/** How far a draft is: what was done is not done again. */
export type DraftDone = {
  readonly id: string
  readonly version: number
  readonly hasProcedure: boolean
  /** It goes on from the dossier of the life it follows. */
  readonly isLinked: boolean
  readonly hasPieces: boolean
  /** Its owner agreed to what somebody else will file. */
  readonly isAgreed: boolean
}

type Opening = { readonly owner: Asker; readonly parcel: KnownParcel; readonly bodies: ReadonlyMap<string, string> }

/** The owner has the parcel checked, opens a dossier on it and shares it with the offices. */
export async function open(stage: Stage, life: Life, { owner, parcel, bodies }: Opening): Promise<DraftDone> {
  const deps = depsAt(stage, life.openedAt)
  const { srid, geometry } = parcel
  const question = { srid, geometry, on: deps.clock.today(), project: checkedProject(life), footprint: null }
  const { id: reportId } = await checkConformity(deps, { ...question, idempotencyKey: null })
  const given = { title: life.title, communeCode: life.commune, reportId, as: 'owner' } as const
  const { row } = await openDossier(deps, owner, given)
  await share(stage, life, { id: row.id, owner, bodies })
  return { id: row.id, version: row.version, hasProcedure: false, isLinked: false, hasPieces: false, isAgreed: false }
}

type Sharing = Pick<Opening, 'owner' | 'bodies'> & { readonly id: string }

/** Given twice, a part is one. */
export async function share(stage: Stage, { offices, openedAt }: Life, { id, owner, bodies }: Sharing): Promise<void> {
  const deps = depsAt(stage, new Date(openedAt.getTime() + 5 * MINUTE_MS))
  for (const { unit, part } of offices) {
    const bodyId = bodies.get(unit)
    if (!bodyId) throw new Error(`no office of the demonstration is ${unit}`)
    await addParticipant(deps, { asker: owner, linkBase: '' }, { id, bodyId, part })
  }
}

function checkedProject({ project: said }: Life) {
  const { footprintM2, floorAreaM2, heightM, levels, dwellings } = said
  return {
    footprintM2: footprintM2 ?? undefined,
    floorAreaM2: floorAreaM2 ?? undefined,
    heightM: heightM ?? undefined,
    levels: levels == null ? undefined : levels + 1,
    dwellings: dwellings ?? undefined,
  }
}

type Preparing = {
  readonly leader: Asker
  readonly owner: Asker
  /** The dossier it goes on from. */
  readonly former: DraftDone | null
  readonly parcel: KnownParcel
  readonly contents: Contents
  readonly at: Date
}

/** All that the player reads of a draft between two commands. */
const footing: Reading<Footing> = (transaction, _, dossier) => readFooting(transaction, dossier)

/** Whoever leads the dossier chooses its procedure, its owner what it goes on from; the first says what the project is and deposits its pieces. */
export async function prepare(
  stage: Stage,
  life: Life,
  { draft, leader, owner, former, parcel, contents, at }: Preparing & { readonly draft: DraftDone },
): Promise<void> {
  const minutesLater = (minutes: number) => depsAt(stage, new Date(at.getTime() + minutes * MINUTE_MS))
  let { version } = draft
  if (!draft.hasProcedure) {
    const chosen = await chooseProcedure(
      minutesLater(0),
      leader,
      { id: draft.id, version, code: life.procedure },
      footing,
    )
    version = chosen.row.version
  }
  if (former && !draft.isLinked)
    version = (await followDossier(minutesLater(2), owner, { id: draft.id, version, follows: former.id })).version
  if (draft.hasPieces) return
  const said = project.parse({ ...life.project, titleNumber: parcel.title })
  const described = await describeProject(minutesLater(4), leader, { id: draft.id, version, project: said }, footing)
  const drawn = drawnOn(parcel, described.row.definition?.geometry ?? 'parcel', described.row.version)
  if (drawn) await drawSite(minutesLater(6), leader, draft.id, drawn)
  const documents = await documentsFor(described.pieces, contents, { rank: life.rank, extra: life.extraPieces })
  await depositKept(minutesLater(9), leader, { dossierId: draft.id, documents })
}

/** Somebody reads the draft and attests what they read; where there is nothing for them to attest, nothing. */
export async function attestAt(
  stage: Stage,
  at: Date,
  { asker, id, kind }: { readonly asker: Asker; readonly id: string; readonly kind: AttestationKind },
): Promise<void> {
  const deps = depsAt(stage, at)
  const { attestations } = await consultCourse(deps, asker, id)
  const asked = attestations.find((one) => one.kind === kind)
  if (asked?.sha256 && asked.mayAttest) await attest(deps, asker, { id, kind, sha256: asked.sha256 })
}
