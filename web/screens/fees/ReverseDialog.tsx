import { Button, TextInput } from '@mantine/core'
import { useForm } from 'react-hook-form'
import type { FeeReceipt, FeesAnswer } from '../../../api/contract/fees/statements.ts'
import { useFeeWords } from '../../text/useFeeWords.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import form from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import { useReverseReceipt } from './feesQueries.ts'
import { ReceiptFields } from './ReceiptFields.tsx'
import { newReceipt, type ReceiptTexts, receiptOf } from './receiptTexts.ts'

type ReverseDialogProps = {
  readonly fees: FeesAnswer
  readonly receipt: FeeReceipt
  /** With what was done, or null when nothing was. */
  readonly onClose: (text: string | null) => void
}

/** Takes a receipt back with its reason; once the dossier has gone on, the right one takes its place. */
export function ReverseDialog({ fees, receipt, onClose }: ReverseDialogProps) {
  const say = useFeeWords()
  const reversing = useReverseReceipt(fees.id)
  const why = useForm<{ reason: string }>({ defaultValues: { reason: '' } })
  const typing = useForm<ReceiptTexts>({ defaultValues: newReceipt(fees.today) })
  const replaces = fees.step !== 'to_settle'
  const send = (reason: string, replacement?: ReceiptTexts) =>
    reversing.mutate(
      { receiptId: receipt.id, reason, ...(replacement && { replacement: receiptOf(replacement) }) },
      { onSuccess: () => onClose(say('saved')) },
    )
  const submit = why.handleSubmit(({ reason }) =>
    replaces ? typing.handleSubmit((typed) => send(reason.trim(), typed))() : send(reason.trim()),
  )
  return (
    <Dialog title={say('reverseTitle', { number: receipt.number })} onClose={() => onClose(null)}>
      <form noValidate className={form.form} onSubmit={submit}>
        <p>{say('reverseText')}</p>
        <TextInput
          size="md"
          dir="auto"
          maxLength={1000}
          label={say('reverseReason')}
          error={why.formState.errors.reason?.message}
          {...why.register('reason', { validate: (text) => text.trim().length >= 3 || say('tariffs.required') })}
        />
        {replaces && <p>{say('replacementText')}</p>}
        {replaces && <ReceiptFields typing={typing} due={receipt.amount} />}
        <Refused error={reversing.error} />
        <Answers>
          <Button type="submit" size="md" loading={reversing.isPending}>
            {say('reverseYes')}
          </Button>
          <Button variant="default" size="md" onClick={() => onClose(null)}>
            {say('cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}
