import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useCheckActWords } from '../../text/useCheckActWords.ts'
import { useDropped } from '../../ui/useDropped.ts'
import classes from './checkAct.module.css'

type DropActProps = { readonly isBusy: boolean; readonly onFile: (file: File) => void }

/** One PDF, dropped or chosen. */
export function DropAct({ isBusy, onFile }: DropActProps) {
  const say = useCheckActWords()
  const input = useRef<HTMLInputElement>(null)
  const give = ([file]: readonly File[]) => file && onFile(file)
  const { over, handlers } = useDropped(give)
  return (
    <section className={classes.drop} aria-label={say('drop')} data-over={over || undefined} {...handlers}>
      <p>{over ? say('dropNow') : say('drop')}</p>
      <Button size="md" loading={isBusy} onClick={() => input.current?.click()}>
        {say('choose')}
      </Button>
      <p className={classes.hint}>{say('limits')}</p>
      <input
        ref={input}
        type="file"
        accept="application/pdf,.pdf"
        hidden
        aria-label={say('choose')}
        onChange={({ currentTarget }) => {
          give([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
    </section>
  )
}
