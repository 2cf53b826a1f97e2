import type { Cell, Making } from './cell.ts'
import { HOME } from './drawing.ts'
import { PATH_OF_HOME } from './world.ts'

/** What a commune and an agency decide their rates to be. */
export function ofTariffs({ cast, world, cell }: Making): Cell[] {
  const me = cast.actor.personId
  const entering = (owner: string, id: string) => `insert into tariff
      (id, ${owner}, reference, decided_on, valid_from, origin, entered_by, mandate_id, entered_at)
    values (gen_random_uuid(), '${id}', 'Arrêté', '2026-11-01', '2027-01-01', 'entered', '${me}', '${cast.mandate}', now())`
  const withdrawing = (id: string) => `update tariff
    set withdrawn_by = '${me}', withdrawn_at = now(), withdrawal_reason = 'Erreur' where id = '${id}'`
  const ofCommune = ['tariff.enter', { territory: PATH_OF_HOME }] as const
  const ofBody = ['tariff.enter', { bodyIds: [cast.body] }] as const
  return [
    cell('a tariff of the commune', [ofCommune], entering('commune_code', HOME)),
    cell('the tariff of the commune, withdrawn', [ofCommune], withdrawing(world.tariff)),
    cell(
      'a rate of the commune',
      [ofCommune],
      `insert into tariff_rate (tariff_id, kind, rate) values ('${world.tariff}', 'tol', 400)`,
    ),
    cell('a tariff of the body', [ofBody], entering('body_id', cast.body)),
  ]
}
