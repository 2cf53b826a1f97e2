import { Button } from '@mantine/core'
import { useAdministrationWords } from '../../text/useAdministrationWords.ts'

type Read = { readonly isFetching: boolean; refetch(): Promise<unknown> }

/** Asks again now, without waiting for the page to do it. */
export function RefreshButton({ read }: { readonly read: Read }) {
  const say = useAdministrationWords()
  return (
    <Button variant="default" size="md" loading={read.isFetching} onClick={() => void read.refetch()}>
      {say('administration.refresh')}
    </Button>
  )
}
