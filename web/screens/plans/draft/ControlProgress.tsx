import type { ReactNode } from 'react'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { Notice } from '../../../ui/Notice.tsx'
import classes from '../plans.module.css'

type ControlProgressProps<S> = {
  readonly control: {
    readonly state: 'waiting' | 'running' | 'done' | 'failed'
    readonly step: S | null
  } | null
  readonly steps: readonly S[]
  readonly nameOf: (step: S) => string
  /** Said when it is done, or before it was asked. */
  readonly children: ReactNode
}

/** Where a control is: its step while it runs, what to do when it gave up. */
export function ControlProgress<S extends string>({ control, steps, nameOf, children }: ControlProgressProps<S>) {
  const say = usePlanWords()
  const step = control?.step ?? null
  const n = step === null ? 0 : steps.indexOf(step)
  return (
    <div role="status">
      {control?.state === 'waiting' && <p>{say('control.waiting')}</p>}
      {control?.state === 'running' && step !== null && (
        <>
          <progress className={classes.progress} aria-label={say('control.running')} value={n} max={steps.length} />
          <p>{say('control.stepOf', { n: n + 1, total: steps.length, step: nameOf(step) })}</p>
        </>
      )}
      {control?.state === 'failed' && <Notice tone="error">{say('control.failed')}</Notice>}
      {children}
    </div>
  )
}
