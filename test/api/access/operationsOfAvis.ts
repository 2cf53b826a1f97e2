import type { Subject } from '../../../api/contract/policy/decide.ts'
import type { Action } from '../../../api/contract/policy/policy.ts'
import type { Cell, Making } from './cell.ts'
import type { WalkDossier } from './drawingDossiers.ts'

/** Bodies asked on a dossier, and the avis of the actor's own: asked of it on the dossiers of the place alone. */
export function ofAvis({ cast, world, cell }: Making, { id, state }: WalkDossier, whole: Subject): Cell[] {
  const asked = world.askedOf(id, cast.body)
  if (!asked) return []
  const subject = { ...whole, bodyIds: [cast.body] }
  const one = (action: Action, statement: string) => cell(`${action} ${state}`, [[action, subject]], statement)
  const me = cast.actor.personId
  return [
    one(
      'avis.ask',
      `insert into consulted_body (id, dossier_id, round, body_id, rules, binding, added_by, added_at, reason)
      values (gen_random_uuid(), '${id}', 2, '${cast.body}', '[]', false, '${me}', now(), 'Voie')`,
    ),
    one(
      'avis.ask',
      `insert into outside_request (id, dossier_id, round, body_name, email, language, reason, documents, with_map, token_hash,
        asked_by, mandate_id, asked_at, expires_at)
      values (gen_random_uuid(), '${id}', 1, 'Office', 'office@exemple.ma', 'fr', 'Voie', '{}', false,
        gen_random_uuid()::text::bytea, '${me}', '${cast.mandate}', now(), now() + interval '1 day')`,
    ),
    one(
      'avis.ask',
      `insert into proposal_set_aside (dossier_id, round, rule, subject, reason, set_aside_by, at)
      values ('${id}', 1, 'SERVITUDE_AVIS', gen_random_uuid()::text, 'Hors de portée', '${me}', now())`,
    ),
    one(
      'avis.ask',
      `update consulted_body set removed_by = '${me}', removed_at = now(), removal_reason = 'Erreur' where id = '${asked}'`,
    ),
    one(
      'avis.give',
      `insert into avis (consulted_body_id, version, opinion, person_id, mandate_id, at)
      values ('${asked}', 2, 'favourable', '${me}', '${cast.mandate}', now())`,
    ),
    one(
      'avis.sign',
      `insert into avis_paper (consulted_body_id, version, facts, kept_at) values ('${asked}', 1, '{}', now())`,
    ),
  ]
}

/** The phrases a body keeps for its own givers. */
export function ofPhrases({ cast, world, cell }: Making): Cell[] {
  const me = cast.actor.personId
  return [
    ['own', cast.body],
    ['foreign', world.foreign.body],
  ].map(([name, body = '']) =>
    cell(
      `a phrase of the ${name} body`,
      [['phrase.keep', { bodyIds: [body] }]],
      `insert into avis_phrase (code, body_id, use, sentence, rule, rank, valid_from, added_by)
      values ('own_marche', '${body}', 'either', '{"fr":"Marche","ar":"Marche"}', '{}', 0, '2026-11-20', '${me}')`,
    ),
  )
}
