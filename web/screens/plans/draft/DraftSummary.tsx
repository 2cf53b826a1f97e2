import type { PlanDraft } from '../../../../api/contract/plans/drafts.ts'
import { fixed, printedInstant } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { ButtonLink } from '../../../ui/ButtonLink.tsx'
import { FactList } from '../../../ui/FactList.tsx'

type Count = NonNullable<PlanDraft['control']>['counts'][number]

/** What is handed over to be law: what was controlled, what was found and accepted, what was put right. */
export function DraftSummary({ draft: { id, control, edits } }: { readonly draft: PlanDraft }) {
  const say = usePlanWords()
  if (!control?.doneAt) return null
  const standing = ({ severity, count, open }: Count) => {
    if (severity === 'note') return say('publish.noted', { n: fixed(count, 0) })
    if (open > 0) return say('publish.left', { n: fixed(count, 0), open: fixed(open, 0) })
    return say('publish.accepted', { n: fixed(count, 0) })
  }
  return (
    <>
      <FactList
        facts={[
          {
            term: say('steps.control'),
            value: say('control.done', {
              zones: fixed(control.zones, 0),
              area: fixed(control.areaM2 / 10_000, 2),
              at: printedInstant(control.doneAt),
            }),
          },
          ...control.counts.map((one) => ({ term: say(`control.kinds.${one.kind}`), value: standing(one) })),
          { term: say('edit.list'), value: fixed(edits.filter(({ undone }) => !undone).length, 0) },
        ]}
      />
      <div>
        <ButtonLink
          to="/plans/preparation/$id"
          params={{ id }}
          search={{ etape: 'control' }}
          variant="default"
          size="md"
        >
          {say('publish.read')}
        </ButtonLink>
      </div>
    </>
  )
}
