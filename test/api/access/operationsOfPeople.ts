import type { Action } from '../../../api/contract/policy/policy.ts'
import type { Cell, Making } from './cell.ts'

export function ofPeople({ cast, world, cell }: Making): Cell[] {
  const { personId } = cast.actor
  const whom = [
    ['oneself', personId, [cast.body]],
    ['a colleague', cast.colleague.person, [cast.colleague.body]],
    ['a stranger', world.stranger, []],
  ] as const
  return whom.flatMap(([name, person, bodyIds]) => {
    const one = (action: Action, statement: string) =>
      cell(`${action} ${name}`, [[action, { personId: person, bodyIds }]], statement)
    return [
      one('person.consult', `select from person where id = '${person}'`),
      one('person.consult', `select from account where person_id = '${person}'`),
      // Oneself and support, as for what is put right of a person.
      one('person.change', `delete from passkey where person_id = '${person}'`),
      one('person.change', `select from access_token where person_id = '${person}'`),
      one('person.change', `delete from access_token where person_id = '${person}'`),
      one('person.change', `delete from recovery_code where person_id = '${person}'`),
      one('person.change', `update person set phone = '0' where id = '${person}'`),
      one('profession.confirm', `update person set profession_confirmed_at = now() where id = '${person}'`),
      one('account.lock', `update account set state = 'locked' where person_id = '${person}'`),
      // One's own password is not a reset: it is changed by whoever knows it.
      ...(person === personId
        ? []
        : [one('account.reset', `update account set password_hash = null where person_id = '${person}'`)]),
      one('session.consult', `select from session where person_id = '${person}'`),
      one('session.revoke', `update session set ended_at = now() where person_id = '${person}'`),
    ]
  })
}
