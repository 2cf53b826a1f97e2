import { NativeSelect } from '@mantine/core'
import type { ServitudeBatch } from '../../../../api/contract/servitudeBatches.ts'
import { useBatchWords } from '../../../text/useBatchWords.ts'
import { useServitudeWords } from '../../../text/useServitudeWords.ts'
import forms from '../../../ui/form.module.css'
import type { PartProps } from './BatchMappingStep.tsx'
import { FOOTPRINT_FIELDS, GENERATOR_FIELDS } from './batchForm.ts'

/** Which field of each file holds what. */
export function BatchFieldsPart({ batch, typed, onChange }: PartProps & { readonly batch: ServitudeBatch }) {
  const say = useBatchWords()
  const desk = useServitudeWords()
  const { footprints, generators } = batch
  const labels = {
    ...{ nameFr: desk('nameFr'), nameAr: desk('nameAr'), act: desk('act'), manager: desk('manager') },
    ...{ bufferM: say('mapping.bufferM'), heightLimitM: say('mapping.heightLimitM') },
    ...{ inForceFrom: say('mapping.inForceFrom'), inForceTo: say('mapping.inForceTo') },
  }
  const choices = (file: typeof footprints, none = say('mapping.none')) => [
    { value: '', label: none },
    ...file.fields.map(({ name }) => ({ value: name, label: name })),
  ]
  const field = (name: keyof typeof typed.fields) => ({
    ...{ size: 'md', value: typed.fields[name], data: choices(footprints) },
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ ...typed, fields: { ...typed.fields, [name]: value } }),
  })
  const generator = (name: keyof typeof typed.generators, file: typeof footprints) => ({
    ...{ size: 'md', value: typed.generators[name], data: choices(file) },
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ ...typed, generators: { ...typed.generators, [name]: value } }),
  })
  return (
    <>
      <fieldset className={forms.form} style={{ border: 0, padding: 0, margin: 0 }}>
        <legend>
          <h2>{say('mapping.fields')}</h2>
        </legend>
        <div className={forms.pair}>
          {generators && <NativeSelect label={say('mapping.link')} {...field('link')} />}
          {FOOTPRINT_FIELDS.map((name) => (
            <NativeSelect key={name} label={labels[name]} {...field(name)} />
          ))}
          <NativeSelect
            label={say('mapping.effectField')}
            {...field('effect')}
            data={choices(footprints, say('mapping.sameEffect'))}
          />
        </div>
      </fieldset>
      {generators && (
        <fieldset className={forms.form} style={{ border: 0, padding: 0, margin: 0 }}>
          <legend>
            <h2>{say('generators.fields')}</h2>
          </legend>
          <div className={forms.pair}>
            <NativeSelect label={say('generators.link')} {...generator('link', generators)} />
            {GENERATOR_FIELDS.map((name) => (
              <NativeSelect key={name} label={labels[name]} {...generator(name, generators)} />
            ))}
          </div>
        </fieldset>
      )}
    </>
  )
}
