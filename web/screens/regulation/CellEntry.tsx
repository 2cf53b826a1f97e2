import { Button, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { LONGEST } from '../../../api/contract/regulation/cells.ts'
import { useRegulationWords } from '../../text/useRegulationWords.ts'
import classes from './cell.module.css'

type CellEntryProps = { readonly children: ReactNode; readonly onApply: () => void }

/** What is entered of one cell, applied to the table at one go. */
export function CellEntry({ children, onApply }: CellEntryProps) {
  const say = useRegulationWords()
  return (
    <form
      noValidate
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault()
        onApply()
      }}
    >
      {children}
      <div>
        <Button type="submit" variant="default" size="md">
          {say('cell.apply')}
        </Button>
      </div>
    </form>
  )
}

type ArticleFieldProps = { readonly value: string; readonly onChange: (value: string) => void }

export function ArticleField({ value, onChange }: ArticleFieldProps) {
  const say = useRegulationWords()
  return (
    <TextInput
      size="md"
      dir="auto"
      label={say('cell.article')}
      autoComplete="off"
      maxLength={LONGEST.article}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
