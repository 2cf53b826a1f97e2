import { Textarea, TextInput } from '@mantine/core'
import type { ProcedureDefinition } from '../../../../../api/contract/procedures/definition.ts'
import { useVersionWords } from '../../../../text/useVersionWords.ts'
import form from '../../../../ui/form.module.css'
import classes from '../versions.module.css'
import { dayFault, type Working } from './working.ts'

type NamesFieldsProps = {
  readonly working: Working
  readonly tried: boolean
  readonly onChange: (working: Working) => void
  readonly onDefine: (part: Partial<ProcedureDefinition>) => void
}

export function NamesFields({ working, tried, onChange, onDefine }: NamesFieldsProps) {
  const say = useVersionWords()
  const { nameFr, nameAr, purpose } = working.definition
  const days = [
    ['validFrom', 'firstDay', 'firstDayHint'],
    ['validTo', 'lastDay', 'lastDayHint'],
  ] as const
  return (
    <fieldset className={classes.section}>
      <legend>{say('names')}</legend>
      <div className={form.pair}>
        {days.map(([field, label, hint]) => (
          <TextInput
            key={field}
            size="md"
            dir="ltr"
            inputMode="numeric"
            autoComplete="off"
            maxLength={10}
            label={say(label)}
            description={say(hint)}
            value={working[field]}
            error={tried && dayFault(working, field) ? say('dayFault') : undefined}
            onChange={(event) => onChange({ ...working, [field]: event.currentTarget.value })}
          />
        ))}
        <TextInput
          size="md"
          dir="ltr"
          lang="fr"
          label={say('nameFr')}
          value={nameFr}
          onChange={(event) => onDefine({ nameFr: event.currentTarget.value })}
        />
        <TextInput
          size="md"
          dir="rtl"
          lang="ar"
          label={say('nameAr')}
          value={nameAr}
          onChange={(event) => onDefine({ nameAr: event.currentTarget.value })}
        />
        <Textarea
          size="md"
          autosize
          dir="ltr"
          lang="fr"
          label={say('purposeFr')}
          value={purpose.fr}
          onChange={(event) => onDefine({ purpose: { ...purpose, fr: event.currentTarget.value } })}
        />
        <Textarea
          size="md"
          autosize
          dir="rtl"
          lang="ar"
          label={say('purposeAr')}
          value={purpose.ar}
          onChange={(event) => onDefine({ purpose: { ...purpose, ar: event.currentTarget.value } })}
        />
      </div>
    </fieldset>
  )
}
