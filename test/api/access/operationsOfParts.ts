import { ATTESTATION_KINDS, DOOR_OF_ATTESTATION, PART_ATTESTING } from '../../../api/contract/attestations.ts'
import type { Subject } from '../../../api/contract/policy/decide.ts'
import type { Action } from '../../../api/contract/policy/policy.ts'
import type { Cell, Making } from './cell.ts'
import type { WalkDossier } from './drawingDossiers.ts'

/** Who takes part: named, let go, gone by themselves. */
export function taking(
  { cast, world, cell }: Making,
  { id, state, participants, atCounter }: WalkDossier,
  subject: Subject,
): Cell[] {
  const me = cast.actor.personId
  const one = (action: Action, what: string, statement: string) =>
    cell(`${what} ${state}`, [[action, subject]], statement)
  const ending = `update dossier_participant set ended_at = now() where dossier_id = '${id}' and ended_at is null and`
  return [
    one(
      'dossier.own',
      'name an owner of a',
      `insert into dossier_participant (id, dossier_id, person_id, part, added_by, added_at)
      values (gen_random_uuid(), '${id}', '${world.foreign.person}', 'owner', '${me}', now())`,
    ),
    // Of a draft at the counter they are the last owner, whom nobody ends.
    ...(!atCounter && participants.some(({ part, personId }) => part === 'owner' && personId === world.stranger)
      ? [one('dossier.own', 'end the owner of a', `${ending} part = 'owner' and person_id = '${world.stranger}'`)]
      : []),
    one('dossier.share', 'end a part in a', `${ending} part = 'correspondent' and person_id = '${world.stranger}'`),
    one(
      'counter.link',
      'hand to its owner’s account a',
      `select from (select 1) once
      where link_recorded_owner('${id}', '${world.stranger}', gen_random_uuid(), now()) is not null`,
    ),
    one('dossier.leave', 'leave a', `${ending} (person_id = '${me}' or body_id = '${cast.body}')`),
  ]
}

/** What each stands for; what they deposited or attested themselves they take back. */
export function attesting({ cast, world, cell }: Making, { id, state, own }: WalkDossier, subject: Subject): Cell[] {
  const me = cast.actor.personId
  const mine = { ...subject, personId: own?.person ?? null }
  const takingBack = (action: Action, statement: string) => cell(`own ${action} ${state}`, [[action, mine]], statement)
  return [
    ...ATTESTATION_KINDS.map((kind) =>
      cell(
        `${kind} of a ${state}`,
        [[DOOR_OF_ATTESTATION[kind], subject]],
        `insert into attestation (id, dossier_id, kind, person_id, participant_id, at, sha256, covered)
        select gen_random_uuid(), p.dossier_id, '${kind}', '${me}', p.id, now(), '${'b'.repeat(64)}', '{}'
        from dossier_participant p where p.dossier_id = '${id}' and p.part = '${PART_ATTESTING[kind]}'
        order by p.person_id is not distinct from '${world.stranger}' limit 1`,
      ),
    ),
    ...(own
      ? [
          takingBack('document.withdraw', `update document set withdrawn_at = now() where id = '${own.document}'`),
          ...(own.attestation
            ? [
                cell(
                  `an attestation of a ${state}`,
                  [['dossier.consult', subject]],
                  `select from attestation where id = '${own.attestation}'`,
                ),
                takingBack(
                  'attestation.withdraw',
                  `update attestation set withdrawn_at = now() where id = '${own.attestation}'`,
                ),
              ]
            : []),
        ]
      : []),
  ]
}
