import { Button } from '@mantine/core'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'
import { Answers } from '../../../ui/Dialog.tsx'

/** Going on with the answer, or without it. */
export function AnswerEnd({ onSkip }: { readonly onSkip: () => void }) {
  const say = useFilingWords()
  const check = usePreCheckWords()
  return (
    <Answers>
      <Button type="submit" size="md">
        {say('next')}
      </Button>
      <Button variant="default" size="md" onClick={onSkip}>
        {check('unknown')}
      </Button>
    </Answers>
  )
}
