import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ActPlans, PlacesWanted, PlanToStamp } from '../../../api/contract/actPlans.ts'
import type { ActOfDossier } from '../../../api/contract/actsDrafted.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useActWords } from '../../text/useActWords.ts'
import { Refused } from '../frame/Refused.tsx'
import classes from './acts.module.css'
import { StampPlaces } from './StampPlaces.tsx'

type PlansPartProps = { readonly dossierId: string; readonly act: ActOfDossier }

/** The plans that an act makes unchangeable: where the stamp goes before it is signed, the stamped files after. */
export function PlansPart({ dossierId, act }: PlansPartProps) {
  const say = useActWords()
  const client = useClient()
  const answers = useQueryClient()
  const key = ['act plans', dossierId, act.id, act.state]
  const params = { id: dossierId, actId: act.id }
  const plans = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getActPlans', { params, signal })),
  })
  const onSuccess = (answer: ActPlans) => answers.setQueryData(key, answer)
  const placing = useMutation({
    mutationFn: async (body: PlacesWanted) => valueOrThrow(await client.call('placeStamps', { params, body })),
    onSuccess,
  })
  const stamping = useMutation({
    mutationFn: async () => valueOrThrow(await client.call('stampPlans', { params })),
    onSuccess,
  })
  if (!plans.data || plans.data.plans.length === 0) return null
  const { mayPlace, mayStamp } = plans.data
  return (
    <section className={classes.acts}>
      <h4>{say('plans.heading')}</h4>
      <ul className={classes.copies}>
        {plans.data.plans.map((plan) => (
          <li key={plan.documentId}>
            <Plan address={`/api/dossiers/${dossierId}/acts/${act.id}/plans/${plan.documentId}`} plan={plan} />
            {mayPlace && (
              <StampPlaces plan={plan} isBusy={placing.isPending} onPlace={(body) => placing.mutate(body)} />
            )}
          </li>
        ))}
      </ul>
      <Refused error={placing.error ?? stamping.error} />
      {mayStamp && (
        <p>
          <Button size="md" loading={stamping.isPending} onClick={() => stamping.mutate()}>
            {say('plans.stamp')}
          </Button>
        </p>
      )}
    </section>
  )
}

function Plan({ plan, address }: { readonly plan: PlanToStamp; readonly address: string }) {
  const say = useActWords()
  const { fileName, stamped, refusal } = plan
  return (
    <>
      <bdi>{fileName}</bdi>
      {stamped && (
        <a href={address} download>
          {say('plans.download', { count: stamped.pages, pages: stamped.pages })}
        </a>
      )}
      {refusal && <span>{say(`plans.refusals.${refusal}`)}</span>}
    </>
  )
}
