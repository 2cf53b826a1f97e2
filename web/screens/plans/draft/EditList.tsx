import { Button } from '@mantine/core'
import type { PlanDraft } from '../../../../api/contract/plans/drafts.ts'
import { printedInstant } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { Refused } from '../../frame/Refused.tsx'
import { useDraftDeeds } from '../planQueries.ts'
import classes from '../plans.module.css'

/** Every edit, the youngest first; one that was undone stays, with who undid it. */
export function EditList({ draft }: { readonly draft: PlanDraft }) {
  const say = usePlanWords()
  const { undo } = useDraftDeeds(draft.id)
  if (draft.edits.length === 0) return null
  return (
    <section>
      <h3>{say('edit.list')}</h3>
      <ul className={classes.list}>
        {draft.edits.map(({ id, nth, kind, ordinals, reason, made, undone }) => (
          <li key={id} className={classes.finding}>
            <span>
              {say('edit.line', {
                nth,
                kind: say(`edit.kinds.${kind}`),
                ordinals: ordinals.map((ordinal) => ordinal + 1).join(', '),
              })}
            </span>
            <span>
              <bdi>{reason}</bdi>
            </span>
            <small className={classes.under}>
              {say('facts.byAt', { name: made.by.name, at: printedInstant(made.at) })}
              {undone && ` · ${say('edit.undone', { name: undone.by.name, at: printedInstant(undone.at) })}`}
            </small>
            {!undone && draft.may.prepare && (
              <div>
                <Button size="compact-md" variant="default" loading={undo.isPending} onClick={() => undo.mutate(id)}>
                  {say('edit.undo')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <Refused error={undo.error} />
    </section>
  )
}
