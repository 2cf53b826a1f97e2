import { DELEGABLE } from '../../../api/contract/policy/policy.ts'
import { ROLES_OF } from '../../../api/contract/policy/roles.ts'
import type { Cell, Making } from './cell.ts'
import type { Colleague } from './drawing.ts'

export function ofMandates({ cast, world, cell }: Making): Cell[] {
  const me = cast.actor.personId
  const giving = (
    body: string,
    role: string,
    more = 'null, null',
    whom: string = world.stranger,
  ) => `insert into mandate
    (id, person_id, body_id, role, reason, valid_from, created_at, created_by, valid_to, delegated_from)
    values (gen_random_uuid(), '${whom}', '${body}', '${role}', ${more === 'null, null' ? "'appointment'" : "'absence'"},
    '2026-11-24', now(), '${me}', ${more})`
  const delegating = ({ body, mandate }: Pick<Colleague, 'body' | 'mandate'>) =>
    cell(
      'delegate',
      [['mandate.delegate', { mandateId: mandate }]],
      giving(body, cast.role, `'2026-12-31', '${mandate}'`),
    )
  const others = [
    ['a colleague', cast.colleague],
    ['a stranger', world.foreign],
  ] as const
  const giftOf = (id: string) => (id === cast.body ? (ROLES_OF[cast.kind][0] ?? '') : 'president')
  return [
    ...others.flatMap(([name, { mandate, person, body }]) => {
      const subject = { personId: person, bodyIds: [body], mandateId: null }
      return [
        cell(`mandate of ${name}`, [['mandate.consult', subject]], `select from mandate where id = '${mandate}'`),
        cell(
          `mandate of ${name}`,
          [['mandate.change', subject]],
          `update mandate set act_reference = 'x' where id = '${mandate}'`,
        ),
        cell(`beside ${name}`, [['mandate.give', { bodyIds: [body] }]], giving(body, giftOf(body))),
        cell(
          `to oneself beside ${name}`,
          [['mandate.give', { bodyIds: [body], personId: me }]],
          giving(body, giftOf(body), 'null, null', me),
        ),
      ]
    }),
    ...(DELEGABLE.includes(cast.role) && cast.mandate !== world.foreign.mandate
      ? [delegating(cast), delegating({ ...cast.colleague })]
      : []),
  ]
}
