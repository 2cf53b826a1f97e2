import type { Cell, Making } from './cell.ts'

/** Keys of signature: their holder's and their body's administrators'; an office anybody opens administers nobody's. */
export function ofKeys({ cast, world, cell }: Making): Cell[] {
  const me = cast.actor.personId
  const adding = (
    person: string | null,
    body: string,
  ) => `insert into signing_key (id, body_id, person_id, kind, reference,
      certificate, chain, fingerprint, certified_name, authority, serial, valid_from, valid_to, added_at, added_by)
    values (gen_random_uuid(), '${body}', '${person}', 'csc', 'cle', '\\x30', '{}',
      md5(random()::text) || md5(random()::text), 'Amina', 'Essai', '01', '2026-01-01', '2028-01-01', now(), '${me}')`
  const others = [
    ['a colleague', cast.colleague],
    ['a stranger', world.foreign],
  ] as const
  return [
    ...others.flatMap(([name, { person, body }]) => {
      const subject = { personId: person, bodyIds: [body] }
      return [
        cell(`key of ${name}`, [['key.consult', subject]], `select from signing_key where person_id = '${person}'`),
        cell(
          `key of ${name}`,
          [['key.change', subject]],
          `update signing_key set state = 'suspended' where person_id = '${person}'`,
        ),
        cell(`a key for ${name}`, [['key.add', subject]], adding(person, body)),
      ]
    }),
    cell('a key of one’s own', [['key.add', { personId: me, bodyIds: [cast.body] }]], adding(me, cast.body)),
  ]
}
