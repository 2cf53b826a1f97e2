import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Answers, Dialog } from './Dialog.tsx'

type ConfirmProps = {
  readonly title: string
  readonly why: string
  readonly yes: string
  readonly no: string
  readonly busy: boolean
  /** A field the answer needs, and why it was not accepted. */
  readonly children?: ReactNode
  readonly onYes: () => void
  readonly onNo: () => void
}

/** A question before what can't be taken back: what will happen, then the two answers. */
export const Confirm = ({ title, why, yes, no, busy, children, onYes, onNo }: ConfirmProps) => (
  <Dialog title={title} onClose={onNo}>
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onYes()
      }}
      style={{ display: 'grid', gap: 16 }}
    >
      <p>{why}</p>
      {children}
      <Answers>
        <Button type="submit" size="md" loading={busy}>
          {yes}
        </Button>
        <Button variant="default" size="md" onClick={onNo}>
          {no}
        </Button>
      </Answers>
    </form>
  </Dialog>
)
