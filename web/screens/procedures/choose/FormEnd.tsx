import { Button } from '@mantine/core'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'
import { Answers } from '../../../ui/Dialog.tsx'

type FormEndProps = {
  readonly unknown?: 'unknown' | 'unknownPlace' | 'unknownActivity'
  readonly onUnknown: () => void
}

/** Going on with the answer, or without it. */
export function FormEnd({ unknown = 'unknown', onUnknown }: FormEndProps) {
  const say = usePreCheckWords()
  return (
    <Answers>
      <Button type="submit" size="md">
        {say('next')}
      </Button>
      <Button variant="default" size="md" onClick={onUnknown}>
        {say(unknown)}
      </Button>
    </Answers>
  )
}
