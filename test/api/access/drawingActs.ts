import { randomUUID } from 'node:crypto'
import { AT, contentOf } from './drawing.ts'

/** One in preparation, one whose text is still to write, one being signed (or an attestation of silence), one signed. */
export type WalkActs = Readonly<Record<'draft' | 'unwritten' | 'signing' | 'signed', string>> & {
  readonly attested: boolean
}

type Row = Readonly<Record<string, unknown>>
type Add = (table: string, row: Record<string, unknown>) => void

const UNNUMBERED = { year: null, number: null, began_at: null, began_by: null, signing: null }
const UNSIGNED = { file_sha256: null, file_bytes: null, level: null, signed_at: null, signed_by: null, move: null }

/** The acts of one dossier of the walk, each at another point of its life; numbers are this world's own. */
export class DrawingActs {
  private last = 0

  of(dossier: string, by: string, add: Add): WalkActs {
    const numbered = () => ({ year: 2026, number: ++this.last, began_at: AT, began_by: by, signing: '{}' })
    const signed = {
      file_sha256: contentOf(dossier),
      file_bytes: 1,
      level: 'B-B',
      signed_at: AT,
      signed_by: by,
      move: 1,
    }
    const act = (kind: string, transition: string, state: string, more: Row): string => {
      const id = randomUUID()
      add('act', {
        ...{ id, dossier_id: dossier, kind, transition, state, version: 1, token: id },
        ...UNNUMBERED,
        ...UNSIGNED,
        ...more,
      })
      return id
    }
    // One act of a dossier is signed at a time: by turns what the place signs, and what its governor does.
    const attested = this.last % 4 === 0
    const draft = act('permit', 'sign', 'draft', {})
    add('act_draft', {
      ...{ act_id: draft, version: 1, template: 'act', template_version: 1, layout: 'fr', facts: '{}' },
      ...{ drafted_by: by, drafted_at: AT },
    })
    return {
      draft,
      unwritten: act('certificate', 'sign', 'draft', {}),
      signing: attested
        ? act('attestation', 'attest_silence', 'signing', numbered())
        : act('refusal', 'refuse', 'signing', numbered()),
      attested,
      signed: act('refusal', 'refuse', 'signed', { ...numbered(), ...signed }),
    }
  }
}
