import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useDropped } from '../../../ui/useDropped.ts'
import classes from './backlog.module.css'

type DropFilesProps = {
  readonly label: string
  readonly text: string
  readonly choose: string
  readonly hint: string
  readonly accept: string
  readonly several?: boolean
  readonly busy: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** A place where files are dropped, or chosen by the keyboard. */
export function DropFiles({ label, text, choose, hint, accept, several = false, busy, onFiles }: DropFilesProps) {
  const input = useRef<HTMLInputElement>(null)
  const give = (files: readonly File[]) => files.length > 0 && !busy && onFiles(files)
  const { over, handlers } = useDropped(give)
  return (
    <section className={classes.drop} aria-label={label} data-over={over || undefined} {...handlers}>
      <p>{text}</p>
      <div>
        <Button size="md" loading={busy} onClick={() => input.current?.click()}>
          {choose}
        </Button>
      </div>
      <p className={classes.hint}>{hint}</p>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={several}
        hidden
        aria-label={choose}
        onChange={({ currentTarget }) => {
          give([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
    </section>
  )
}
