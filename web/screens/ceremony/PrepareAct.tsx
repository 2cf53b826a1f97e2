import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useCeremonyWords } from '../../text/useCeremonyWords.ts'
import { Refused } from '../frame/Refused.tsx'

/** Prepares the act that grants what a dossier asks, where none is there, and leads to where it is signed. */
export function PrepareAct({ course, first }: { readonly course: CourseAnswer; readonly first: boolean }) {
  const say = useCeremonyWords()
  const client = useClient()
  const answers = useQueryClient()
  const navigate = useNavigate()
  const prepare = useMutation({
    mutationFn: async () => {
      const params = { id: course.id }
      const { acts, possible } = valueOrThrow(await client.call('listActs', { params }))
      const kind = possible.find((one) => one === 'permit' || one === 'certificate')
      const waits = acts.some(
        (act) => act.kind === kind && (act.state === 'draft' || act.state === 'signing') && act.changed.length === 0,
      )
      const seen = acts.findLast((act) => act.kind === kind && act.state === 'draft')?.version ?? 0
      if (kind && !waits)
        valueOrThrow(await client.call('draftAct', { params, body: { kind, seen }, onceKey: crypto.randomUUID() }))
    },
    onSuccess: async () => {
      await answers.invalidateQueries({ queryKey: ['actsToSign'] })
      await navigate({ to: '/signatures' })
    },
  })
  return (
    <>
      <Button
        size="md"
        variant={first ? 'filled' : 'default'}
        loading={prepare.isPending}
        onClick={() => prepare.mutate()}
      >
        {say('prepare')}
      </Button>
      <Refused error={prepare.error} />
    </>
  )
}
