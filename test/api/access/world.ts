import { randomUUID } from 'node:crypto'
import type { ActingMandate, Actor } from '../../../api/contract/policy/decide.ts'
import {
  type BodyKind,
  DOSSIER_STATES,
  isOfficial,
  OFFICIAL_KINDS,
  PARTS,
  PRIVATE_KINDS,
  ROLES_OF,
  type Role,
} from '../../../api/contract/policy/roles.ts'
import { AT, type Colleague, HOME, SQUARE, STANDINGS, type Standing } from './drawing.ts'
import { DrawingDossiers, TRADES, type WalkDossier } from './drawingDossiers.ts'

const PLAN_MAPPING = {
  plan: { code: 'PA-MARCHE', kind: 'pa', nameFr: 'Plan', nameAr: 'تصميم' },
  version: { label: '1', toleranceM: 0.5, source: 'Essai' },
}
/** Lambert metres in Aïn-Chock. */
const AT_HOME = 'SRID=26191;POLYGON((295600 329000, 295700 329000, 295700 329100, 295600 329100, 295600 329000))'

/** The units the dossiers of this world belong to. */
export const PATH_OF_HOME = ['MA', '06', '06.141', '06.141.01.0', HOME]
const REACHES = { own: [HOME], parent: ['06.141'], foreign: ['09.001.01.01'], none: [] } as const
export type ReachName = keyof typeof REACHES

export type Cast = {
  readonly name: string
  readonly actor: Actor & { readonly personId: string }
  readonly kind: BodyKind
  readonly role: Role
  readonly standing: Standing
  readonly body: string
  readonly mandate: string
  readonly colleague: Colleague
  /** Dossiers this actor or their office has a part in; empty for most. */
  readonly shared: readonly WalkDossier[]
  /** Which of the walk this is. */
  readonly nth: number
}

/** Everything a walk needs, drawn in memory, then written at once by the database's owner. */
export class World extends DrawingDossiers {
  readonly home: readonly WalkDossier[]
  readonly foreign: Colleague
  readonly message = randomUUID()
  private casts = 0
  readonly version = randomUUID()
  readonly bulletin = randomUUID()
  readonly backlog = randomUUID()
  readonly tariff = randomUUID()
  /** A version of a plan that somebody submitted, and one under control. */
  readonly planSubmitted = randomUUID()
  readonly planDraft = randomUUID()
  readonly servitudeBatch = randomUUID()
  readonly note = randomUUID()
  readonly planVersion = randomUUID()
  /** Another one, of which an act is proposed. */
  readonly planVersionMoved = randomUUID()
  readonly planAct = randomUUID()
  /** A session that is called at home, with one dossier on its agenda. */
  readonly sitting = randomUUID()
  readonly sittingItem = randomUUID()
  /** The room of a session of this place, to which every body of this world is called. */
  readonly room = randomUUID()

  constructor() {
    super()
    this.person(this.stranger)
    this.foreign = this.bodyWithColleague('commune', ['12.391.01.01'])
    const counter = this.foreign.mandate
    this.home = [
      ...DOSSIER_STATES.map((state) => this.dossier(state, [])),
      ...(['draft', 'filed'] as const).map((state) => this.dossier(state, [], { counter })),
      this.askedDossier([]),
    ]
    this.askOnEveryHome(this.foreign)
    this.addSitting()
    this.add('procedure_version', {
      ...{ id: this.version, code: 'marche', valid_from: '2027-01-01', state: 'checked', published_at: null },
      ...{ definition: { code: 'marche' }, proposed_by: this.stranger, proposed_at: AT },
    })
    this.add('procedure_version', {
      ...{ id: this.ofTrades, code: 'marche_metiers', valid_from: '2025-01-01', state: 'published', published_at: AT },
      ...{ definition: { code: 'marche_metiers', filers: TRADES, pieces: [] }, proposed_by: null, proposed_at: AT },
    })
    this.add('bulletin', {
      ...{
        id: this.bulletin,
        quarter: '2026-Q3',
        edition: 1,
        state: 'reviewed',
        asked_by: this.stranger,
        asked_at: AT,
      },
      ...{ figures_version: 1, figures_as_of: '2026-11-20', made_at: AT, reviewed_by: this.stranger, reviewed_at: AT },
    })
    this.add('backlog', {
      ...{ id: this.backlog, commune_code: HOME, territory: '{}', sha256: 'a'.repeat(64), file_name: 'registre.csv' },
      ...{ bytes: 'N', header_line: 1, headers: '{}', columns: '{}', created_by: this.stranger, created_at: AT },
    })
    this.add('backlog_row', {
      ...{ backlog_id: this.backlog, line: 2, state: 'faulty', cells: '{}', faults: '[]', notes: '[]', scans: '{}' },
    })
    for (const [id, state] of [
      [this.planDraft, 'control'],
      [this.planSubmitted, 'submitted'],
    ] as const)
      this.add('plan_draft', {
        ...{ id, state, body_id: this.foreign.body, commune_code: HOME, territory: '{}', sha256: 'a'.repeat(64) },
        ...{
          file_name: 'plan.zip',
          format: 'shapefile',
          srid: 26191,
          how: 'prj',
          fields: '[]',
          left_out: 0,
          mapping: PLAN_MAPPING,
        },
        ...{ created_by: this.stranger, created_at: AT },
        ...{
          submitted_by: state === 'submitted' ? this.stranger : null,
          submitted_at: state === 'submitted' ? AT : null,
        },
      })
    this.add('servitude_batch', {
      ...{
        id: this.servitudeBatch,
        body_id: this.foreign.body,
        territories: `{${HOME}}`,
        state: 'control',
        srid: 26191,
      },
      ...{ footprints: '{}', mapping: '{}', created_by: this.stranger, created_at: AT, controlled_at: AT },
    })
    this.add('servitude_batch_shape', {
      ...{
        batch_id: this.servitudeBatch,
        layer: 'footprint',
        ordinal: 0,
        label: 'Borj',
        attributes: '{}',
        geom: SQUARE,
      },
      ...{ faults: '[]', left_out: true, left_out_why: 'Essai' },
    })
    for (const draft_id of [this.planDraft, this.planSubmitted])
      this.add('plan_draft_zone', {
        ...{ draft_id, ordinal: 0, label: 'D2', attributes: '{}', filed: SQUARE, geom: SQUARE, left_out: false },
        ...{ code: 'D2', family: 'housing', label_fr: 'D2', label_ar: 'D2' },
      })
    this.add('tariff', {
      ...{ id: this.tariff, commune_code: HOME, reference: 'Arrêté', valid_from: '2026-01-01', origin: 'entered' },
      ...{ entered_by: this.stranger, mandate_id: this.foreign.mandate, entered_at: AT },
    })
    this.addNote(this.note, this.foreign.body)
    this.drawPlan()
    this.drawRoom()
    this.add('document_check', { id: randomUUID(), at: AT, checked: 1, missing: '[]', orphaned: '[]', altered: '[]' })
    this.add('message', {
      id: this.message,
      person_id: this.stranger,
      channel: 'email',
      address: 'x@example.ma',
      language: 'fr',
      kind: 'new_device',
      data: '{}',
      created_at: AT,
    })
  }

  /** The note at home that a body of the walk was asked for; none of who has no body. */
  noteOf = (body: string): string => this.notes.get(body) ?? this.note
  private readonly notes = new Map<string, string>()

  private addNote(id: string, body: string): void {
    this.notes.set(body, id)
    this.add('note', {
      ...{ id, body_id: body, year: 2026, serial: 1, number: `ESSAI-${id.toUpperCase()}`, state: 'asked' },
      ...{ territory: `{${PATH_OF_HOME.join()}}`, srid: 26191, geom: SQUARE },
      ...{ asked_at: AT, due: '2026-11-26', facts: '{}' },
    })
  }

  /** A plan at home, of which nothing is drawn but its perimeter. */
  private drawPlan(): void {
    const plan = randomUUID()
    const names = { name_fr: 'Plan', name_ar: 'تصميم', agency: null }
    this.add('plan', { id: plan, code: 'PA-LOI', kind: 'pa', ...names })
    for (const [label, id] of [this.planVersion, this.planVersionMoved].entries())
      this.add('plan_version', {
        ...{
          id,
          plan_id: plan,
          label: String(label + 1),
          srid: 26191,
          perimeter: AT_HOME,
          perimeter_3857: 'SRID=3857;MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)))',
        },
        ...{ tolerance_m: 1, source: 'Essai' },
      })
    this.add('plan_act', {
      ...{ id: this.planAct, plan_version_id: this.planVersionMoved, territory: [], body_id: this.foreign.body },
      ...{ what: 'record', kind: 'approved', on_day: '2026-11-20', signed_on: '2026-11-20', act: 'Décret' },
      ...{ state: 'proposed', proposed_by: this.stranger, proposed_at: AT },
    })
  }

  private addSitting(): void {
    const by = { created_by: this.stranger, created_at: AT }
    this.add('commission_session', {
      ...{ id: this.sitting, unit_code: HOME, territory: [], state: 'convened', day: '2026-11-30', hour: '10:00' },
      ...{ minutes: 90, place: 'Salle', with_room: false, sequence: 0, version: 1, ...by },
    })
    this.add('session_item', {
      ...{ id: this.sittingItem, session_id: this.sitting, dossier_id: this.home[1]?.id, rank: 1 },
      ...{ added_by: this.stranger, added_at: AT },
    })
    this.add('session_minutes', {
      ...{ session_id: this.sitting, state: 'signing', version: 1, language: 'both', facts: {}, frozen_at: AT },
    })
    this.add('session_event', {
      ...{ session_id: this.sitting, nth: 1, event: 'planned', at: AT, person_id: this.stranger, detail: {} },
    })
  }

  /** Every role of every kind of body, on each territory, in each standing. */
  officials(): readonly Cast[] {
    return OFFICIAL_KINDS.flatMap((kind) =>
      (Object.keys(REACHES) as ReachName[]).flatMap((reach) => this.castOf(kind, reach, [])),
    )
  }

  /** Offices, with and without a part in dossiers of every state; one official body has a part too. */
  offices(): readonly Cast[] {
    const shared = (body: string) => this.everyPart({ personId: null, bodyId: body })
    return [
      ...PRIVATE_KINDS.flatMap((kind) => this.castOf(kind, 'none', [])),
      ...this.castOf('architect_office', 'none', shared),
      ...this.castOf('urban_agency', 'foreign', shared),
    ]
  }

  /** People without any mandate: with a part in dossiers, once with one, with none, held. */
  citizens(): readonly Cast[] {
    return (['good', 'held'] as const).flatMap((standing) => {
      const [taking, left, nobody] = [randomUUID(), randomUUID(), randomUUID()]
      const own = { personId: taking, bodyId: null }
      const cast = (name: string, person: string, shared: readonly WalkDossier[]): Cast => ({
        ...this.acting({ person, standing, kind: 'company', role: 'employee', mandates: [] }),
        name: `citizen ${name}, ${standing}`,
        shared,
        nth: this.nextCast(),
      })
      for (const person of [taking, left, nobody]) this.person(person)
      const parted = this.everyPart(own)
      return [
        cast('taking part', taking, parted),
        cast('who took part', left, this.everyPart({ personId: left, bodyId: null }, true)),
        cast('of no dossier', nobody, []),
      ]
    })
  }

  /** The question put to a body on a dossier of each state. */
  askedOf = (dossier: string, body: string): string | null => this.asked.get(`${dossier} ${body}`) ?? null
  private readonly asked = new Map<string, string>()

  private askOnEveryHome({ body, person, mandate }: Colleague): void {
    for (const { id } of this.home) {
      const asked = this.consulted(id, body)
      this.asked.set(`${id} ${body}`, asked)
      const given = { opinion: 'favourable', at: AT, person_id: person, mandate_id: mandate }
      this.add('avis', { consulted_body_id: asked, version: 1, ...given })
    }
  }

  /** Written by somebody of elsewhere: whoever acts here reads it by their own mandate alone. */
  private drawRoom(): void {
    this.add('commission_session', {
      ...{ id: this.room, unit_code: HOME, territory: '{}', state: 'convened', day: '2026-11-26', hour: '10:00' },
      ...{ sequence: 0, version: 1, minutes: 60, place: 'Salle', with_room: true, created_by: this.stranger },
      created_at: AT,
    })
    this.add('session_item', {
      ...{ id: randomUUID(), session_id: this.room, dossier_id: this.roomDossier, rank: 1, added_by: this.stranger },
      added_at: AT,
    })
    this.add('room_author', {
      ...{ session_id: this.room, dossier_id: this.roomDossier, client: 1, person_id: this.stranger, at: AT },
    })
    this.call(this.foreign.body)
  }

  /** The dossier of its agenda: one that is examined here. */
  get roomDossier(): string {
    return this.home[DOSSIER_STATES.indexOf('examined')]?.id ?? this.stranger
  }

  /** To the session, and to the one that is held in a live room. */
  private call(body: string): void {
    for (const session of [this.sitting, this.room])
      this.add('session_invited', {
        ...{ id: randomUUID(), session_id: session, capacity: 'member', body_id: body, dossiers: '{}', invited_at: AT },
      })
  }

  private castOf(
    kind: BodyKind,
    reach: ReachName,
    shared: readonly WalkDossier[] | ((body: string) => readonly WalkDossier[]),
  ) {
    const colleague = this.bodyWithColleague(kind, REACHES[reach])
    this.askOnEveryHome(colleague)
    this.addNote(randomUUID(), colleague.body)
    this.call(colleague.body)
    const dossiers = typeof shared === 'function' ? shared(colleague.body) : shared
    return ROLES_OF[kind].flatMap((role) =>
      STANDINGS.map((standing): Cast => {
        const person = randomUUID()
        this.person(person)
        const mandate = this.mandate({ person, body: colleague.body, role, standing })
        const inForce = ['good', 'delegated', 'asleep', 'held'].includes(standing)
        const acting: ActingMandate = {
          ...{ id: mandate.id, bodyId: colleague.body, bodyKind: kind, official: isOfficial(kind), role },
          territories: REACHES[reach],
          delegatedFrom: mandate.source,
        }
        const as = this.acting({ person, standing, kind, role, mandates: inForce ? [acting] : [] })
        return {
          ...as,
          name: `${role} of a ${kind} on ${reach} territory, ${standing}${dossiers.length > 0 ? ', sharing' : ''}`,
          body: colleague.body,
          mandate: mandate.id,
          colleague,
          shared: dossiers,
          nth: this.nextCast(),
        }
      }),
    )
  }

  private nextCast(): number {
    this.casts += 1
    return this.casts
  }

  private acting(who: {
    person: string
    standing: Standing
    kind: BodyKind
    role: Role
    mandates: readonly ActingMandate[]
  }): Omit<Cast, 'name' | 'shared' | 'nth'> {
    const { person, standing, kind, role, mandates } = who
    const actor = {
      personId: person,
      sessionId: null,
      state: standing === 'held' ? ('held' as const) : ('active' as const),
      secondFactor: standing !== 'asleep',
      mandates,
    }
    return {
      actor,
      kind,
      role,
      standing,
      body: this.foreign.body,
      mandate: this.foreign.mandate,
      colleague: this.foreign,
    }
  }

  /** Of a procedure that surveyors and engineers file, in every state; and while neither owner nor designer is there. */
  private byTrade(taking: WalkDossier['participants'][number], ended: boolean) {
    return [
      ...DOSSIER_STATES.map((state) => this.dossier(state, [taking], { ended, byTrades: true })),
      this.askedDossier([taking], { ended, byTrades: true }),
      this.dossier('draft', [taking], { ended, led: 'surveyor' }),
    ]
  }

  private everyPart(whom: { personId: string | null; bodyId: string | null }, ended = false) {
    const designer = [{ ...whom, part: 'designer' as const }]
    return [
      ...DOSSIER_STATES.flatMap((state) => PARTS.map((part) => this.dossier(state, [{ ...whom, part }], { ended }))),
      ...PARTS.map((part) => this.askedDossier([{ ...whom, part }], { ended })),
      this.dossier('draft', designer, { ended, led: 'designer' }),
      ...TRADES.flatMap((part) => this.byTrade({ ...whom, part }, ended)),
    ]
  }
}
