import { Button } from '@mantine/core'
import { useForm } from 'react-hook-form'
import type { Owed } from '../../../api/contract/fees/statements.ts'
import { useFeeWords } from '../../text/useFeeWords.ts'
import { useWords } from '../../text/words.ts'
import form from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import { useRecordReceipt } from './feesQueries.ts'
import { ReceiptFields } from './ReceiptFields.tsx'
import { newReceipt, type ReceiptTexts, receiptOf } from './receiptTexts.ts'

type ReceiptFormProps = {
  readonly id: string
  readonly version: number
  readonly owed: Owed
  readonly today: string
  /** The one to be recorded next: one button of a screen leads. */
  readonly next: boolean
  readonly onSaid: (text: string) => void
}

/** Records the receipt one creditor gave for all it is owed. */
export function ReceiptForm({ id, version, owed, today, next, onSaid }: ReceiptFormProps) {
  const say = useFeeWords()
  const { nameOf } = useWords()
  const recording = useRecordReceipt(id)
  const typing = useForm<ReceiptTexts>({ defaultValues: newReceipt(today) })
  const title = say('recordOf', { name: nameOf(owed) })
  const submit = typing.handleSubmit((typed) =>
    recording.mutate(
      { creditor: owed.creditor, version, ...receiptOf(typed) },
      { onSuccess: ({ settled }) => onSaid(say(settled ? 'goneOn' : 'recorded')) },
    ),
  )
  return (
    <form noValidate className={form.form} aria-label={title} onSubmit={submit}>
      <h3>{title}</h3>
      <ReceiptFields typing={typing} due={owed.total ?? 0} />
      <Refused error={recording.error} />
      <p>
        <Button type="submit" size="md" variant={next ? 'filled' : 'default'} loading={recording.isPending}>
          {say('record')}
        </Button>
      </p>
    </form>
  )
}
