export type OfficeSearch = { readonly which?: 'all' | undefined }

/** `which=all` shows the mandates of the past too. */
export const parseOfficeSearch = ({ which }: Record<string, unknown>): OfficeSearch =>
  which === 'all' ? { which } : {}
