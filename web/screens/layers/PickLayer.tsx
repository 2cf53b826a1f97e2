import { Button, NativeSelect, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Service } from '../../../api/contract/layers.ts'
import { rounded } from '../../text/figures.ts'
import { useLayerWords } from '../../text/useLayerWords.ts'
import forms from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import { useReadService } from './layerQueries.ts'
import classes from './layers.module.css'

const KINDS = ['wms', 'wmts', 'wfs'] as const
type Kind = (typeof KINDS)[number]

export type Picked = {
  readonly title: string
  readonly service: { readonly kind: Kind; readonly address: string; readonly name: string }
}

type PickProps = {
  readonly bodyId: string
  readonly picked: Picked | null
  readonly onPick: (picked: Picked | null) => void
}

/** An address whose list of layers our server reads; one of them is picked. */
export function PickLayer({ bodyId, picked, onPick }: PickProps) {
  const say = useLayerWords()
  const read = useReadService()
  const [kind, setKind] = useState<Kind>('wms')
  const [address, setAddress] = useState('')
  const ask = () => {
    onPick(null)
    read.mutate({ bodyId, kind, address: address.trim() })
  }
  return (
    <>
      <form
        className={classes.service}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          ask()
        }}
      >
        <NativeSelect
          size="md"
          label={say('desk.kind')}
          value={kind}
          data={KINDS.map((value) => ({ value, label: say(`desk.kinds.${value}`) }))}
          onChange={({ currentTarget }) => setKind(KINDS.find((each) => each === currentTarget.value) ?? kind)}
        />
        <TextInput
          size="md"
          type="url"
          dir="ltr"
          label={say('desk.address')}
          description={say('desk.addressHint')}
          value={address}
          onChange={({ currentTarget }) => setAddress(currentTarget.value)}
        />
        <Button type="submit" size="md" variant="default" loading={read.isPending}>
          {say('desk.read')}
        </Button>
      </form>
      <Refused error={read.error} />
      {read.data && read.variables && (
        <Offered
          service={read.data}
          chosen={picked?.service.name ?? null}
          onChoose={({ name, title }) =>
            onPick({ title, service: { kind: read.variables.kind, address: read.variables.address, name } })
          }
        />
      )}
    </>
  )
}

/** More than these are not read through: one searches. */
const MOST_LISTED = 100

type OfferedProps = {
  readonly service: Service
  readonly chosen: string | null
  readonly onChoose: (layer: Service['layers'][number]) => void
}

function Offered({ service: { title, layers }, chosen, onChoose }: OfferedProps) {
  const say = useLayerWords()
  const [wanted, setWanted] = useState('')
  const words = wanted.trim().toLowerCase()
  const found = layers.filter((layer) => `${layer.title} ${layer.name}`.toLowerCase().includes(words))
  const listed = found.slice(0, MOST_LISTED)
  return (
    <fieldset className={forms.group}>
      <legend>{say('desk.offered', { title })}</legend>
      {layers.length > 10 && (
        <TextInput
          size="md"
          label={say('desk.find')}
          value={wanted}
          onChange={({ currentTarget }) => setWanted(currentTarget.value)}
        />
      )}
      {listed.length < layers.length && (
        <p role="status">{say('desk.shownOf', { shown: rounded(listed.length), all: rounded(layers.length) })}</p>
      )}
      <div className={classes.offered}>
        {listed.map((layer) => (
          <Radio
            key={layer.name}
            size="md"
            mt="xs"
            name="layer"
            value={layer.name}
            disabled={layer.unusable !== null}
            checked={chosen === layer.name}
            onChange={() => onChoose(layer)}
            label={
              <>
                {layer.title} <bdi className={classes.facts}>{layer.name}</bdi>
              </>
            }
            {...(layer.unusable && { description: say(`desk.unusable.${layer.unusable}`) })}
          />
        ))}
      </div>
    </fieldset>
  )
}
