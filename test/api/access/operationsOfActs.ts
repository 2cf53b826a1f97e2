import type { Subject } from '../../../api/contract/policy/decide.ts'
import type { Action } from '../../../api/contract/policy/policy.ts'
import type { Cell, Making } from './cell.ts'
import type { WalkDossier } from './drawingDossiers.ts'

/** The acts of a dossier: one in preparation, one being signed, one signed. A draft dossier has none. */
export function ofActs({ cast, cell }: Making, { id, document, state, acts }: WalkDossier, subject: Subject): Cell[] {
  if (!acts) return []
  const me = cast.actor.personId
  const one = (action: Action, what: string, statement: string) =>
    cell(`${what} of a dossier ${state}`, [[action, subject]], statement)
  const preparing = (kind: string, transition: string) => `insert into act (id, dossier_id, kind, transition, token)
    values (gen_random_uuid(), '${id}', '${kind}', '${transition}', gen_random_uuid()::text)`
  return [
    one('act.consult', 'the act in preparation', `select from act where id = '${acts.draft}'`),
    one('act.consult', 'its text', `select from act_draft where act_id = '${acts.draft}' and version = 1`),
    one('dossier.consult', 'the act signed', `select from act where id = '${acts.signed}'`),
    one('act.register', 'a number given', `select from act where id = '${acts.signing}'`),
    one('act.draft', 'an act', preparing('deferral', 'defer')),
    ...(acts.attested ? [] : [one('silence.attest', 'an attestation', preparing('attestation', 'attest_silence'))]),
    one('act.draft', 'another draft', `update act set version = 2 where id = '${acts.draft}'`),
    one(
      'act.draft',
      'the text of another draft',
      `insert into act_draft (act_id, version, template, template_version, layout, facts, drafted_by, drafted_at)
      values ('${acts.unwritten}', 1, 'act', 1, 'fr', '{}', '${me}', now())`,
    ),
    one(
      acts.attested ? 'silence.attest' : 'dossier.decide',
      'a signature begun again',
      `select from (select 1) once where begin_act('${acts.signing}', 1, '{}', now(), 2026) is not null`,
    ),
    one(
      'act.void',
      'a signed act taken back',
      `update act set withdrawn_at = now(), withdrawn_by = '${me}', withdrawal_reason = 'Erreur' where id = '${acts.signed}'`,
    ),
    one(
      'act.draft',
      'the place of a stamp',
      `insert into stamp_place (document_id, page, x, y, chosen_by, chosen_at)
      values ('${document}', 1, 0.5, 0.5, '${me}', now())`,
    ),
    one(
      acts.attested ? 'attestation.void' : 'act.void',
      'a number given up',
      `update act set state = 'void', void_reason = 'Erreur', voided_at = now(), voided_by = '${me}'
      where id = '${acts.signing}'`,
    ),
  ]
}
