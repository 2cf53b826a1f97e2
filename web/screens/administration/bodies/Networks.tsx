import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { BodyAnswer } from '../../../../api/contract/bodies.ts'
import { NETWORKS, type Network } from '../../../../api/contract/procedures/definition.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useWords } from '../../../text/words.ts'
import { Answers, Dialog } from '../../../ui/Dialog.tsx'
import { FactList } from '../../../ui/FactList.tsx'
import forms from '../../../ui/form.module.css'
import { Refused } from '../../frame/Refused.tsx'
import classes from '../administration.module.css'
import { ActField } from './ActField.tsx'
import { useGiveNetworks } from './bodyQueries.ts'
import { actFault } from './establishing.ts'

/** Which networks an operator runs: what the rules that want its avis know it by. */
export function Networks({ body }: { readonly body: BodyAnswer }) {
  const say = useAdministrationWords()
  const trade = useProcedureWords()
  const { listed } = useWords()
  const [open, setOpen] = useState(false)
  const [done, setDone] = useState('')
  const named = listed(body.networks.map((network) => trade(`networks.${network}`)))
  return (
    <section aria-labelledby="networks">
      <h2 id="networks">{say('bodies.networks')}</h2>
      <FactList facts={[{ term: say('bodies.networksRun'), value: named || say('bodies.networksNone') }]} />
      {body.may.includes('body.reassign') && (
        <Button variant="default" size="md" mt={12} onClick={() => setOpen(true)}>
          {say('bodies.networksChange')}
        </Button>
      )}
      <p role="status" className={classes.said}>
        {done}
      </p>
      {open && (
        <NetworksDialog
          body={body}
          onDone={() => {
            setDone(say('bodies.networksKept'))
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  )
}

type NetworksDialogProps = {
  readonly body: BodyAnswer
  readonly onDone: () => void
  readonly onClose: () => void
}

function NetworksDialog({ body, onDone, onClose }: NetworksDialogProps) {
  const say = useAdministrationWords()
  const trade = useProcedureWords()
  const { nameOf } = useWords()
  const giving = useGiveNetworks(body.id)
  const [networks, setNetworks] = useState<readonly Network[]>(body.networks)
  const { register, handleSubmit, formState } = useForm({ defaultValues: { actReference: '' } })
  const submit = handleSubmit(({ actReference }) => {
    const given = { version: body.version, networks: [...networks], actReference: actReference.trim() }
    giving.mutate(given, { onSuccess: onDone })
  })
  return (
    <Dialog title={say('bodies.networksOf', { name: nameOf(body) })} onClose={onClose}>
      <form noValidate className={forms.form} onSubmit={submit}>
        <p>{say('bodies.networksWhy')}</p>
        <Checkbox.Group
          label={say('bodies.networks')}
          value={[...networks]}
          onChange={(chosen) => setNetworks(NETWORKS.filter((network) => chosen.includes(network)))}
        >
          <div className={forms.choices}>
            {NETWORKS.map((network) => (
              <Checkbox key={network} size="md" value={network} label={trade(`networks.${network}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <ActField
          error={formState.errors.actReference?.message}
          input={register('actReference', { validate: (text) => actFault(text, say) })}
        />
        <Refused error={giving.error} />
        <Answers>
          <Button type="submit" size="md" loading={giving.isPending}>
            {say('bodies.networksSave')}
          </Button>
          <Button variant="default" size="md" onClick={onClose}>
            {say('administration.cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}
