import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { ErrorPage } from './pages/error-page.tsx';

/** Shows the error page for what throws inside, until another address is opened. */
export function PageBoundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return <Boundary address={pathname}>{children}</Boundary>;
}

interface BoundaryProps {
  address: string;
  children: ReactNode;
}

interface BoundaryState {
  error: unknown;
  /** Where it failed; elsewhere the children get another try. */
  failedAt: string | null;
}

/** React catches errors of rendering only in a class. */
class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null, failedAt: null };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { error, failedAt: '' };
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState): Partial<BoundaryState> | null {
    if (state.failedAt === '') return { failedAt: props.address };
    return state.failedAt !== null && state.failedAt !== props.address
      ? { error: null, failedAt: null }
      : null;
  }

  override render() {
    return this.state.failedAt === null ? this.props.children : <ErrorPage error={this.state.error} />;
  }
}
