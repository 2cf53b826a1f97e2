import { Button } from '@mantine/core'
import { useRegulationWords } from '../../text/useRegulationWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { type Editing, sameCellOf } from './editing.ts'
import { RevisionDifferences } from './RevisionDifferences.tsx'

type MeanwhileProps = {
  readonly id: string
  readonly editing: Editing
  readonly last: number
  readonly onTakeUp: () => void
}

/** What somebody else changed since, before one goes on from there; nothing of one's own is lost. */
export function Meanwhile({ id, editing, last, onTakeUp }: MeanwhileProps) {
  const say = useRegulationWords()
  return (
    <Notice tone="warning" role="alert">
      <h2>{say('meanwhile')}</h2>
      <p>{say('meanwhileText', { read: editing.base, last })}</p>
      <RevisionDifferences
        id={id}
        // Before anybody changed anything there was no revision: what was found is the first.
        from={Math.max(editing.base, 1)}
        to={last}
        remark={(one) => (editing.now.some((change) => sameCellOf(change, one)) ? say('both') : null)}
      />
      <Button variant="default" size="md" mt={12} onClick={onTakeUp}>
        {say('takeUp', { last })}
      </Button>
    </Notice>
  )
}
