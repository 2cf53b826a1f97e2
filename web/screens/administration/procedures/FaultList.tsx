import type { Ref } from 'react'
import type { Fault } from '../../../../api/contract/procedures/faults.ts'
import { useVersionWords } from '../../../text/useVersionWords.ts'
import { useWords } from '../../../text/words.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { FieldPath } from './FieldPath.tsx'
import classes from './versions.module.css'

type FaultListProps = {
  readonly title: string
  readonly faults: readonly Fault[]
  readonly ref?: Ref<HTMLHeadingElement>
}

/** What does not hold, each with its place. */
export function FaultList({ title, faults, ref }: FaultListProps) {
  const say = useVersionWords()
  const { say: sentence } = useWords()
  return (
    <Notice tone="error" role="alert">
      <h3 ref={ref} tabIndex={-1}>
        {title}
      </h3>
      <ul className={classes.faults}>
        {faults.map(({ path, sentence: told }) => (
          <li key={`${path} ${told.fr}`}>
            {path === '' ? say('whole') : <FieldPath path={path} />} : {sentence(told)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
