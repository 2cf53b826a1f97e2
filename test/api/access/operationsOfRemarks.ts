import type { Subject } from '../../../api/contract/policy/decide.ts'
import type { Cell, Making } from './cell.ts'
import type { WalkDossier } from './drawingDossiers.ts'

const POINT = `'{"kind":"point","points":[[10,20]]}'`
type Remarked = Pick<WalkDossier, 'id' | 'document' | 'remark'>

/** Remarks of those who examine: the applicant reads none of them, and nobody pins for a body they do not act for. */
export function ofRemarks({ cast, world, cell }: Making, dossier: WalkDossier, whole: Subject): Cell[] {
  const { id, document, remark, state } = dossier
  const own = { ...whole, bodyIds: [cast.body] }
  const pinning = (body: string) => `insert into remark (id, dossier_id, nth, document_id, page, shape, text, body_id,
      person_id, mandate_id, at)
    values (gen_random_uuid(), '${id}', 2, '${document}', 1, ${POINT}, 'Accès', '${body}', '${cast.actor.personId}',
      '${cast.mandate}', now())`
  return [
    cell(`a remark of a ${state}`, [['remark.consult', whole]], `select from remark where id = '${remark}'`),
    cell(`its thread of a ${state}`, [['remark.consult', whole]], threadOf(remark)),
    cell(`a remark pinned on a ${state}`, [['remark.write', own]], pinning(cast.body)),
    cell(
      `a remark pinned for another body on a ${state}`,
      [['remark.write', { ...whole, bodyIds: [] }]],
      pinning(cast.body === world.foreign.body ? cast.colleague.body : world.foreign.body),
    ),
    cell(`a reply on a ${state}`, [['remark.write', own]], adding({ cast, remark }, 'reply')),
    // The body that pinned it acts nowhere here: only the guichet of the place is left to close it.
    cell(`a closing on a ${state}`, [['remark.close', { ...whole, bodyIds: [] }]], adding({ cast, remark }, 'close')),
  ]
}

/** A remark that was made into a request is the applicant's to read; its thread stays with those who examine. */
export const ofSharedRemark = ({ cell }: Making, { id, remark }: Remarked, whole: Subject): Cell[] => [
  cell('a remark made into a request', [['dossier.consult', whole]], `select from remark where id = '${remark}'`),
  cell(
    'the link of a request to a remark',
    [['dossier.consult', whole]],
    `select from complement_item_remark x join complement_item i on i.id = x.item_id where i.dossier_id = '${id}'`,
  ),
  cell('the thread of a remark made into a request', [['remark.consult', whole]], threadOf(remark)),
]

const threadOf = (remark: string) => `select from remark_entry where remark_id = '${remark}'`

const adding = ({ cast, remark }: Pick<Making, 'cast'> & { readonly remark: string }, kind: 'reply' | 'close') =>
  `insert into remark_entry (remark_id, nth, kind, text, body_id, person_id, mandate_id, at)
    values ('${remark}', 2, '${kind}', 'Levée', '${cast.body}', '${cast.actor.personId}', '${cast.mandate}', now())`
