import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { TRACKED_RECEIPT_ADDRESS } from '../../../api/contract/receipts.ts'
import { fileAnswered } from '../../api/savedFile.ts'
import { useTrackingWords } from '../../text/useTrackingWords.ts'
import { Refused } from '../frame/Refused.tsx'
import { saveFile } from '../journal/saveFile.ts'
import type { TrackingAsked } from './TrackingForm.tsx'

/** The receipt again, for whoever lost theirs: asked with what the dossier was found by. */
export function TrackedReceipt({ asked }: { readonly asked: TrackingAsked }) {
  const say = useTrackingWords()
  const fetching = useMutation({
    mutationFn: () => fileAnswered(TRACKED_RECEIPT_ADDRESS, { ...asked, language: 'both' }),
    onSuccess: (pdf) => saveFile(`recepisse-${asked.number.trim()}.pdf`, pdf),
  })
  return (
    <>
      <Refused error={fetching.error} />
      <Button size="md" variant="default" loading={fetching.isPending} onClick={() => fetching.mutate()}>
        {say('receipt')}
      </Button>
    </>
  )
}
