import { Component, type ReactNode } from 'react'

type BoundaryProps = { readonly failed: ReactNode; readonly children: ReactNode }

/** Without its map a screen still works: everything it shows is also said in words. */
export class MapBoundary extends Component<BoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? this.props.failed : this.props.children
  }
}
