import { randomUUID } from 'node:crypto'
import { ATTESTATION_KINDS, PART_ATTESTING } from '../../../api/contract/attestations.ts'
import type { DossierState, Part } from '../../../api/contract/policy/roles.ts'
import { AT, type Colleague, contentOf, Drawing, HOME, SQUARE } from './drawing.ts'
import { DrawingActs, type WalkActs } from './drawingActs.ts'

export type WalkDossier = {
  readonly id: string
  readonly document: string
  /** Pinned by a body of the commission; made into the request of one that waits for a complement. */
  readonly remark: string
  /** Of an examiner of an agency that acts nowhere here. */
  readonly decision: string
  /** What somebody who takes part, or took part, did of their own. */
  readonly own: { readonly person: string; readonly document: string; readonly attestation: string | null } | null
  readonly state: DossierState
  readonly atCounter: boolean
  /** Who files its procedure. */
  readonly filers: readonly string[]
  /** Of one that was filed. */
  readonly acts?: WalkActs
  /** Of one that waits for a complement. */
  readonly asked?: Asked
  readonly participants: readonly {
    readonly personId: string | null
    readonly bodyId: string | null
    readonly part: Part
  }[]
}

/** What a request asks in this world: of whom, and the item's id. */
export type Asked = Readonly<Record<'piece' | 'parcel' | 'fact', { readonly id: string; readonly to: Part }>>

/** The rows of dossiers: who takes part, what they did of their own, what is asked of whom. */
export class DrawingDossiers extends Drawing {
  private board: Colleague | undefined
  private readonly acts = new DrawingActs()
  /** The version of a procedure that surveyors and engineers file. */
  protected readonly ofTrades = randomUUID()

  protected dossier(
    state: DossierState,
    taking: WalkDossier['participants'],
    { ended = false, led = 'owner' as LedBy, byTrades = false, counter = null as string | null } = {},
  ): WalkDossier {
    const [id, document, remark, decision] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    const stranger = { personId: this.stranger, bodyId: null }
    const others = [
      { ...stranger, part: led },
      { ...stranger, part: 'correspondent' as const },
    ]
    const by = { added_by: this.stranger, added_at: AT }
    const made = { created_by: this.stranger, created_at: AT, counter_mandate_id: counter }
    this.add('dossier', {
      id,
      title: 'Villa',
      state,
      commune_code: HOME,
      report_id: this.report,
      ...made,
      procedure_version_id: byTrades ? this.ofTrades : null,
    })
    this.add('dossier_event', {
      ...{ dossier_id: id, move: 1, event: 'file', step: STEP_IN[state], state, at: AT, day: '2026-11-20' },
      person_id: this.stranger,
    })
    this.add('dossier_report', {
      ...{ dossier_id: id, nth: 1, report_id: this.report, attached_by: this.stranger, attached_at: AT },
    })
    this.add('receipt', { dossier_id: id, move: 1, facts: '{}' })
    this.owing(id)
    this.add('dossier_site', { dossier_id: id, srid: 26191, geom: SQUARE, geom_3857: SQUARE_3857 })
    this.add('dossier_trace', {
      ...{ dossier_id: id, srid: 26191, kind: 'point', drawn: PLACE, drawn_by: this.stranger, drawn_at: AT },
    })
    let own: WalkDossier['own'] = null
    for (const { personId, bodyId, part } of [...others, ...taking]) {
      const participant = randomUUID()
      this.add('dossier_participant', {
        ...{ id: participant, dossier_id: id, person_id: personId, body_id: bodyId, part, ...by },
        ...{ ended_at: ended && personId !== this.stranger ? AT : null, work_done: false },
      })
      if (personId && personId !== this.stranger) own = this.doneBy(personId, { id, participant, part })
    }
    const sha256 = contentOf(id)
    this.add('blob', {
      sha256,
      bytes: 1,
      media_type: 'application/pdf',
      stored_at: AT,
      scan: 'clean',
      previews: 'made',
    })
    this.add('preview', {
      ...{ sha256, page: 1, width: 200, height: 200, media_type: 'image/webp', preview_sha256: sha256, made_at: AT },
    })
    this.add('document', {
      ...{ id: document, dossier_id: id, sha256, file_name: 'plan.pdf' },
      ...{ deposited_by: this.stranger, deposited_at: AT },
    })
    this.answered(id)
    this.remarked({ id, document, remark })
    this.reminded(id)
    this.judged(id, decision)
    this.event({ dossier_id: id })
    return {
      ...{ id, document, remark, decision },
      own,
      ...(state !== 'draft' && { acts: this.acts.of(id, this.stranger, (table, row) => this.add(table, row)) }),
      state,
      atCounter: counter !== null,
      filers: byTrades ? TRADES : [],
      participants: [...others, ...(ended ? [] : taking)],
    }
  }

  /** What was said for its taxes, a statement and a receipt. */
  private owing(id: string): void {
    const by = { person_id: this.stranger, at: AT }
    this.add('fee_fact', { ...{ dossier_id: id, nth: 1, side: 'declared', fact: 'coveredM2', value: 100 }, ...by })
    const drawn = { version: 1, day: '2026-11-20', facts: {}, lines: [], creditors: [] }
    this.add('fee_statement', { dossier_id: id, ...drawn, ...by })
    this.add('fee_receipt', {
      ...{ id: randomUUID(), dossier_id: id, version: 1, commune_code: HOME, creditor: 'commune', number: `Q ${id}` },
      ...{ day: '2026-11-20', amount: 100, mode: 'cash' },
      ...by,
    })
  }

  /** A document they deposited and, where their part attests anything, an attestation. */
  private doneBy(person: string, { id, participant, part }: { id: string; participant: string; part: Part }) {
    const document = randomUUID()
    this.add('document', {
      ...{ id: document, dossier_id: id, sha256: contentOf(id), file_name: 'note.pdf' },
      ...{ deposited_by: person, deposited_at: AT },
    })
    const kind = ATTESTATION_KINDS.find((one) => PART_ATTESTING[one] === part)
    const attestation = kind ? randomUUID() : null
    if (kind)
      this.add('attestation', {
        ...{ id: attestation, dossier_id: id, kind, person_id: person, participant_id: participant, at: AT },
        ...{ sha256: contentOf(id), covered: '{}' },
      })
    return { person, document, attestation }
  }

  /** A dossier that waits for a complement: a piece of the surveyor, the ground of the engineer, a fact of the owner. */
  protected askedDossier(taking: WalkDossier['participants'], { ended = false, byTrades = false } = {}): WalkDossier {
    const drawn = this.dossier('filed', taking, { ended, byTrades })
    const asked = {
      piece: { id: randomUUID(), to: 'surveyor' },
      parcel: { id: randomUUID(), to: 'engineer' },
      fact: { id: randomUUID(), to: 'owner' },
    } as const
    this.add('dossier_event', {
      ...{ dossier_id: drawn.id, move: 2, event: 'ask_complement', step: 'completing', state: 'filed', at: AT },
      ...{ day: '2026-11-20', person_id: this.stranger },
    })
    for (const [index, [about, { id, to }]] of Object.entries(asked).entries())
      this.add('complement_item', {
        ...{ id, dossier_id: drawn.id, move: 2, nth: index + 1, about, what: WHAT[about as keyof Asked], to_part: to },
        ...{ reason_code: 'marche', reason_from: '2025-01-01', articles: '{}' },
      })
    this.add('complement_item_remark', { item_id: asked.piece.id, remark_id: drawn.remark })
    return { ...drawn, asked }
  }

  /** A body asked for its avis on a dossier. */
  protected consulted(dossier: string, body: string): string {
    const id = randomUUID()
    const rest = { round: 1, rules: [], binding: false, asked_at: AT }
    this.add('consulted_body', { id, dossier_id: dossier, body_id: body, ...rest })
    return id
  }

  /** A remark of that body, with a reply. */
  private remarked({
    id,
    document,
    remark,
  }: {
    readonly id: string
    readonly document: string
    readonly remark: string
  }) {
    const { body, person, mandate } = this.boardThere()
    const said = { body_id: body, person_id: person, mandate_id: mandate, at: AT }
    const shape = { kind: 'point', points: [[10, 20]] }
    const sheet = { document_id: document, page: 1, shape }
    this.add('remark', { ...{ id: remark, dossier_id: id, nth: 1, text: 'Cote illisible' }, ...sheet, ...said })
    this.add('remark_entry', { ...{ remark_id: remark, nth: 1, kind: 'reply', text: 'Vu' }, ...said })
  }

  /** A finding of its report that was confirmed. */
  private judged(dossier: string, id: string): void {
    const { body, person, mandate } = this.boardThere()
    const said = { finding: 'USE null 0', rule: 'USE', report_id: this.report, kind: 'confirmed' }
    const by = { body_id: body, person_id: person, mandate_id: mandate, at: AT }
    this.add('finding_decision', { id, dossier_id: dossier, nth: 1, ...said, ...by })
  }

  /** A reminder to its guichet. */
  private reminded(dossier: string): void {
    const { person, mandate } = this.boardThere()
    const run = randomUUID()
    this.add('nudge_run', { id: run, person_id: person, at: AT })
    const sent = { person_id: person, mandate_id: mandate, at: AT, day: '2026-11-24' }
    this.add('dossier_nudge', { id: randomUUID(), run_id: run, dossier_id: dossier, holder: 'guichet', ...sent })
  }

  private boardThere(): Colleague {
    this.board ??= this.bodyWithColleague('civil_protection', [])
    return this.board
  }

  /** A body that is asked on every dossier, and has answered. */
  private answered(dossier: string): void {
    const { body, person, mandate, key } = this.boardThere()
    const answer = { consulted_body_id: this.consulted(dossier, body), version: 1 }
    this.add('avis', { ...answer, opinion: 'favourable', at: AT, person_id: person, mandate_id: mandate })
    this.add('avis_item', { ...answer, nth: 1, text: 'Sans observation' })
    this.add('avis_paper', { ...answer, facts: '{}', kept_at: AT })
    this.add('avis_signature', {
      ...{ id: randomUUID(), ...answer, file_sha256: contentOf(dossier), file_bytes: 1, level: 'B-T' },
      ...{ person_id: person, mandate_id: mandate, key_id: key, signed_at: AT },
    })
    const asked = { documents: '{}', with_map: false, asked_by: person, mandate_id: mandate, asked_at: AT }
    const link = { id: randomUUID(), body_name: 'Office', email: 'office@exemple.ma', language: 'fr', reason: 'Voie' }
    const until = { expires_at: '2027-01-01T08:00:00Z', token_hash: `\\x${link.id.replaceAll('-', '')}` }
    this.add('outside_request', { ...link, dossier_id: dossier, round: 1, ...asked, ...until })
  }
}

/** The part of whoever led it before the actor came: one with an owner, one that waits for its owner, one led by a trade. */
type LedBy = 'owner' | 'designer' | 'surveyor'
export const TRADES = ['surveyor', 'engineer'] as const

const WHAT = { piece: 'plan_masse', parcel: null, fact: 'heightM' } as const
/** A step of each state. */
const STEP_IN = {
  draft: 'draft',
  filed: 'filed',
  examined: 'opined',
  decided: 'granted',
  archived: 'archived',
} as const
const PLACE = 'SRID=26191;POINT(290010 330010)'
const SQUARE_3857 = 'SRID=3857;POLYGON((0 0, 20 0, 20 20, 0 20, 0 0))'
