import { Button, type ButtonProps } from '@mantine/core'
import { useRef } from 'react'
import { ACCEPTED } from '../../../upload/preChecks.ts'

type PickFilesProps = Pick<ButtonProps, 'variant'> & {
  readonly label: string
  /** The label with what it is about, for who hears it alone. */
  readonly labelOf: string
  readonly multiple?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** A button that opens the device's own chooser: the camera's pictures, a folder, a drive. */
export function PickFiles({ label, labelOf, multiple = true, variant = 'default', onFiles }: PickFilesProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button variant={variant} aria-label={labelOf} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple={multiple}
        accept={ACCEPTED}
        hidden
        aria-label={labelOf}
        onChange={({ currentTarget }) => {
          if (currentTarget.files && currentTarget.files.length > 0) onFiles([...currentTarget.files])
          currentTarget.value = ''
        }}
      />
    </>
  )
}
