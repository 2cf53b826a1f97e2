import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { MinutesAnswer } from '../../../api/contract/commission/minutes.ts'
import { printedDay } from '../../text/figures.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useWords } from '../../text/words.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useMoveMinutes } from './minutesQueries.ts'

/** Seals minutes that some who were there have not signed: of each the secretariat says why. */
export function SealWithout({ minutes: { sessionId, version, awaited, signBy } }: { readonly minutes: MinutesAnswer }) {
  const say = useCommissionWords()
  const { nameOf } = useWords()
  const [asking, setAsking] = useState(false)
  const sealing = useMoveMinutes(sessionId)
  const { register, handleSubmit, formState } = useForm<Record<string, string>>()
  const seal = handleSubmit((reasons) => {
    const unsigned = awaited.map(({ id }) => ({ bodyId: id, reason: (reasons[id] ?? '').trim() }))
    sealing.mutate({ version, move: 'seal', unsigned }, { onSuccess: () => setAsking(false) })
  })
  return (
    <>
      <Button size="md" variant="default" onClick={() => setAsking(true)}>
        {say('minutes.sealWithout')}
      </Button>
      {asking && (
        <Confirm
          title={say('minutes.sealWithout')}
          why={signBy ? say('minutes.sealFrom', { day: printedDay(signBy) }) : say('minutes.sealWithoutText')}
          yes={say('minutes.sealWithout')}
          no={say('form.cancel')}
          busy={sealing.isPending}
          onYes={() => void seal()}
          onNo={() => setAsking(false)}
        >
          {awaited.map((body) => (
            <TextInput
              key={body.id}
              size="md"
              dir="auto"
              maxLength={1000}
              label={say('minutes.unsignedWhy', { body: nameOf(body) })}
              error={formState.errors[body.id]?.message}
              {...register(body.id, { validate: (text) => text.trim().length >= 3 || say('minutes.unsignedNeeded') })}
            />
          ))}
          <Refused error={sealing.error} />
        </Confirm>
      )}
    </>
  )
}
