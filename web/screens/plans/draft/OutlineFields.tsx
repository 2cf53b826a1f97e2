import { NativeSelect } from '@mantine/core'
import type { PlanDraft } from '../../../../api/contract/plans/drafts.ts'
import { VertexTable } from '../../../map/draw/VertexTable.tsx'
import { fixed } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { useWords } from '../../../text/words.ts'
import { Notice } from '../../../ui/Notice.tsx'
import classes from '../plans.module.css'
import type { RingRead } from './rings.ts'
import type { Editing } from './useEditing.ts'

/** Which ring of the shape is in hand: it is drawn again, or taken out while others are left. */
export type RingChoice = { readonly nth: number; readonly out: boolean }

type OutlineFieldsProps = {
  readonly draft: PlanDraft
  readonly editing: Editing
  readonly rings: readonly RingRead[]
  readonly choice: RingChoice
  readonly asked: boolean
  readonly onChoose: (choice: RingChoice) => void
}

/** The ring that is redrawn, of a shape with parts or holes the one that is chosen; the others stay as they are. */
export function OutlineFields({ draft, editing, rings, choice, asked, onChoose }: OutlineFieldsProps) {
  const say = usePlanWords()
  const { language, t } = useWords()
  const { drawing, drawn } = editing
  const named = ({ part, ring, areaM2 }: RingRead) =>
    `${ring === 0 ? say('edit.outer', { part: part + 1 }) : say('edit.hole', { part: part + 1, hole: ring })} · ${fixed(areaM2, 0)} ${t('units.m2')}`
  return (
    <>
      {rings.length > 1 && (
        <>
          <NativeSelect
            size="md"
            label={say('edit.ring')}
            description={say('edit.ringHint')}
            value={String(choice.nth)}
            data={rings.map((ring, nth) => ({ value: String(nth), label: named(ring) }))}
            onChange={({ currentTarget }) => onChoose({ ...choice, nth: Number(currentTarget.value) })}
          />
          <NativeSelect
            size="md"
            label={say('edit.ringWhat')}
            value={choice.out ? 'out' : 'redraw'}
            data={[
              { value: 'redraw', label: say('edit.kinds.outline') },
              { value: 'out', label: say(rings[choice.nth]?.ring === 0 ? 'edit.partOut' : 'edit.holeOut') },
            ]}
            onChange={({ currentTarget }) => onChoose({ ...choice, out: currentTarget.value === 'out' })}
          />
        </>
      )}
      {drawing && (
        <>
          <p className={classes.quiet}>{say('edit.outlineHint')}</p>
          {asked && !drawn && <Notice tone="warning">{say('edit.notClosed')}</Notice>}
          <VertexTable outline={drawing.outline} dispatch={drawing.dispatch} language={language} srid={draft.srid} />
        </>
      )}
    </>
  )
}
