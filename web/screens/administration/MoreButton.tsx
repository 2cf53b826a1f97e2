import { Button } from '@mantine/core'
import { useAdministrationWords } from '../../text/useAdministrationWords.ts'

type Pages = { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; fetchNextPage(): Promise<unknown> }

/** The way to the following page of a list, when there is one. */
export function MoreButton({ pages }: { readonly pages: Pages }) {
  const say = useAdministrationWords()
  if (!pages.hasNextPage) return null
  return (
    <div>
      <Button variant="default" size="md" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {say('administration.more')}
      </Button>
    </div>
  )
}
